package dev.whittle.loopback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A managed policy with its versions. */
public final class ServedPolicy {
    private final String arn;
    private final Map<String, String> versions = new LinkedHashMap<>();
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

    /** Adds a version and returns its id. */
    public String add(String encoded, boolean isCurrent) {
        String id = "v" + ++last;
        versions.put(id, encoded);
        if (isCurrent) {
            current = id;
        }
        return id;
    }

    Instant made() {
        return ServedAccount.made();
    }
}
