package dev.whittle.source;

import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of code as it was made: its text, and where each list of actions stands in it, which is known from the making alone.
 *
 * @param name which tells the language
 * @param statements those that can be read, in order
 */
record MadeCode(String name, String text, List<Made> statements) {
    /** What elements are made of. */
    static final List<String> PATTERNS = List.of(
            "s3:Get*",
            "s3:PutObject",
            "sqs:*",
            "*",
            "?3:List*",
            "iam:Pass?ole",
            "12:34",
            "1_0:30",
            "*:Tag*",
            "a-b:C_d",
            "ec2:Describe*",
            "-x:y");

    MadeCode {
        statements = List.copyOf(statements);
    }

    /**
     * A statement.
     *
     * @param site the address of its policy
     * @param isNegated whether the list says what it leaves out
     * @param isBare whether one string stands in the place of a list
     * @param patterns what is listed
     * @param value where the list stands, or the string
     * @param elements where each of the patterns does
     * @param whole the statement itself
     * @param home where JSON that means the same has the statement, by names and numbers
     * @param within where the statement has the list
     */
    record Made(
            String site,
            String effect,
            boolean isNegated,
            boolean isBare,
            List<String> patterns,
            Span value,
            List<Span> elements,
            Span whole,
            List<Object> home,
            List<Object> within) {}

    /** A list that is being written. */
    static final class Listed {
        private final boolean isBare;
        private final List<String> patterns = new ArrayList<>();
        private final List<Span> elements = new ArrayList<>();
        private int start;
        private int end;

        Listed(boolean isBare) {
            this.isBare = isBare;
        }

        boolean isBare() {
            return isBare;
        }

        /** Where it ends so far. */
        int end() {
            return end;
        }

        void startsAt(int offset) {
            start = offset;
        }

        void endsAt(int offset) {
            end = offset;
        }

        void add(String pattern, Span element) {
            patterns.add(pattern);
            elements.add(element);
        }

        Made of(String site, String effect, boolean isNegated, Span whole, List<Object> home, List<Object> within) {
            return new Made(
                    site,
                    effect,
                    isNegated,
                    isBare,
                    List.copyOf(patterns),
                    new Span(start, end),
                    List.copyOf(elements),
                    whole,
                    home,
                    within);
        }
    }
}
