package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which actions are known for privilege escalation, credentials, resource exposure or data exfiltration: the data file
 * {@code risky-actions.txt} beside this class, whose head says what a word means, what is left out, and where all of it comes from.
 * Immutable and safe for use by many threads.
 *
 * <p>It is of no date: an action that an older catalog does not know has its words there as well.
 *
 * <p>Source: AWS, Service Authorization Reference, and the pages that the file names above each block.
 */
public final class RiskyActions {
    static final String FILE = "risky-actions.txt";

    /** By folded action. */
    private final Map<String, Set<Risk>> risks;

    private RiskyActions(Map<String, Set<Risk>> risks) {
        this.risks = risks;
    }

    /** Those of the data file; read at the first call, the same object afterwards. */
    public static RiskyActions bundled() {
        return Bundled.ACTIONS;
    }

    /** Read when somebody first asks: no other run has to pay for it. */
    private static final class Bundled {
        static final RiskyActions ACTIONS = read(FILE, bundledText());
    }

    /**
     * What an action is known for, gravest first; nothing for one that the file does not name. Constant time.
     *
     * @param action such as {@code iam:PassRole}, in whatever letters; no pattern
     */
    public Set<Risk> risks(String action) {
        return risks.getOrDefault(Spelling.fold(action), Set.of());
    }

    /** All that are named, folded, in the order of the file. */
    Set<String> actions() {
        return Collections.unmodifiableSet(risks.keySet());
    }

    /** The text of the data file. */
    static String bundledText() {
        try (InputStream in = RiskyActions.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new CatalogException(quoted(FILE) + " is missing from this build");
            }
            return SnapshotBytes.decode(FILE, SnapshotBytes.atMost(FILE, in, CatalogLimits.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The actions of a text in the data file's form.
     *
     * @throws CatalogException naming source and line, where a line is neither a comment nor empty nor an action and its words
     */
    static RiskyActions read(String source, String text) {
        SnapshotLines lines = new SnapshotLines(source, text, 0);
        Map<String, Set<Risk>> read = new LinkedHashMap<>();
        try {
            while (lines.hasNext()) {
                String row = lines.line("an action");
                if (!row.isEmpty() && !row.startsWith("#")) {
                    add(List.of(row.split(" ", -1)), read);
                }
            }
        } catch (CatalogException e) {
            throw lines.located(e);
        }
        return new RiskyActions(read);
    }

    private static void add(List<String> words, Map<String, Set<Risk>> read) {
        String action = words.get(0);
        int colon = action.indexOf(':');
        if (colon < 0 || words.size() == 1) {
            throw new CatalogException(
                    quoted(String.join(" ", words)) + " must be an action, such as `iam:PassRole`, and its words");
        }
        Spelling.checkPrefix(action.substring(0, colon));
        Spelling.checkName("action", action.substring(colon + 1));
        if (read.put(Spelling.fold(action), risks(words.subList(1, words.size()))) != null) {
            throw new CatalogException("action " + quoted(action) + " stands twice");
        }
    }

    private static Set<Risk> risks(List<String> words) {
        Set<Risk> known = EnumSet.noneOf(Risk.class);
        for (String word : words) {
            Risk risk = Risk.ofWord(word);
            if (risk == null || !known.add(risk)) {
                throw new CatalogException("word " + quoted(word) + " must be one of " + wordsOfAll() + ", each once");
            }
        }
        return Collections.unmodifiableSet(known);
    }

    private static String wordsOfAll() {
        StringBuilder out = new StringBuilder();
        for (Risk risk : Risk.values()) {
            out.append(out.isEmpty() ? "`" : ", `").append(risk.word()).append('`');
        }
        return out.toString();
    }
}
