package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that names a managed policy, or may do so.
 *
 * @param named its path and name, or its name alone
 * @param isWithPath whether the path is there as well
 * @param where file and line
 */
record Mention(Stem named, boolean isWithPath, String where) {
    /** The resource of an ARN starts behind a colon, or behind a hole, or where the text does. */
    private static final Pattern POLICY = Pattern.compile("(?s)(?<![\\w/-])policy/([\\w+=,.@/-]*+)(.?)");

    /** The start of an ARN that others are joined to before the path, or that only holes say the path of. */
    private static final Pattern OPEN = Pattern.compile("(?s)(?:^|iam:[^/\\s]{0,200}):policy(?=$|[\"'$%{\\\\])");

    /** The account of policies that are AWS's own. */
    private static final String OF_AWS = "::aws:";

    /** What starts something that is filled in later. */
    private static final String HOLES = "$%{\\";

    private static final String ENDS = "\"'";

    /** The policies that a text names. A text that ends within a path is one that others are joined to. */
    static List<Mention> in(String text, String where) {
        List<Mention> found = new ArrayList<>();
        Matcher matcher = POLICY.matcher(text);
        while (matcher.find()) {
            String tail = matcher.group(1);
            String next = matcher.group(2);
            boolean isEnd = next.isEmpty() || ENDS.contains(next);
            boolean isOpen = isEnd ? tail.isEmpty() || tail.endsWith("/") : HOLES.contains(next);
            boolean isOther = next.equals("*") || next.equals("?") || text.startsWith(OF_AWS, matcher.start() - 6);
            if (!isOther && (isOpen || !tail.isEmpty())) {
                found.add(new Mention(new Stem(tail, isOpen), true, where));
            }
        }
        if (OPEN.matcher(text).find()) {
            found.add(new Mention(Stem.ANY, true, where));
        }
        return found;
    }
}
