package dev.whittle.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How grave it is that an action is allowed: the one scale by which removals, and what remains, are ranked. Constants rise; an action has
 * the gravest that is true of it.
 *
 * <p>What the action is known for counts before its access level, since a level says little of harm: {@code iam:PassRole} is a write like
 * {@code s3:PutObject}, and some of what AWS files under permissions management merely reads.
 *
 * <p>The score is the one of SARIF's {@code security-severity} as GitHub reads it: a text from 0.0 to 10.0, where more than 9.0 is critical,
 * 7.0 to 8.9 high, 4.0 to 6.9 medium, and 3.9 or less low. GitHub says what the bounds mean; which kind has which score between them is
 * decided here, and 9.0 itself, which is none of the four, is not used.
 *
 * <p>Source: GitHub documentation, "SARIF support for code scanning", {@code reportingDescriptor} object,
 * {@code properties.security-severity}; of the levels, IAM User Guide, "Understanding access level summaries within policy summaries".
 */
public enum Severity {
    /** No catalog that was asked knows the action, and it is known for nothing. */
    UNKNOWN("0.1", "low", "unknown", "unknown to the catalog"),
    /** Sees that a resource exists. */
    LIST("1.0", "low", "list", "listing"),
    /** Reads a resource. */
    READ("3.0", "low", "read", "reading"),
    /** Changes tags, on which other permissions may depend. */
    TAGGING("4.0", "medium", "tagging", "tagging"),
    /** Makes, changes or deletes a resource. */
    WRITE("5.5", "medium", "write", "writing"),
    /** Grants or changes permissions, by its access level, and is known for nothing. */
    PERMISSIONS("7.0", "high", "permissions", "permissions management"),
    /** Takes data out. */
    EXFILTRATION("7.5", "high", "exfiltration", "data exfiltration"),
    /** Opens a resource to others. */
    EXPOSURE("8.5", "high", "exposure", "resource exposure"),
    /** Hands out or sets credentials. */
    CREDENTIALS("9.1", "critical", "credentials", "credentials"),
    /** Gives permissions beyond its holder's own, by what it makes or calls. */
    ESCALATION("9.5", "critical", "escalation", "privilege escalation"),
    /** Gives permissions beyond its holder's own, and its access level is permissions management. */
    ESCALATION_BY_PERMISSIONS(
            "9.8", "critical", "escalation-by-permissions", "privilege escalation by permissions management");

    private final String score;
    private final String word;
    private final String kind;
    private final String title;

    Severity(String score, String word, String kind, String title) {
        this.score = score;
        this.word = word;
        this.kind = kind;
        this.title = title;
    }

    /** All of them, the gravest first. */
    public static List<Severity> gravestFirst() {
        return Stream.of(values()).sorted(Comparator.reverseOrder()).toList();
    }

    /** From 0.0 to 10.0, with one digit behind the point: what SARIF's {@code security-severity} is to hold. */
    public String score() {
        return score;
    }

    /** What GitHub calls this score: {@code critical}, {@code high}, {@code medium} or {@code low}. */
    public String word() {
        return word;
    }

    /** The one word, with hyphens, that stands for what such an action does in outputs, such as {@code escalation}. */
    public String kind() {
        return kind;
    }

    /** The same for people, such as {@code privilege escalation}. */
    public String title() {
        return title;
    }

    /**
     * That of an action, by its levels in a catalog and by what it is known for.
     *
     * @param action such as {@code iam:PassRole}, in whatever letters; no pattern
     */
    public static Severity of(String action, Catalog catalog) {
        return of(levels(action, catalog), RiskyActions.bundled().risks(action));
    }

    /**
     * That of an action with these levels that is known for this.
     *
     * @param levels none where no catalog knows the action
     */
    public static Severity of(Set<AccessLevel> levels, Set<Risk> risks) {
        Severity gravest = UNKNOWN;
        for (AccessLevel level : levels) {
            gravest = graver(gravest, of(level));
        }
        boolean isPermissions = levels.contains(AccessLevel.PERMISSIONS_MANAGEMENT);
        for (Risk risk : risks) {
            gravest = graver(gravest, of(risk, isPermissions));
        }
        return gravest;
    }

    private static Severity of(AccessLevel level) {
        return switch (level) {
            case LIST -> LIST;
            case READ -> READ;
            case TAGGING -> TAGGING;
            case WRITE -> WRITE;
            case PERMISSIONS_MANAGEMENT -> PERMISSIONS;
        };
    }

    private static Severity of(Risk risk, boolean isPermissions) {
        return switch (risk) {
            case ESCALATION -> isPermissions ? ESCALATION_BY_PERMISSIONS : ESCALATION;
            case CREDENTIALS -> CREDENTIALS;
            case EXPOSURE -> EXPOSURE;
            case EXFILTRATION -> EXFILTRATION;
        };
    }

    private static Severity graver(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Set<AccessLevel> levels(String action, Catalog catalog) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            return Set.of();
        }
        Optional<CatalogService> service = catalog.service(Spelling.fold(action.substring(0, colon)));
        return service.flatMap(known -> known.action(action.substring(colon + 1)))
                .<Set<AccessLevel>>map(CatalogAction::levels)
                .orElse(Set.of());
    }
}
