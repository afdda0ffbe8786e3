package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Lookups of the newest vocabulary, against twins that make a regular expression of everything and scan all of it. */
class VocabularyProperties {
    private static final Catalog CATALOG = Catalogs.newest();
    private static final Vocabulary QUICK = Vocabularies.of(CATALOG);

    /** The strict reading of the same text. */
    private static final Vocabulary WHOLE = VocabularyText.read("x", VocabularyText.write(QUICK));

    private static final Pattern GAP = Pattern.compile("\\$\\{([^}]*)\\}|\\{([^}]*)\\}|(\\*)|([^${*]+)");

    private record Row(Pattern pattern, ConditionKey key) {}

    private static final List<Row> ROWS = WHOLE.services().stream()
            .flatMap(service -> service.keys().stream())
            .distinct()
            .map(key -> new Row(regex(key.name().toLowerCase(Locale.ROOT), ".+", ".+"), key))
            .toList();

    @Property(seed = "20261111", tries = 5_000)
    void types_areThoseOfAScan(@ForAll Random random) {
        String key = key(random);
        Set<KeyType> expected = new TreeSet<>();
        for (Row row : ROWS) {
            if (row.pattern().matcher(key).matches()) {
                expected.addAll(row.key().types());
            }
        }
        assertEquals(expected, QUICK.types(key), key);
        assertEquals(List.copyOf(expected), List.copyOf(QUICK.types(key)), key);
    }

    /** A spelling folds to its key, and where a table knows the key it is one of a table's, filled. */
    @Property(seed = "20261112", tries = 5_000)
    void spelling_foldsBack(@ForAll Random random) {
        String key = key(random);
        String spelling = QUICK.spelling(key);
        assertEquals(key.toLowerCase(Locale.ROOT), spelling.toLowerCase(Locale.ROOT));
        boolean isKnown = ROWS.stream()
                .anyMatch(row ->
                        regex(row.key().name(), ".+", ".+").matcher(spelling).matches());
        assertEquals(!QUICK.types(key).isEmpty(), isKnown, spelling);
    }

    @Property(seed = "20261113", tries = 5_000)
    void takes_isThatOfAScan(@ForAll Random random) {
        CatalogService service = pick(CATALOG.services(), random);
        if (service.actions().isEmpty()) {
            return;
        }
        CatalogAction action = pick(service.actions(), random);
        String resource = resource(service, random);
        boolean expected = false;
        for (VocabularyService one : WHOLE.services()) {
            for (ResourceType type : one.resourceTypes()) {
                if (one.prefix().equals(service.prefix())
                        && action.resourceTypes().contains(type.name())) {
                    expected |= type.formats().stream().anyMatch(format -> twin(format.text(), resource));
                }
            }
        }
        assertEquals(
                expected,
                QUICK.takes(service, action, resource),
                service.prefix() + ":" + action.name() + " " + resource);
    }

    /** The generators reach both answers often enough to tell a twin from a wrong one. */
    @Example
    void generators_reachBothAnswers() {
        Random random = new Random(7);
        int known = 0;
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            known += QUICK.types(key(random)).isEmpty() ? 0 : 1;
            CatalogService s3 = CATALOG.service("s3").orElseThrow();
            taken += QUICK.takes(s3, s3.action("GetObject").orElseThrow(), resource(s3, random)) ? 1 : 0;
        }
        assertTrue(known > 200 && known < 1_800, "known " + known);
        assertTrue(taken > 20 && taken < 1_000, "taken " + taken);
    }

    /** A wrong twin whose placeholders stop at slashes, or may be empty, is told from the right one. */
    @Example
    void takes_byWrongTwins_differs() {
        String path = "arn:aws:iam::1:user/a/b";
        assertTrue(twin("arn:${P}:iam::${A}:user/${U}", path));
        assertNotEquals(
                twin("arn:${P}:iam::${A}:user/${U}", path),
                regex("arn:${P}:iam::${A}:user/${U}", "[^/:]+", ".*")
                        .matcher(path)
                        .matches());
        String empty = "arn:aws:iam::1:user/";
        assertNotEquals(
                twin("arn:${P}:iam::${A}:user/${U}", empty),
                regex("arn:${P}:iam::${A}:user/${U}", ".*", ".*").matcher(empty).matches());
    }

    /** The class comment of {@link ArnFormat}, as regular expressions of the six parts. */
    private static boolean twin(String format, String resource) {
        String[] parts = format.split(":", 6);
        String[] given = resource.split(":", 6);
        boolean all = given.length == 6;
        for (int i = 0; all && i < 6; i++) {
            all = regex(parts[i], i < 5 ? "[^:]+" : "(?s:.+)", i < 5 ? "[^:]*" : "(?s:.*)")
                    .matcher(given[i])
                    .matches();
        }
        return all;
    }

    private static Pattern regex(String published, String placeholder, String star) {
        StringBuilder out = new StringBuilder();
        Matcher piece = GAP.matcher(published);
        while (piece.find()) {
            String name = piece.group(1) != null ? piece.group(1) : piece.group(2);
            if (name != null) {
                out.append(name.endsWith("BucketName") ? "[^/:]+" : placeholder);
            } else {
                out.append(piece.group(3) != null ? star : Pattern.quote(piece.group(4)));
            }
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }

    /** A published key, filled, and sometimes changed by a character. */
    private static String key(Random random) {
        String name = pick(ROWS, random).key().name().toLowerCase(Locale.ROOT);
        String filled = name.replaceAll("\\$\\{[^}]*\\}", Matcher.quoteReplacement(filling(random)));
        return random.nextInt(3) == 0 ? changed(filled, random) : filled;
    }

    /** A resource of some format of the service or of another one, filled, and sometimes changed by a character. */
    private static String resource(CatalogService service, Random random) {
        List<ResourceType> types = new ArrayList<>();
        for (VocabularyService one : WHOLE.services()) {
            if (one.prefix().equals(service.prefix())) {
                types.addAll(one.resourceTypes());
            }
        }
        if (types.isEmpty()) {
            return "arn:aws:s3:::" + filling(random);
        }
        String format = pick(pick(types, random).formats(), random).text();
        Matcher gap = Pattern.compile("\\$?\\{[^}]*\\}|\\*").matcher(format);
        String filled = gap.replaceAll(found -> Matcher.quoteReplacement(filling(random)));
        return random.nextInt(3) == 0 ? changed(filled, random) : filled;
    }

    private static String filling(Random random) {
        return pick(
                List.of("a", "b", "a", "b", "x1", "example", "a/b", "a:b", "/", "${a}", "", "\n", "*", ".y"), random);
    }

    private static String changed(String text, Random random) {
        if (text.isEmpty()) {
            return "a";
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + pick(List.of(":", "/", "A", "*"), random) + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at) + text.substring(at);
        };
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
