package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A user, a group or a role. */
public final class ServedPrincipal {
    private final String account;
    private final String kind;
    private final String path;
    private final String name;
    private final Map<String, String> inline = new LinkedHashMap<>();
    private final List<String> attached = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private Optional<String> boundary = Optional.empty();

    ServedPrincipal(String account, String kind, String path, String name) {
        this.account = account;
        this.kind = kind;
        this.path = path;
        this.name = name;
    }

    /** {@code user}, {@code group} or {@code role}. */
    public String kind() {
        return kind;
    }

    /** The same as operations and their answers spell it, such as {@code Role}. */
    String word() {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    /** Its unique id. */
    String id() {
        return "AID" + name;
    }

    /** Such as {@code /team/}. */
    public String path() {
        return path;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its ARN. */
    public String arn() {
        return "arn:aws:iam::" + account + ":" + kind + path + name;
    }

    /** Policies written into it, percent-encoded, by name. */
    public Map<String, String> inline() {
        return inline;
    }

    /** ARNs of managed policies. */
    public List<String> attached() {
        return attached;
    }

    /** Names of a user's groups. */
    public List<String> groups() {
        return groups;
    }

    /** ARN of its permissions boundary. */
    public Optional<String> boundary() {
        return boundary;
    }

    /** Bounds it. */
    public void bound(String policy) {
        boundary = Optional.of(policy);
    }

    /** The same, apart from this. */
    ServedPrincipal copy() {
        ServedPrincipal copy = new ServedPrincipal(account, kind, path, name);
        copy.inline.putAll(inline);
        copy.attached.addAll(attached);
        copy.groups.addAll(groups);
        copy.boundary = boundary;
        return copy;
    }
}
