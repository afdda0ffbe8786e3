package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Place;
import dev.whittle.json.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a map: who holds a site, or what a role block is called.
 *
 * @param source what messages call the map
 * @param line from 1
 * @param path the Terraform folder or the template
 * @param role a name or an ARN, {@code *} standing for any characters
 */
record MapLine(String source, int line, String path, String address, String role) {
    private static final String BETWEEN = "//";
    private static final String FORM = "write `ADDRESS ROLE`, or `PATH//ADDRESS ROLE`";
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
    private static final Pattern LINE = Pattern.compile("(\\S+|\\S+\\[\"[^\"]*\"]\\S*)\\s+(\\S+)");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@*-]+");
    private static final Pattern ARN = Pattern.compile("arn:[a-z*-]+:iam::[\\d*]*:(role|user)/[!-~]+");

    /**
     * The lines of a map, without comments and empty ones.
     *
     * @param home the path that a line without one means
     * @throws InvalidInputException with every line that is none
     */
    static List<MapLine> read(String source, String text, String home) {
        List<MapLine> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String written : text.lines().toList()) {
            number++;
            String line = COMMENT.matcher(written).replaceFirst("").strip();
            if (!line.isEmpty()) {
                Matcher parts = LINE.matcher(line);
                Optional<String> problem =
                        parts.matches() ? wrong(parts.group(2)) : Optional.of("`" + line + "`: " + FORM);
                if (problem.isPresent()) {
                    problems.add(new Problem(problem.get(), "", Optional.of(new Place(number, 1))));
                } else {
                    lines.add(line(source, number, parts.group(1), parts.group(2), home));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(source, problems);
        }
        return lines;
    }

    private static Optional<String> wrong(String role) {
        boolean isRight = role.startsWith("arn:")
                ? ARN.matcher(role).matches()
                : NAME.matcher(role).matches();
        return isRight
                ? Optional.empty()
                : Optional.of("`" + role + "` is neither the name nor the ARN of a role or a user; " + FORM);
    }

    private static MapLine line(String source, int number, String written, String role, String home) {
        int between = written.indexOf(BETWEEN);
        return between < 0
                ? new MapLine(source, number, home, written, role)
                : new MapLine(
                        source,
                        number,
                        Paths.plain(written.substring(0, between)),
                        written.substring(between + BETWEEN.length()),
                        role);
    }

    /** Whether it names several. */
    boolean isPattern() {
        return role.contains("*");
    }

    /** The kind that an ARN tells; of a name what it is taken for. */
    HolderKind kind(HolderKind taken) {
        return !role.startsWith("arn:") ? taken : role.contains(":user/") ? HolderKind.USER : HolderKind.ROLE;
    }

    /** Whether a role is one of those that it names: an ARN, or a name without an account. */
    boolean names(String known) {
        boolean isByArn = role.startsWith("arn:") && known.startsWith("arn:");
        return Pattern.matches(glob(isByArn ? role : Paths.name(role)), isByArn ? known : Paths.name(known));
    }

    private static String glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return regex.toString();
    }

    /** A refusal of this line. */
    InvalidInputException refused(String why) {
        return new InvalidInputException(source, List.of(new Problem(why, "", Optional.of(new Place(line, 1)))));
    }
}
