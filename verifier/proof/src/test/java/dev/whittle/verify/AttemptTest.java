package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static String of(Supplier<String> work) {
        return Attempt.of(work).or(problems -> "refused: " + problems.getMessage(), error -> "broken: " + error);
    }

    private static Supplier<String> throwing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private static Supplier<String> throwing(Error error) {
        return () -> {
            throw error;
        };
    }

    @Test
    void of_eachEnd_isKnown() {
        assertEquals("done", of(() -> "done"));
        assertEquals("refused: f: empty", of(throwing(new InvalidInputException("f", "empty"))));
        assertEquals("broken: java.lang.IllegalStateException: x", of(throwing(new IllegalStateException("x"))));
        assertEquals("broken: java.lang.StackOverflowError", of(throwing(new StackOverflowError())));
        assertEquals("broken: java.lang.OutOfMemoryError: x", of(throwing(new OutOfMemoryError("x"))));
    }

    /** A class that can't be loaded is no policy's fault. */
    @Test
    void of_otherErrors_endTheRun() {
        assertThrows(LinkageError.class, () -> of(throwing(new LinkageError("x"))));
    }
}
