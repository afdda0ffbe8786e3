package dev.whittle.request;

import dev.whittle.request.Glob.Fill;
import dev.whittle.request.Glob.Wildcard;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An entry of Resource or NotResource: {@code *}, or an ARN with wildcards.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Resource". A wildcard matches any characters, also across {@code /} and
 * {@code :}; where it stands within a segment, that is not promised, and three {@link Reading}s say so.
 *
 * @param text the entry, with what a short ARN lacks
 * @param language whether <code>${</code> starts a variable
 */
public record ResourceEntry(String text, Variables language) {
    /** The strings that it matches. Linear in its text. */
    public Glob glob(Readings readings) {
        List<Glob.Token> tokens = tokens();
        Glob.Builder glob = new Glob.Builder();
        int part = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Glob.Token token = tokens.get(i);
            part += isColon(token) ? 1 : 0;
            if (token instanceof Glob.Text text) {
                glob.text(text.text());
            } else if (token == Wildcard.RUN && endsSegment(tokens, i)) {
                glob.add(token);
            } else if (token == Wildcard.RUN) {
                glob.add(readings.takesSecond(ofRun(part)) ? Wildcard.RUN_IN_PART : Wildcard.RUN);
            } else if (token == Wildcard.ONE && part < Arn.PARTS - 1) {
                glob.add(readings.takesSecond(Reading.ONE_IN_FIRST_PARTS) ? Wildcard.ONE_IN_PART : Wildcard.ONE);
            } else {
                glob.add(token);
            }
        }
        return glob.glob();
    }

    private List<Glob.Token> tokens() {
        return WrittenText.tokens(text, language, Fill.Use.IN_PATTERN);
    }

    private static boolean isColon(Glob.Token token) {
        return token instanceof Glob.Text text && text.text().equals(":");
    }

    /** Whether nothing but runs stands behind it before the next colon. */
    private static boolean endsSegment(List<Glob.Token> tokens, int at) {
        int next = at + 1;
        while (next < tokens.size() && tokens.get(next) == Wildcard.RUN) {
            next++;
        }
        return next == tokens.size() || isColon(tokens.get(next));
    }

    private static Reading ofRun(int part) {
        return part < Arn.PARTS - 1 ? Reading.RUN_IN_FIRST_PARTS : Reading.RUN_IN_SIXTH_PART;
    }

    /** The readings that it depends on, but for those of variables without a value. */
    Set<Reading> readings() {
        Set<Reading> found = new TreeSet<>();
        List<Glob.Token> tokens = tokens();
        int part = 0;
        for (int i = 0; i < tokens.size(); i++) {
            part += isColon(tokens.get(i)) ? 1 : 0;
            if (tokens.get(i) == Wildcard.RUN && !endsSegment(tokens, i)) {
                found.add(ofRun(part));
            } else if (tokens.get(i) == Wildcard.ONE && part < Arn.PARTS - 1) {
                found.add(Reading.ONE_IN_FIRST_PARTS);
            }
        }
        return found;
    }

    /** The variables that it holds. */
    public List<PolicyVariable> variables() {
        return WrittenText.variables(text, language);
    }
}
