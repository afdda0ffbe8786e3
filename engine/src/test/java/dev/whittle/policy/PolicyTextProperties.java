package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Edits of policies in any layout: what was meant is read again, and what was not meant stays byte for byte. */
class PolicyTextProperties {
    /** Edits a text; {@link PolicyText#edit} or a broken twin. */
    private interface Editor {
        Optional<String> edit(Policy policy, List<StatementEdit> edits);
    }

    @Property(seed = "201", tries = 3_000)
    void edit_anyLayout_changesTheListsAndNothingElse(@ForAll("seeds") long seed) {
        mustChangeJustTheLists(Policy::edited, new Random(seed));
    }

    @Property(seed = "202", tries = 500)
    void edit_nothingToChange_isTheSameText(@ForAll("seeds") long seed) {
        Policy policy = new RandomPolicyText(new Random(seed)).policy();
        List<StatementEdit> keeps = Collections.nCopies(policy.statements().size(), new StatementEdit.Keep());
        assertEquals(Optional.of(policy.source().text()), policy.edited(keeps));
    }

    @Example
    void edit_brokenTwins_areCaught() {
        Editor losesLineEnds = (policy, edits) -> policy.edited(edits).map(text -> text.replace("\r\n", "\n"));
        Editor prettyPrints = (policy, edits) -> policy.edited(edits).map(text -> text.replace(" ,", ","));
        Editor resolvesEscapes = (policy, edits) -> policy.edited(edits).map(text -> text.replace("\\u003a", ":"));
        Editor keepsDropped = (policy, edits) -> policy.edited(edits.stream()
                .map(edit -> edit instanceof StatementEdit.Drop ? new StatementEdit.Keep() : edit)
                .toList());
        Editor forgetsAppended = (policy, edits) -> policy.edited(edits.stream()
                .map(edit -> edit instanceof StatementEdit.Change change
                        ? new StatementEdit.Change(change.entries(), List.of())
                        : edit)
                .toList());
        for (Editor broken : List.of(losesLineEnds, prettyPrints, resolvesEscapes, keepsDropped, forgetsAppended)) {
            assertThrows(AssertionError.class, () -> {
                Random seeds = new Random(1);
                for (int i = 0; i < 200; i++) {
                    mustChangeJustTheLists(broken, new Random(seeds.nextLong()));
                }
            });
        }
    }

    private static void mustChangeJustTheLists(Editor editor, Random random) {
        RandomPolicyText layout = new RandomPolicyText(random);
        Policy policy = layout.policy();
        List<StatementEdit> edits =
                policy.statements().stream().map(layout::edit).toList();
        Optional<String> edited = editor.edit(policy, edits);
        List<Integer> staying = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            if (!(edits.get(i) instanceof StatementEdit.Drop)) {
                staying.add(i);
            }
        }
        assertEquals(!staying.isEmpty(), edited.isPresent());
        if (edited.isPresent()) {
            mustBeAsMeant(policy, edits, staying, edited.get());
        }
    }

    private static void mustBeAsMeant(Policy policy, List<StatementEdit> edits, List<Integer> staying, String edited) {
        Policy after = reread(edited);
        String text = policy.source().text();
        assertEquals(staying.size(), after.statements().size(), edited);
        for (int i = 0; i < staying.size(); i++) {
            Statement old = policy.statements().get(staying.get(i));
            Statement now = after.statements().get(i);
            mustBeTheSameOutsideTheList(text, old, edited, now);
            if (edits.get(staying.get(i)) instanceof StatementEdit.Change change) {
                mustListAsMeant(text, old, change, edited, now);
            } else {
                assertEquals(old.span().of(text), now.span().of(edited));
            }
        }
        int first = policy.statements().get(0).span().start();
        int last =
                policy.statements().get(policy.statements().size() - 1).span().end();
        assertEquals(
                text.substring(0, first),
                edited.substring(0, after.statements().get(0).span().start()));
        assertEquals(
                text.substring(last),
                edited.substring(
                        after.statements().get(staying.size() - 1).span().end()));
        if (!text.replace("\r\n", "").contains("\n")) {
            assertTrue(!edited.replace("\r\n", "").contains("\n"), "line ends are mixed in " + edited);
        }
    }

    private static void mustBeTheSameOutsideTheList(String text, Statement old, String edited, Statement now) {
        assertEquals(
                text.substring(old.span().start(), old.actions().span().start()),
                edited.substring(now.span().start(), now.actions().span().start()));
        assertEquals(
                text.substring(old.actions().span().end(), old.span().end()),
                edited.substring(now.actions().span().end(), now.span().end()));
    }

    private static void mustListAsMeant(
            String text, Statement old, StatementEdit.Change change, String edited, Statement now) {
        List<String> meant = new ArrayList<>();
        List<Span> places =
                old.actions().entries().stream().map(ActionList.Entry::span).toList();
        for (int i = 0; i < change.entries().size(); i++) {
            Span place = places.get(i);
            change.entries()
                    .get(i)
                    .ifPresentOrElse(
                            patterns -> patterns.forEach(pattern -> meant.add('"' + pattern.text() + '"')),
                            () -> meant.add(place.of(text)));
        }
        change.appended().forEach(pattern -> meant.add('"' + pattern.text() + '"'));
        assertEquals(
                meant,
                now.actions().entries().stream()
                        .map(entry -> entry.span().of(edited))
                        .toList());
        assertEquals(old.actions().isBare() && meant.size() == 1, now.actions().isBare());
        if (!old.actions().isBare()) {
            int before = places.get(0).start();
            int after = places.get(places.size() - 1).end();
            List<ActionList.Entry> entries = now.actions().entries();
            assertEquals(
                    text.substring(old.actions().span().start(), before),
                    edited.substring(
                            now.actions().span().start(), entries.get(0).span().start()));
            assertEquals(
                    text.substring(after, old.actions().span().end()),
                    edited.substring(
                            entries.get(entries.size() - 1).span().end(),
                            now.actions().span().end()));
        }
    }

    private static Policy reread(String edited) {
        try {
            return PolicyReader.read(new SourceText("edited", edited));
        } catch (InvalidInputException e) {
            throw new AssertionError(e.getMessage() + "\n" + edited, e);
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }
}
