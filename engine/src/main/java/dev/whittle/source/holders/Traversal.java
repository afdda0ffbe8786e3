package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of Terraform's that names a resource or data, and an attribute of it.
 *
 * @param type {@code aws_iam_role}, or {@code data.aws_iam_role}
 * @param address the type and the name
 * @param attribute empty where all of it is meant, {@code ?} where that is more than one name
 */
record Traversal(String type, String address, String attribute) {
    private static final Set<String> KINDS = Set.of("a variable", "a splat", "an index");
    private static final String NAME = "([^\\s.\\[\\]()]+)";
    private static final Pattern HEAD =
            Pattern.compile("^(data \\. )?" + NAME + " \\. " + NAME + "(?: .*)?$", Pattern.DOTALL);

    /** What follows the name, without blanks and without what stands in brackets. */
    private static final Pattern TAIL =
            Pattern.compile("(?:data\\.)?" + NAME + "\\." + NAME + "(?:\\[\\*?]|\\.\\*|\\.\\d+)*(?:\\." + NAME + ")?");

    /** The traversal that an expression is. */
    static Optional<Traversal> of(Json value, String text) {
        if (!(value instanceof Json.Opaque open) || !KINDS.contains(open.kind())) {
            return Optional.empty();
        }
        Matcher head = HEAD.matcher(open.tokens());
        if (!head.matches()) {
            return Optional.empty();
        }
        String type = (head.group(1) == null ? "" : "data.") + head.group(2);
        Matcher tail = TAIL.matcher(withoutKeys(open, text));
        String attribute = !tail.matches() ? "?" : tail.group(3) == null ? "" : tail.group(3);
        return Optional.of(new Traversal(type, type + "." + head.group(3), attribute));
    }

    private static String withoutKeys(Json.Opaque open, String text) {
        StringBuilder written = new StringBuilder();
        int at = open.span().start();
        List<Json> keys = open.parts().stream()
                .sorted(Comparator.comparingInt(each -> each.span().start()))
                .toList();
        for (Json key : keys) {
            written.append(text, at, key.span().start());
            at = key.span().end();
        }
        return written.append(text, at, open.span().end()).toString().replaceAll("\\s+", "");
    }

    /** The traversal that is the whole of a value: by itself, in {@code one()}, or as the one hole of a string. */
    static Optional<Traversal> whole(Json value, String text) {
        boolean isOne = value instanceof Json.Opaque open
                && open.kind().equals("a call of one()")
                && open.parts().size() == 1;
        return of(isOne ? ((Json.Opaque) value).parts().get(0) : Texts.hole(value, text), text);
    }
}
