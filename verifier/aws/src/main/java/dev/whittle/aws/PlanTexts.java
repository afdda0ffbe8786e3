package dev.whittle.aws;

import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documents of a plan by the SHA-256 of their UTF-8 bytes, exactly as they are sent. */
final class PlanTexts {
    private final SortedMap<String, String> texts = new TreeMap<>();

    /** Keeps a text and returns its hash. */
    String add(String text) {
        String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        texts.put(hash, text);
        return hash;
    }

    SortedMap<String, String> all() {
        return texts;
    }
}
