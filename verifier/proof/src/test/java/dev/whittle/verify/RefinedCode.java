package dev.whittle.verify;

import dev.whittle.evidence.Evidence;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.StatementEdit;
import dev.whittle.refine.AdmitNew;
import dev.whittle.source.CodeFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the product makes of the first policy in a file of code: the file's new text, or in words which check stopped it. */
final class RefinedCode {
    /** Before patterns that are not a refinement's. */
    private static final String WRITE = "write ";

    private RefinedCode() {}

    /**
     * What is made of a file.
     *
     * @param asked actions that are unused, with blanks between; or, behind {@code write}, patterns in place of the first of the first
     *     statement, as no refinement may ever write them
     */
    static String said(String name, String text, String asked) {
        try {
            Policy policy = CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow()
                    .sites()
                    .get(0)
                    .readPolicy();
            return asked.startsWith(WRITE)
                    ? written(policy, patterns(asked.substring(WRITE.length())))
                    : refined(policy, patterns(asked));
        } catch (InvalidInputException e) {
            return "refused: " + e.getMessage();
        } catch (DisagreementException e) {
            return "disagreement: " + e.getMessage();
        }
    }

    private static String refined(Policy policy, List<Pattern> unused) {
        Proof proof = new Refinery(SmallCatalog.TRIE, AdmitNew.PREFIX, Duration.ofSeconds(30))
                .refine(policy, Evidence.ofUnused(unused));
        return proof.refinement()
                .map(refined -> refined.text().orElse("detached"))
                .orElseGet(() -> proof.judgement().verdict().word() + " by V1 to V4");
    }

    private static String written(Policy policy, List<Pattern> patterns) {
        List<StatementEdit> edits =
                new ArrayList<>(Collections.nCopies(policy.statements().size(), new StatementEdit.Keep()));
        List<Optional<List<Pattern>>> entries = new ArrayList<>(Collections.nCopies(
                policy.statements().get(0).actions().entries().size(), Optional.empty()));
        entries.set(0, Optional.of(patterns));
        edits.set(0, new StatementEdit.Change(entries, List.of()));
        String edited = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText("refined policy", edited));
        List<String> differences = policy.notation().differences(policy, again, List.of());
        return differences.isEmpty()
                ? edited
                : "disagreement: refining changed other bytes: " + String.join("; ", differences);
    }

    private static List<Pattern> patterns(String all) {
        return Stream.of(all.split(" ", -1)).map(Pattern::of).toList();
    }
}
