package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.source.MadeCode.Made;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made file after edits of the statements of one of its policies, as the product makes and checks them: obligation F holds, and what
 * is read again are the statements and lists that were meant.
 *
 * @param statements those of the policy
 * @param edits one for each
 * @param text the file after them
 */
record EditedCode(MadeCode made, List<Made> statements, List<StatementEdit> edits, String text) {
    static EditedCode of(MadeCode made, List<Made> statements, List<StatementEdit> edits) {
        String site = statements.get(0).site();
        CodeFile file = read(made.name(), made.text());
        Policy policy = policy(file, site);
        assertEquals(shown(statements), shown(policy.statements().stream()), made.text());
        String text;
        try {
            text = policy.edited(edits).orElseThrow();
        } catch (RuntimeException e) {
            throw new AssertionError(edits + " of\n" + made.text(), e);
        }
        String about = edits + " of " + site + " in\n" + made.text() + "\nmade\n" + text;
        try {
            Policy again = policy.notation().read(new SourceText(made.name(), text));
            assertEquals(List.of(), policy.notation().differences(policy, again, gone(edits)), about);
            for (Site each : file.sites()) {
                List<Made> meant =
                        each.address().equals(site) ? changed(statements, edits) : statements(made, each.address());
                Policy read = policy(read(made.name(), text), each.address());
                assertEquals(shown(meant), shown(read.statements().stream()), about);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(about, e);
        }
        return new EditedCode(made, statements, edits, text);
    }

    private static List<Integer> gone(List<StatementEdit> edits) {
        return IntStream.range(0, edits.size())
                .filter(i -> edits.get(i).isDrop())
                .boxed()
                .toList();
    }

    static CodeFile read(String name, String text) {
        return CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Policy policy(CodeFile file, String site) {
        return file.site(site).orElseThrow(() -> new AssertionError(site)).readPolicy();
    }

    /** Those of one policy. */
    static List<Made> statements(MadeCode made, String site) {
        return made.statements().stream()
                .filter(each -> each.site().equals(site))
                .toList();
    }

    /** The addresses of policies of which something can be read. */
    static List<String> sites(MadeCode made) {
        return made.statements().stream().map(Made::site).distinct().toList();
    }

    private static List<String> shown(List<Made> statements) {
        return statements.stream()
                .map(each -> each.effect() + (each.isNegated() ? " NotAction " : " Action ") + each.patterns())
                .toList();
    }

    private static List<String> shown(Stream<Statement> statements) {
        return statements
                .map(each -> each.effect().text() + " "
                        + each.actions().element().text() + " "
                        + each.actions().patterns().stream().map(Pattern::text).toList())
                .toList();
    }

    private static List<Made> changed(List<Made> statements, List<StatementEdit> edits) {
        List<Made> changed = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Made was = statements.get(i);
            patterns(was, edits.get(i))
                    .ifPresent(patterns -> changed.add(new Made(
                            was.site(),
                            was.effect(),
                            was.isNegated(),
                            was.isBare(),
                            patterns,
                            was.value(),
                            was.elements(),
                            was.whole(),
                            was.home(),
                            was.within())));
        }
        return changed;
    }

    /** What a statement lists after an edit; nothing where it goes. */
    static Optional<List<String>> patterns(Made statement, StatementEdit edit) {
        if (edit.isDrop()) {
            return Optional.empty();
        }
        if (!(edit instanceof StatementEdit.Change change)) {
            return Optional.of(statement.patterns());
        }
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < statement.patterns().size(); i++) {
            String old = statement.patterns().get(i);
            change.entries()
                    .get(i)
                    .ifPresentOrElse(now -> now.forEach(each -> patterns.add(each.text())), () -> patterns.add(old));
        }
        change.appended().forEach(each -> patterns.add(each.text()));
        return Optional.of(patterns);
    }

    /** Edits of one statement and of no other. */
    static List<StatementEdit> only(int statement, StatementEdit edit, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == statement ? edit : new StatementEdit.Keep())
                .toList();
    }

    /** A change of one element of a list and of no other. */
    static StatementEdit replaced(Made statement, int element, List<Pattern> now) {
        return new StatementEdit.Change(
                IntStream.range(0, statement.patterns().size())
                        .mapToObj(i -> i == element ? Optional.of(now) : Optional.<List<Pattern>>empty())
                        .toList(),
                List.of());
    }

    static List<Pattern> some(Random random, int count) {
        return Stream.generate(() -> MadeCode.PATTERNS.get(random.nextInt(MadeCode.PATTERNS.size())))
                .limit(count)
                .map(Pattern::of)
                .toList();
    }

    /** Edits of Allow statements as a refinement makes them: elements that go or give way to others, lists that grow, statements that go. */
    static List<StatementEdit> any(List<Made> statements, Random random) {
        List<StatementEdit> edits = new ArrayList<>();
        for (Made each : statements) {
            boolean isAllow = each.effect().equals("Allow");
            edits.add(!isAllow || random.nextInt(4) == 0 ? new StatementEdit.Keep() : any(each, random));
        }
        int kept = random.nextInt(edits.size());
        if (edits.get(kept).isDrop()) {
            edits.set(kept, new StatementEdit.Keep());
        }
        return edits;
    }

    private static StatementEdit any(Made statement, Random random) {
        if (random.nextInt(4) == 0) {
            return new StatementEdit.Drop();
        }
        List<Optional<List<Pattern>>> entries = new ArrayList<>();
        int size = statement.patterns().size();
        for (int i = 0; i < size; i++) {
            entries.add(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(some(random, random.nextInt(4))));
        }
        boolean isNegated = statement.isNegated();
        boolean isLeft =
                entries.stream().anyMatch(each -> each.isEmpty() || !each.get().isEmpty());
        if (isNegated) {
            Optional<List<Pattern>> asItWas = Optional.empty();
            return new StatementEdit.Change(Collections.nCopies(size, asItWas), some(random, 2));
        }
        return isLeft ? new StatementEdit.Change(entries, List.of()) : new StatementEdit.Drop();
    }
}
