package dev.whittle.verify;

import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two versions of a policy in a file of code. What is open in them, such as {@code var.bucket}, is taken for the same in both only where F
 * holds of the two files: then nothing but lists of actions was edited. Otherwise each version has its own, since whoever edited the file
 * may have changed what it means, and what hangs on that is unknown.
 *
 * @param original the earlier one
 * @param refined the later one
 * @param differences what speaks against F; none where it holds, or neither is in a file of code
 */
public record TwoVersions(Policy original, Policy refined, List<String> differences) {
    private static final String OTHERS =
            "statements that can't be read may be other ones in each version, since more than lists of actions was edited";

    public TwoVersions {
        differences = List.copyOf(differences);
    }

    /** Two policies, whatever they are in. */
    public static TwoVersions of(Policy original, Policy refined) {
        return new TwoVersions(
                original, refined, refined.equals(Policy.NOTHING) ? List.of() : differences(original, refined));
    }

    /** Of statements that are alike but for their lists, the first or the last may have gone. */
    private static List<String> differences(Policy original, Policy refined) {
        List<String> first = original.notation().differences(original, refined, gone(original, refined, 1));
        return first.isEmpty()
                ? first
                : original.notation().differences(original, refined, gone(original, refined, -1));
    }

    private static List<Integer> gone(Policy original, Policy refined, int step) {
        List<Integer> gone = new ArrayList<>();
        List<Statement> before = original.statements();
        List<Statement> after = refined.statements();
        int next = step > 0 ? 0 : after.size() - 1;
        for (int i = step > 0 ? 0 : before.size() - 1; i >= 0 && i < before.size(); i += step) {
            boolean stays = next >= 0 && next < after.size() && before.get(i).isAlikeButForActions(after.get(next));
            if (stays) {
                next += step;
            } else {
                gone.add(i);
            }
        }
        return gone;
    }

    /** Whether F is asked of them: a document of its own has no other bytes. */
    public boolean areInCode() {
        return !original.notation().isDocument() && !refined.equals(Policy.NOTHING);
    }

    /**
     * The judgement, as {@link Verifier} says.
     *
     * @param known K and U, of both policies
     * @throws DisagreementException where the solver and the plain evaluator disagree
     */
    public Judgement judge(KnownActions known, Duration timeout, Consumer<Asked> listener) {
        if (differences.isEmpty()) {
            return Verifier.judge(original, refined, known, timeout, listener);
        }
        Judgement apart = Verifier.judge(original, refined.elsewhere(), known, timeout, listener);
        boolean isAnyUnread = !original.unread().isEmpty() || !refined.unread().isEmpty();
        return new Judgement(
                Structure.differences(original, refined),
                isAnyUnread
                        ? apart.findings().stream().map(TwoVersions::doubted).toList()
                        : apart.findings());
    }

    /**
     * Every pattern by which the judgement is refuted, as {@link Violations} says.
     *
     * @param timeout for all of them together
     * @throws DisagreementException where the solver and the plain evaluator disagree
     */
    public Violations violations(Judgement judgement, KnownActions known, Duration timeout) {
        return Violations.of(
                judgement, original, differences.isEmpty() ? refined : refined.elsewhere(), known, timeout);
    }

    private static Finding doubted(Finding finding) {
        return new Finding(finding.obligation(), new Verdict.Unknown(OTHERS), finding.range(), finding.time());
    }
}
