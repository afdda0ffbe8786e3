package dev.whittle.request;

import dev.whittle.request.Template.Piece;
import dev.whittle.request.TextPattern.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What ARNs of a policy match, as the plain evaluator reads them: those of Resource and NotResource, and those of the operators
 * for ARNs.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Resource", "Using wildcards in resource ARNs": a {@code *} takes slashes, and at
 * the end of a segment colons too. Whether it takes colons before other text of its segment, the page leaves open. "Amazon
 * Resource Name (ARN) condition operators": each of the six parts is checked on its own. "Identify AWS resources with Amazon Resource
 * Names (ARNs)", "Limitations on wildcard usage within ARNs": in an identity's policy an ARN with too few parts is filled up with
 * {@code *}.
 */
final class ResourcePattern {
    private ResourcePattern() {}

    /** What an entry of Resource or NotResource matches, its variables filled. */
    static TextPattern ofResource(Template entry, Assuming assuming) {
        if (entry.isEverything()) {
            return TextPattern.like(entry);
        }
        List<List<Piece>> parts = entry.withAllParts().parts();
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < Arn.PARTS; i++) {
            if (i > 0) {
                tokens.add(Token.of(':'));
            }
            boolean isLast = i == Arn.PARTS - 1;
            Reading run = isLast ? Reading.RUN_IN_SIXTH_PART : Reading.RUN_IN_FIRST_PARTS;
            List<Piece> part = parts.get(i);
            for (int at = 0; at < part.size(); at++) {
                IntPredicate ofOne = part.get(at).isWritten('?') && !isLast
                        ? within(Reading.ONE_IN_FIRST_PARTS, assuming)
                        : TextPattern::any;
                IntPredicate ofRun =
                        part.get(at).isWritten('*') && isFollowed(part, at) ? within(run, assuming) : TextPattern::any;
                tokens.add(TextPattern.token(part.get(at), ofOne, ofRun));
            }
        }
        return new TextPattern(tokens);
    }

    private static IntPredicate within(Reading reading, Assuming assuming) {
        return assuming.takesSecond(reading) ? TextPattern::anyButColon : TextPattern::any;
    }

    /** Whether more than {@code *} stands behind it before the next colon. */
    private static boolean isFollowed(List<Piece> part, int at) {
        for (int i = at + 1; i < part.size() && !part.get(i).isWritten(':'); i++) {
            if (!part.get(i).isWritten('*')) {
                return true;
            }
        }
        return false;
    }

    /** What a value of an operator for ARNs matches, its variables filled; a lone {@code *} is every ARN. */
    static TextPattern ofArn(Template value) {
        if (value.isEverything()) {
            return TextPattern.like(value);
        }
        List<List<Piece>> parts = value.parts();
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                tokens.add(Token.of(':'));
            }
            IntPredicate characters = i == Arn.PARTS - 1 ? TextPattern::any : TextPattern::anyButColon;
            parts.get(i).forEach(piece -> tokens.add(TextPattern.token(piece, characters, characters)));
        }
        return new TextPattern(tokens);
    }
}
