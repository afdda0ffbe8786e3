package dev.whittle.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of actions: {@code service:Name} with {@code *} (any run of characters, also none) and {@code ?} (exactly
 * one), anywhere; {@code *} alone is every action. A pattern without wildcards is one action.
 *
 * <p>L(p), the strings that it matches, ranges over all strings, not only known actions, folded to lower case. Two
 * patterns are equal where their texts are equal after folding.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Action".
 */
public final class Pattern implements Comparable<Pattern> {
    private final String text;
    private final String folded;
    private final int colon;
    private final int literal;

    private Pattern(String text, int colon) {
        this.text = text;
        this.folded = fold(text);
        this.colon = colon;
        this.literal = firstWildcard(folded);
    }

    /** The pattern that a text denotes, or nothing where it is neither {@code *} nor {@code service:Name}. */
    public static Optional<Pattern> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(new Pattern(text, -1));
        }
        int colon = text.indexOf(':');
        return isPart(text, 0, colon) && isPart(text, colon + 1, text.length())
                ? Optional.of(new Pattern(text, colon))
                : Optional.empty();
    }

    /** Whether the interval is a service's or an action's name, wildcards allowed; an empty one is none. */
    private static boolean isPart(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!isLetter && !(c >= '0' && c <= '9') && !isWildcard(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return from < to;
    }

    /**
     * The pattern that a text denotes, for texts known to be one.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static Pattern of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is neither `*` nor `service:Name`"));
    }

    /** ASCII lower case: how actions are compared. */
    public static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int firstWildcard(String folded) {
        int i = 0;
        while (i < folded.length() && !isWildcard(folded.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isWildcard(char c) {
        return c == '*' || c == '?';
    }

    /** The text as written. */
    public String text() {
        return text;
    }

    /** The text in lower case. */
    public String folded() {
        return folded;
    }

    /** Whether this is {@code *} alone. */
    public boolean isEverything() {
        return colon < 0;
    }

    /** Whether this is one action, without wildcards. */
    public boolean isLiteral() {
        return literal == folded.length();
    }

    /** What every match starts with, folded: all up to the first wildcard. */
    public String literalPrefix() {
        return folded.substring(0, literal);
    }

    /** Whether the folded action starts with the literal prefix, as every match does. */
    public boolean mayMatch(String action) {
        return action.regionMatches(0, folded, 0, literal);
    }

    /** The part before the colon, folded; {@code *} for {@code *}. */
    public String service() {
        return isEverything() ? folded : folded.substring(0, colon);
    }

    /** The part after the colon, as written; {@code *} for {@code *}. */
    public String name() {
        return isEverything() ? text : text.substring(colon + 1);
    }

    /** Whether the part before the colon is one service, without wildcards. */
    public boolean namesOneService() {
        return literal > colon && !isEverything();
    }

    /** Whether the folded action is in L(this). Time: length of pattern times action at worst. */
    public boolean matches(String action) {
        return mayMatch(action) && Wildcards.match(folded, action);
    }

    /** Whether the service part matches the folded service. */
    public boolean matchesService(String service) {
        return namesOneService()
                ? colon == service.length() && folded.startsWith(service)
                : Wildcards.match(service(), service);
    }

    /**
     * Whether L(this) lies inside L(other). False also where that is too costly to decide
     * ({@link Wildcards#MOST_STATES}); callers only lose brevity then, never soundness.
     */
    public boolean within(Pattern other) {
        return Wildcards.within(folded, other.folded);
    }

    /** Whether L(this) and L(other) have a string in common. */
    public boolean meets(Pattern other) {
        // Most pairs differ before the first wildcard of either.
        return folded.regionMatches(0, other.folded, 0, Math.min(literal, other.literal))
                && Wildcards.meet(folded, other.folded);
    }

    /** By code points of the folded text. */
    @Override
    public int compareTo(Pattern other) {
        return folded.compareTo(other.folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pattern pattern && folded.equals(pattern.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
