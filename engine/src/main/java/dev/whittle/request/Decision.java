package dev.whittle.request;

import java.util.List;

/**
 * What a document says of a request. It is not AWS's last word: other policies of the account count too.
 *
 * @param kind which of the three
 * @param statements JSON pointers of those that decide it, in the document's order: the Allow statements that apply, or the Deny
 *     statements; none where nothing applies
 */
public record Decision(Kind kind, List<String> statements) {
    public Decision {
        statements = List.copyOf(statements);
    }

    /** How a document decides. Source: IAM User Guide, "Policy evaluation logic". */
    public enum Kind {
        /** An Allow statement applies, and no Deny statement does. */
        ALLOWED("allowed"),
        /** A Deny statement applies. */
        EXPLICIT("explicit"),
        /** No statement applies. */
        IMPLICIT("implicit");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name in outputs. */
        public String word() {
            return word;
        }
    }

    /** Whether the request is allowed. */
    public boolean isAllowed() {
        return kind == Kind.ALLOWED;
    }
}
