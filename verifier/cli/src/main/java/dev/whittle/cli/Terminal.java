package dev.whittle.cli;

import dev.whittle.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Where words and results go: to a person's eyes, or to a file or program. */
enum Terminal {
    /** As they are. */
    PLAIN {
        @Override
        String diff(List<String> lines) {
            return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        }

        @Override
        String words(String line) {
            return line;
        }

        @Override
        String text(String text) {
            return text;
        }
    },
    /** In colours, and with nothing in them that could move the cursor. */
    COLOURED {
        @Override
        String diff(List<String> lines) {
            return lines.stream()
                    .map(line -> colour(line) + Printable.whole(line) + RESET + "\n")
                    .collect(Collectors.joining());
        }

        @Override
        String words(String line) {
            return Tone.coloured(Printable.whole(line));
        }

        @Override
        String text(String text) {
            return text.lines().map(line -> words(line) + "\n").collect(Collectors.joining());
        }
    };

    private static final String RESET = "\u001b[0m";

    /** Coloured or not. */
    static Terminal of(boolean isColoured) {
        return isColoured ? COLOURED : PLAIN;
    }

    /** A unified diff. */
    abstract String diff(List<String> lines);

    /** A line of a summary: its verdict stands out. */
    abstract String words(String line);

    /** The same of a text of whole lines, such as a table. */
    abstract String text(String text);

    /** For help, which has marks of its own. */
    Ansi ansi() {
        return this == COLOURED ? Ansi.ON : Ansi.OFF;
    }

    private static String colour(String line) {
        if (line.startsWith("---") || line.startsWith("+++")) {
            return "\u001b[1m";
        }
        return switch (line.charAt(0)) {
            case '-' -> "\u001b[31m";
            case '+' -> "\u001b[32m";
            case '@' -> "\u001b[36m";
            default -> "";
        };
    }
}
