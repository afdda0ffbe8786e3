package dev.whittle.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command's words and results are shown on.
 *
 * @param showsWords whether words for people go to a terminal
 * @param showsResults whether results do
 * @param environment what else says whether colours are wanted
 */
record Display(boolean showsWords, boolean showsResults, Map<String, String> environment) {
    /** Files or programs. */
    static final Display NONE = new Display(false, false, Map.of());

    /** Set by the launcher: {@code System.console()} says nothing of standard error. */
    private static final String WORDS = "whittle.terminal";

    /** Set by the launcher, too. */
    private static final String RESULTS = "whittle.terminal.results";

    Display {
        environment = Map.copyOf(environment);
    }

    /** Of this process. A jar that is started without the launcher knows of its standard output alone, by the JVM. */
    static Display ofProcess() {
        boolean isLaunched = System.getProperty(RESULTS) != null;
        return new Display(
                Boolean.getBoolean(WORDS),
                isLaunched ? Boolean.getBoolean(RESULTS) : Ansi.AUTO.enabled(),
                System.getenv());
    }

    /** How words are written. */
    Terminal words(Colour colour) {
        return Terminal.of(colour.isOn(showsWords, environment));
    }

    /** How results are, those that are for people. */
    Terminal results(Colour colour) {
        return Terminal.of(colour.isOn(showsResults, environment));
    }
}
