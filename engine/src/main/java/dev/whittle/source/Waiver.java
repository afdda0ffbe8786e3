package dev.whittle.source;

import dev.whittle.json.Problems;
import dev.whittle.json.Span;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A comment {@code whittle:keep PATTERN} beside a policy's statements: what it names is kept in the whole policy, and the comment stays.
 * A text that only looks like one keeps its pattern as well, which takes nothing away. So does any text in JSON, where members
 * <code>"//"</code> are what comes next to comments.
 *
 * @param pattern what it names, as it is written
 * @param span from the comment's sign to the end of its line; in JSON from these words to the pattern's end
 */
record Waiver(String pattern, Span span) {
    /** What stands in such a comment. */
    static final String MARK = "whittle:keep";

    private static final java.util.regex.Pattern COMMENT =
            java.util.regex.Pattern.compile("(?:#|//|/\\*)[^\\r\\n]*?\\b" + MARK + "\\b[ \\t]*(\\S*)[^\\r\\n]*");

    private static final java.util.regex.Pattern IN_JSON =
            java.util.regex.Pattern.compile(MARK + "\\b[ \\t]*([^\\s\"\\\\]*)");

    private static final java.util.regex.Pattern COMMENT_LINE =
            java.util.regex.Pattern.compile("[ \\t]*(?:#|//|/\\*).*");

    /** Those in a stretch of a text. */
    static List<Waiver> in(String text, Span stretch) {
        List<Waiver> found = new ArrayList<>();
        Matcher comment = (isJson(text) ? IN_JSON : COMMENT).matcher(text).region(stretch.start(), stretch.end());
        while (comment.find()) {
            found.add(new Waiver(comment.group(1), new Span(comment.start(), comment.end())));
        }
        return found;
    }

    /** No file in a language that has comments starts like this. */
    private static boolean isJson(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && "{[".indexOf(text.charAt(start)) >= 0;
    }

    /** Those of a text, in words: whether two texts have the same. */
    static List<String> texts(String text) {
        return in(text, new Span(0, text.length())).stream()
                .map(each -> each.span().of(text).strip())
                .toList();
    }

    /** A document or a statement with the comment lines right before it, and the rest of its last line. */
    static Span withComments(String text, Span stretch) {
        int start = text.lastIndexOf('\n', stretch.start() - 1) + 1;
        while (start > 0) {
            int before = text.lastIndexOf('\n', start - 2) + 1;
            if (!COMMENT_LINE
                    .matcher(text.substring(before, start).stripTrailing())
                    .matches()) {
                break;
            }
            start = before;
        }
        int end = text.indexOf('\n', stretch.end());
        return new Span(start, end < 0 ? text.length() : end);
    }

    /** What the comments of a document keep; one that names no pattern is a problem. */
    static List<Pattern> kept(String text, Span document, Problems problems) {
        List<Pattern> kept = new ArrayList<>();
        for (Waiver each : in(text, withComments(text, document))) {
            Optional<Pattern> pattern = Pattern.parse(each.pattern());
            pattern.ifPresent(kept::add);
            if (pattern.isEmpty()) {
                problems.add(
                        each.span().start(),
                        "",
                        "`" + MARK + "` names no pattern of actions here; write one behind it, such as `" + MARK
                                + " s3:Get*`");
            }
        }
        return kept;
    }
}
