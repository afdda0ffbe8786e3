package dev.whittle.source.yaml;

import java.util.Locale;

/** What the tokenizer refuses, in the words of problems: what is wrong and what would be right. */
final class YamlMessages {
    private static final int LONGEST = 120;

    private YamlMessages() {}

    /** Whether the place to tell is where the construct began, not where it was given up. */
    static boolean isOfItsContext(String context, String problem) {
        return context.endsWith("scanning an alias")
                || context.endsWith("scanning an anchor")
                || problem.startsWith("could not find expected ':'")
                || problem.startsWith("found unexpected end of stream");
    }

    /**
     * @param context what was being read, in the tokenizer's words
     * @param problem what it found, in its words
     */
    static String explain(String context, String problem) {
        if (problem.startsWith("mapping values are not allowed")
                || problem.startsWith("mapping keys are not allowed")) {
            return "not YAML: a key can't stand here; put a value with `: ` in it in quotes, or indent the key as its neighbours";
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return "not YAML: a list entry can't stand here; start it on a line of its own";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "not YAML: a `:` is missing behind this key";
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return "not YAML: this quote is never closed";
        }
        if (problem.startsWith("expected ',' or")) {
            return "not YAML: a `,` or `" + problem.charAt(17) + "` is missing before this";
        }
        if (problem.startsWith("expected <block end>")) {
            return "not YAML: this belongs to nothing before it; indent it as its neighbours, and put values in quotes";
        }
        if (problem.startsWith("expected '<document start>'")) {
            return "not YAML: a second document starts here; write `---` before it";
        }
        if (problem.contains("TAB") || problem.startsWith("found character '\\t")) {
            return "not YAML: a tab can't indent; use blanks";
        }
        if (problem.contains("that cannot start any token")) {
            return "not YAML: a value can't start with this character; put the value in quotes";
        }
        if (context.endsWith("scanning an alias")) {
            return "not YAML: an alias without a name; put a value that starts with `*` in quotes";
        }
        if (context.endsWith("scanning an anchor")) {
            return "not YAML: an anchor without a name; put a value that starts with `&` in quotes";
        }
        if (problem.startsWith("found unknown escape character")) {
            return "not YAML: an unknown escape; write `\\\\` for a backslash in double quotes, or use single quotes";
        }
        return "not YAML: " + inHouseWords(problem);
    }

    /** One short line that starts with a small letter and quotes in backticks. */
    static String inHouseWords(String message) {
        String line = message.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\s*\\(-?[0-9]+\\)", "")
                .replace('\'', '`');
        if (line.isEmpty()) {
            return "it can't be read from here on";
        }
        String start = line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
        return start.length() <= LONGEST ? start : start.substring(0, start.offsetByCodePoints(0, LONGEST / 2)) + "...";
    }
}
