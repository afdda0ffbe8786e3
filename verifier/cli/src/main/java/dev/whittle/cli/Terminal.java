package dev.whittle.cli;

import dev.whittle.text.Printable;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Where results go: to a person's eyes, or to a file or program. */
enum Terminal {
    /** As they are. */
    PLAIN {
        @Override
        String diff(List<String> lines) {
            return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
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
    };

    private static final String RESET = "\u001b[0m";

    /** What standard output is; NO_COLOR and the like are obeyed. Asked only where it matters. */
    static Terminal ofStandardOutput() {
        return Ansi.AUTO.enabled() ? COLOURED : PLAIN;
    }

    /** A unified diff. */
    abstract String diff(List<String> lines);

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
