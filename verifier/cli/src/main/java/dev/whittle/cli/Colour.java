package dev.whittle.cli;

import java.util.Map;
import java.util.Set;

/** What {@code --color} says: when words for people, and results in words, are coloured. */
enum Colour {
    /**
     * On a terminal that is not dumb. NO_COLOR turns colours off and CLICOLOR_FORCE on, the first of both where both are set;
     * CLICOLOR of 0 turns them off, too. Sources: no-color.org, bixense.com/clicolors.
     */
    AUTO("auto") {
        @Override
        boolean isOn(boolean isTerminal, Map<String, String> environment) {
            if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
                return false;
            }
            if (!OFF.contains(environment.getOrDefault("CLICOLOR_FORCE", ""))) {
                return true;
            }
            return isTerminal
                    && !environment.getOrDefault("TERM", "").equals("dumb")
                    && !environment.getOrDefault("CLICOLOR", "1").equals("0");
        }
    },
    ALWAYS("always") {
        @Override
        boolean isOn(boolean isTerminal, Map<String, String> environment) {
            return true;
        }
    },
    NEVER("never") {
        @Override
        boolean isOn(boolean isTerminal, Map<String, String> environment) {
            return false;
        }
    };

    private static final Set<String> OFF = Set.of("", "0");

    private final String word;

    Colour(String word) {
        this.word = word;
    }

    /** Whether what goes there is coloured. */
    abstract boolean isOn(boolean isTerminal, Map<String, String> environment);

    /** Its word on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
