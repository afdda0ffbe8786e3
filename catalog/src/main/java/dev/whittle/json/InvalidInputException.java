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

    /** What the input is called. */
    public String source() {
        return source;
    }

    /** The problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
