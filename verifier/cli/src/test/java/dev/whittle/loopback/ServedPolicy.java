package dev.whittle.loopback;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A managed policy with its versions. */
public final class ServedPolicy {
    private final String arn;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private Optional<String> description = Optional.empty();
    private String current = "";
    private int last;

    ServedPolicy(String arn) {
        this.arn = arn;
    }

    /** Its ARN. */
    public String arn() {
        return arn;
    }

    /** Its name. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Such as {@code /team/}. */
    public String path() {
        return arn.substring(arn.indexOf(":policy/") + 7, arn.length() - name().length());
    }

    /** Percent-encoded documents by id of version. */
    public Map<String, String> versions() {
        return versions;
    }

    /** The id of the version in force. */
    public String current() {
        return current;
    }

    /** Adds a version and returns its id, which no version had before. */
    public String add(String encoded, boolean isCurrent) {
        String id = "v" + (last + 1);
        put(id, encoded, isCurrent);
        return id;
    }

    /** Adds a version that has an id, such as {@code v7}; later ones have higher numbers. */
    public void put(String id, String encoded, boolean isCurrent) {
        last = Math.max(last, number(id));
        versions.put(id, encoded);
        if (isCurrent) {
            current = id;
        }
    }

    /** Puts a version in force. */
    public void use(String id) {
        current = id;
    }

    /** The newest first, as IAM lists them. */
    List<String> ids() {
        return versions.keySet().stream()
                .sorted(Comparator.comparing(ServedPolicy::number).reversed())
                .toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }

    /** Whether AWS made it, so that nobody else changes it. */
    boolean isOfAws() {
        return arn.startsWith("arn:aws:iam::aws:");
    }

    Optional<String> description() {
        return description;
    }

    void describe(Optional<String> text) {
        description = text;
    }

    /** The same, apart from this. */
    ServedPolicy copy() {
        ServedPolicy copy = new ServedPolicy(arn);
        copy.versions.putAll(versions);
        copy.description = description;
        copy.current = current;
        copy.last = last;
        return copy;
    }

    Instant made() {
        return ServedAccount.made();
    }
}
