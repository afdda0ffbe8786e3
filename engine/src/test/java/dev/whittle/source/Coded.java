package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies in files of code that tests make: read, edited in place and read again. */
final class Coded {
    private Coded() {}

    static List<Site> sites(String name, String text) {
        return CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites();
    }

    /** The only policy of a file. */
    static Policy policy(String name, String text) {
        List<Site> sites = sites(name, text);
        assertEquals(1, sites.size(), text);
        return sites.get(0).readPolicy();
    }

    static List<Context> contexts(Policy policy) {
        return policy.statements().stream().map(Statement::context).toList();
    }

    static List<Pattern> patterns(String... texts) {
        return Stream.of(texts).map(Pattern::of).toList();
    }

    /** An element of a statement's list gives way to patterns; to none, it goes. */
    static StatementEdit replaced(Statement statement, int entry, String... patterns) {
        List<Optional<List<Pattern>>> entries = new ArrayList<>(
                Collections.nCopies(statement.actions().entries().size(), Optional.empty()));
        entries.set(entry, Optional.of(patterns(patterns)));
        return new StatementEdit.Change(entries, List.of());
    }

    /** The text after one edit, which is read back with no other difference. */
    static String edited(String name, String text, int statement, StatementEdit edit) {
        Policy policy = policy(name, text);
        List<StatementEdit> edits =
                new ArrayList<>(Collections.nCopies(policy.statements().size(), new StatementEdit.Keep()));
        edits.set(statement, edit);
        String edited = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText(name, edited));
        List<Integer> gone = edit.isDrop() ? List.of(statement) : List.of();
        assertEquals(List.of(), policy.notation().differences(policy, again, gone), edited);
        List<Context> contexts = new ArrayList<>(contexts(policy));
        gone.forEach(each -> contexts.remove(each.intValue()));
        assertEquals(contexts, contexts(again), edited);
        return edited;
    }

    /** What stands once in a text gives way to something else, and nothing else does. */
    static void assertChanged(String text, String before, String after, String edited) {
        assertEquals(1, text.split(java.util.regex.Pattern.quote(before), -1).length - 1, before);
        assertEquals(text.replace(before, after), edited);
    }
}
