package dev.whittle.bench.data;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.policy.Policy;
import dev.whittle.source.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** The reference example: the files of the regression proof {@code reference-2026}. */
public final class ReferenceExample {
    private ReferenceExample() {}

    /** The policy. */
    public static Policy policy() {
        return PolicySource.read("policy.json", bytes("policy.json")).policy();
    }

    /** What was never used of it. */
    public static Evidence unused() {
        return EvidenceReader.read("unused.json", bytes("unused.json"), Optional.empty());
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(ReferenceExample.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
