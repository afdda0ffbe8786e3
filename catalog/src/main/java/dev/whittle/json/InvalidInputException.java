package dev.whittle.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An input that is refused: all its problems at once, in the order of the text. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final transient List<Problem> problems;

    /**
     * @param source what the input is called in messages, usually its file name
     * @param problems at least one
     */
    public InvalidInputException(String source, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> source + (problem.place().isEmpty() ? ": " : ":") + problem)
                .collect(Collectors.joining("\n")));
        this.source = source;
        this.problems = List.copyOf(problems);
    }

    /** One problem with the input as a whole. */
    public InvalidInputException(String source, String message) {
        this(source, List.of(new Problem(message, "", Optional.empty())));
    }

    /** Returns if nothing is refused; throws the first with the others as suppressed ones. */
    public static void refuse(List<InvalidInputException> refused) {
        if (!refused.isEmpty()) {
            InvalidInputException first = refused.get(0);
            refused.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** What the input is called. */
    public String source() {
        return source;
    }

    /** The problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
