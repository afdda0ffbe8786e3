package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.StatementChange;
import dev.whittle.source.CodeFile;
import dev.whittle.source.FileEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of code with refinements of some of its policies, each of them proved: all edits made together in one text, whose policies are
 * the proved ones, and in which every other byte is the file's.
 */
public final class ProvedFile {
    private final List<ProvedRefinement> refinements;
    private final String text;

    private ProvedFile(List<ProvedRefinement> refinements, String text) {
        this.refinements = List.copyOf(refinements);
        this.text = text;
    }

    /**
     * The file with the edits of refinements; those that change nothing, or want the policy detached, edit nothing.
     *
     * @param refinements of policies at different sites of the file
     * @throws DisagreementException where the edits together are not what they are one by one
     */
    public static ProvedFile of(CodeFile file, List<ProvedRefinement> refinements) {
        List<ProvedRefinement> edited = refinements.stream()
                .filter(each -> each.recommendedAction() == RecommendedAction.CREATE_POLICY)
                .toList();
        if (edited.size() < 2) {
            // One edit alone is the text that was proved.
            String text = edited.stream()
                    .findFirst()
                    .flatMap(ProvedRefinement::text)
                    .orElse(file.text().text());
            return new ProvedFile(edited, text);
        }
        FileEdit edit = FileEdit.of(
                file,
                edited.stream()
                        .map(each -> new FileEdit.Part(
                                each.candidate().original(),
                                each.candidate().changes().stream()
                                        .map(StatementChange::edit)
                                        .toList()))
                        .toList());
        List<String> differences = new ArrayList<>(edit.differences());
        List<Policy> together = edit.policies();
        for (int i = 0; i < edited.size(); i++) {
            if (!together.get(i).saysTheSameAs(alone(edited.get(i)))) {
                differences.add("a policy is another one than the proved one");
            }
        }
        if (!differences.isEmpty()) {
            throw new DisagreementException("edits of a file are in each other's way: " + differences, "");
        }
        return new ProvedFile(edited, edit.text());
    }

    /** The refined policy, read of the text that was proved. */
    private static Policy alone(ProvedRefinement refinement) {
        return refinement
                .candidate()
                .original()
                .notation()
                .read(new SourceText("refined policy", refinement.text().orElseThrow()));
    }

    /** The refinements that edit it. */
    public List<ProvedRefinement> refinements() {
        return refinements;
    }

    /** Whether anything is to be written. */
    public boolean isChanged() {
        return !refinements.isEmpty();
    }

    /** The file's text with all edits. */
    public String text() {
        return text;
    }
}
