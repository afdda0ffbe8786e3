package dev.whittle.source;

import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Fn::Sub} fills into a text: values for <code>${Name}</code>, and nothing for the exclamation mark of <code>${!Name}</code>.
 *
 * <p>Source: AWS CloudFormation Template Reference, "Fn::Sub".
 *
 * @param holes in the text's order
 * @param unknown where a <code>${</code> stands that is neither
 */
record Substitution(List<MaskedJson.Hole> holes, OptionalInt unknown) {
    private static final Pattern HOLE =
            Pattern.compile("\\$\\{(?:[ \\t]*[A-Za-z0-9_.:]+[ \\t]*|(?<escape>!)[^{}\"\\r\\n]*)\\}");

    Substitution {
        holes = List.copyOf(holes);
    }

    /** Of a stretch of a file. */
    static Substitution in(String text, Span content) {
        List<MaskedJson.Hole> holes = new ArrayList<>();
        Matcher hole = HOLE.matcher(text).region(content.start(), content.end());
        int at = text.indexOf("${", content.start());
        while (at >= 0 && at < content.end()) {
            if (!hole.region(at, content.end()).lookingAt()) {
                return new Substitution(holes, OptionalInt.of(at));
            }
            int escape = hole.start("escape");
            holes.add(
                    escape < 0
                            ? new MaskedJson.Hole(new Span(at, hole.end()), hole.group())
                            : MaskedJson.Hole.escape(new Span(escape, escape + 1)));
            at = text.indexOf("${", hole.end());
        }
        return new Substitution(holes, OptionalInt.empty());
    }
}
