package dev.whittle.report;

import dev.whittle.account.AccountTask;
import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
import dev.whittle.json.JsonWriter;
import dev.whittle.refine.RecommendedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to be done for a principal so that a refined policy takes the place of what it has.
 *
 * @param action as the service's recommendations call it
 * @param file the policy that comes, by its path within the results
 * @param arn of the policy that goes
 * @param words the same, for people
 */
record Step(RecommendedAction action, Optional<String> file, Optional<String> arn, String words) {
    /** All of a policy, in the order in which nothing is lost on the way. */
    static List<Step> of(Outcome outcome, Principal owner) {
        List<Step> steps = new ArrayList<>();
        AccountTask task = outcome.task();
        for (String file : outcome.files().keySet()) {
            steps.add(new Step(
                    RecommendedAction.CREATE_POLICY,
                    Optional.of(file),
                    Optional.empty(),
                    put(task, owner, steps.size())));
        }
        boolean isReplacedByCopy = task.kind() == PolicyKind.AWS_MANAGED && !steps.isEmpty();
        if (isReplacedByCopy || outcome.isDetached()) {
            steps.add(new Step(RecommendedAction.DETACH_POLICY, Optional.empty(), task.arn(), detach(task, owner)));
        }
        return steps;
    }

    /** @param number of the policy among those that take the place of one */
    private static String put(AccountTask task, Principal owner, int number) {
        String to = owner.kind().word() + " " + owner.name();
        return switch (task.kind()) {
            case INLINE ->
                "put it in place of the inline policy " + task.document().name();
            case MANAGED ->
                number == 0
                        ? "make it the default version of " + task.arn().orElse("")
                        : "create a policy of it and attach that to all who have "
                                + task.arn().orElse("");
            case AWS_MANAGED -> "create a policy of it and attach that to the " + to;
        };
    }

    private static String detach(AccountTask task, Principal owner) {
        String from = owner.kind().word() + " " + owner.name();
        return task.arn()
                .map(arn -> "detach " + arn + " from the " + from)
                .orElseGet(() -> "delete the inline policy " + task.document().name());
    }

    void write(JsonWriter out) {
        out.member("recommendedAction", action.word())
                .member("file", file)
                .member("arn", arn)
                .member("words", words);
    }
}
