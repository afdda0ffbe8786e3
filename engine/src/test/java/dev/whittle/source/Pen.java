package dev.whittle.source;

import java.util.List;
import java.util.Random;

/** Writes a random text of one kind of line end. Each comment has a number of its own, so that none can stand for another. */
final class Pen {
    private static final List<String> TAILS =
            List.of("", " - why", ": \"s3:Get*\", [", " it's } {", " \uD83D\uDE00", " //");

    private final Random random;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();
    private int comments;

    Pen(Random random) {
        this.random = random;
        this.lineEnd = random.nextInt(3) == 0 ? "\r\n" : "\n";
    }

    /** Writes it, each line end as this text's. */
    Pen put(String written) {
        text.append(written.replace("\n", lineEnd));
        return this;
    }

    /** Where the next character will stand. */
    int at() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    /** True once in so many times. */
    boolean isOneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Random random() {
        return random;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What a comment says. */
    String comment() {
        comments++;
        return " c" + comments + any(TAILS);
    }
}
