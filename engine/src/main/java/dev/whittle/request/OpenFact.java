package dev.whittle.request;

/**
 * A fact of a request that its form does not settle, and on which a policy's answer may hang: what is proved holds whether or not
 * it is true, and a request refutes only where it does so either way. Equal facts are one fact.
 *
 * @param kind what it is about
 * @param subject what names it: an entry, a list or a statement
 */
public record OpenFact(Kind kind, String subject) implements Comparable<OpenFact> {
    /** What an open fact is about. */
    public enum Kind {
        /** Whether the caller is who a principal's entry names by another name than its ARN. */
        CALLER("the caller is `", "`"),
        /** Whether the caller is a federated session that a user issued. */
        SESSION_OF_USER("the caller is a federated session of `", "`"),
        /** Whether NotPrincipal takes the caller as none of those on its list. */
        NOT_PRINCIPAL("the caller is none of `", "`"),
        /** Whether a statement that is not understood applies. */
        STATEMENT("the statement applies that is not understood: ", "");

        private final String before;
        private final String after;

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** The fact in words. */
    public String words() {
        return kind.before + subject + kind.after;
    }

    @Override
    public int compareTo(OpenFact other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : subject.compareTo(other.subject);
    }
}
