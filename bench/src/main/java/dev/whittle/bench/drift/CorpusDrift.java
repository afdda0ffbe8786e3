package dev.whittle.bench.drift;

import dev.whittle.bench.data.CorpusTask;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogDiff;
import dev.whittle.catalog.Catalogs;
import dev.whittle.drift.Drift;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What time does to refinements: each policy of a file of tasks is refined with the catalog of 2024-11-20 and judged with the
 * catalog of 2026-09-26. Prints a table in Markdown, a row for each way of refining.
 *
 * <p>The file is one that {@code whittle fleet} takes. Unused actions that the old catalog does not know are left out, since
 * no evidence of that day names them.
 *
 * <pre>
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks.main=dev.whittle.bench.drift.CorpusDrift \
 *     -Dbenchmarks=$PWD/tasks.jsonl
 * </pre>
 */
public final class CorpusDrift {
    private static final Catalog THEN = Catalogs.bundled(LocalDate.of(2024, 11, 20));
    private static final CatalogTrie KNOWN_THEN = new CatalogTrie(THEN);
    private static final CatalogDiff SINCE = CatalogDiff.of(THEN, Catalogs.bundled(LocalDate.of(2026, 9, 26)));

    /** What a policy may be turned into. */
    enum Way {
        ORIGINAL("the original, not refined") {
            @Override
            Optional<String> refine(Policy policy, KnownActions known) {
                return Optional.of(policy.source().text());
            }
        },
        PREFIXES("refined") {
            @Override
            Optional<String> refine(Policy policy, KnownActions known) {
                return Refiner.refine(policy, known, AdmitNew.PREFIX).text();
            }
        },
        PINNED("refined with `--pin`") {
            @Override
            Optional<String> refine(Policy policy, KnownActions known) {
                return Refiner.refine(policy, known, AdmitNew.NONE).text();
            }
        },
        EVERY_ACTION("naming every action") {
            @Override
            Optional<String> refine(Policy policy, KnownActions known) {
                return policy.edited(policy.statements().stream()
                        .map(statement -> named(statement, known))
                        .toList());
            }
        };

        private final String title;

        Way(String title) {
            this.title = title;
        }

        /** The refined policy, or nothing where none is left. */
        abstract Optional<String> refine(Policy policy, KnownActions known);
    }

    /** Every kept action of an Allow statement by name; a NotAction list stays, since no names say what it grants. */
    private static StatementEdit named(Statement statement, KnownActions known) {
        if (statement.effect() == Effect.DENY || statement.actions().element() == ActionElement.NOT_ACTION) {
            return new StatementEdit.Keep();
        }
        Set<Pattern> names = new TreeSet<>();
        statement
                .actions()
                .patterns()
                .forEach(pattern -> names.addAll(Generalizer.names(pattern, Grantable.everything(known))));
        if (names.isEmpty()) {
            return new StatementEdit.Drop();
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        for (int i = 0; i < statement.actions().entries().size(); i++) {
            entries.add(Optional.of(i == 0 ? List.copyOf(names) : List.of()));
        }
        return new StatementEdit.Change(entries, List.of());
    }

    /** Sums over all tasks, for one way. */
    private static final class Sums {
        private long inside;
        private long outside;
        private long patterns;
        private long characters;
    }

    private CorpusDrift() {}

    /** Prints the table for the file that the argument names. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(table(Files.readAllLines(Path.of(arguments[0]))));
    }

    /** The table for these tasks. */
    public static String table(List<String> tasks) {
        StringBuilder table = new StringBuilder(
                "| | new actions admitted inside the original | outside it | patterns | characters |\n|---|---|---|---|---|\n");
        for (Way way : Way.values()) {
            Sums sums = new Sums();
            tasks.forEach(task -> add(task, way, sums));
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d |%n",
                    way.title,
                    sums.inside,
                    sums.outside,
                    sums.patterns,
                    sums.characters));
        }
        return table.toString();
    }

    private static void add(String line, Way way, Sums sums) {
        CorpusTask task = CorpusTask.read(line);
        List<Pattern> unused =
                task.unused().stream().filter(CorpusDrift::wasKnown).toList();
        Policy original = task.policy();
        Optional<String> text =
                way.refine(original, KnownActions.of(KNOWN_THEN, Evidence.ofUnused(unused), List.of(original)));
        if (text.isPresent()) {
            Policy refined = PolicyReader.read(new SourceText("refined", text.get()));
            Set<String> before = admitted(original);
            for (String action : admitted(refined)) {
                sums.inside += before.contains(action) ? 1 : 0;
                sums.outside += before.contains(action) ? 0 : 1;
            }
            sums.patterns += refined.statements().stream()
                    .mapToInt(statement -> statement.actions().entries().size())
                    .sum();
            sums.characters += Policy.quotaCharacters(text.get());
        }
    }

    private static boolean wasKnown(Pattern action) {
        return THEN.service(action.service()).stream()
                .flatMap(service -> service.actions().stream())
                .anyMatch(known -> Pattern.fold(known.name()).equals(Pattern.fold(action.name())));
    }

    private static Set<String> admitted(Policy policy) {
        return Drift.of(policy, SINCE, Optional.empty()).names();
    }
}
