package dev.whittle.cli;

import dev.whittle.text.Printable;
import dev.whittle.text.Reason;
import dev.whittle.verify.DisagreementException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** An internal error in words, with what a report of it needs. */
final class Breakdown {
    private static final int FRAMES = 8;

    private Breakdown() {}

    static void say(Console console, Throwable e) {
        console.say("whittle: internal error, please report it: " + Printable.of(String.valueOf(e.getMessage())));
        console.say(Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .toList());
        if (e instanceof DisagreementException disagreement
                && !disagreement.script().isEmpty()) {
            console.say("the solver's question: " + dump(disagreement.script()));
        }
    }

    private static String dump(String script) {
        try {
            Path file = Files.createTempFile("whittle-", ".smt2");
            return Files.writeString(file, script).toString();
        } catch (IOException e) {
            return "could not be written: " + Reason.of(e);
        }
    }
}
