package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Texts read as evidence, and what is expected of them. */
final class Reading {
    private Reading() {}

    static Reports reports(String text, Interpretation how) {
        EvidenceReader reader = new EvidenceReader(how);
        try {
            reader.add("evidence", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.reports();
    }

    static Evidence evidence(String text, Interpretation how) {
        return reports(text, how).about(Optional.empty());
    }

    static Evidence evidence(String text) {
        return evidence(text, Interpretation.PLAIN);
    }

    static List<String> refused(String text, Interpretation how) {
        return assertThrows(InvalidInputException.class, () -> evidence(text, how)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    static List<String> refused(String text) {
        return refused(text, Interpretation.PLAIN);
    }

    static String refused(Reports reports, Optional<String> role) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reports.about(role))
                .getMessage());
    }

    static Interpretation as(EvidenceForm form) {
        return new Interpretation(Optional.of(form), ListOf.UNUSED, Optional.empty(), Optional.empty());
    }

    static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts).map(Pattern::of).toList();
    }
}
