package dev.whittle.cli;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What an option is about: options stand under its heading in the help of every command, in this order. */
enum OptionGroup {
    POLICY("Policy"),
    QUESTION("Question"),
    LIMITS("Limits"),
    EVIDENCE("Evidence"),
    AWS("AWS"),
    CODE("Infrastructure code"),
    TEXT("Refined text"),
    SIZE("Size"),
    CATALOG("Catalog"),
    PROOF("Proof"),
    MANY("Many policies"),
    RESULTS("Results and reports"),
    PIPELINE("In a pipeline"),
    CONFIGURATION("Configuration"),
    CONSOLE("Console");

    private final String heading;

    OptionGroup(String heading) {
        this.heading = heading;
    }

    /** Its heading, in words. */
    String heading() {
        return heading;
    }

    /**
     * The group that the option's field is {@link Grouped} in, or else the field's class; picocli's own options are about the
     * console.
     *
     * @throws IllegalStateException where neither is
     */
    static OptionGroup of(OptionSpec option) {
        if (!(option.userObject() instanceof Member member)) {
            throw new IllegalStateException(option.longestName() + " is declared nowhere");
        }
        Class<?> declaring = member.getDeclaringClass();
        if (declaring.getEnclosingClass() == CommandLine.class) {
            return CONSOLE;
        }
        return in((AnnotatedElement) member)
                .or(() -> in(declaring))
                .orElseThrow(() -> new IllegalStateException(option.longestName() + " is in no group"));
    }

    private static Optional<OptionGroup> in(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Grouped.class)).map(Grouped::value);
    }
}
