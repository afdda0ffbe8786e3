package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Names every action that is kept, without any wildcard: what most generators of least-privilege policies do, from an
 * audit trail or from a service's list of actions.
 *
 * <p>It differs in its answer, not in what is granted of the known actions: a policy many times as long, often beyond the
 * quotas, that grants nothing the catalog does not know yet.
 */
final class NamingEveryAction implements Approach {
    @Override
    public List<Pattern> narrow(Task task) {
        List<Pattern> answer = new ArrayList<>();
        for (String action : task.actions()) {
            String folded = Pattern.fold(action);
            if (task.pattern().matches(folded) && !task.unused().contains(folded)) {
                answer.add(Pattern.of(action));
            }
        }
        return answer;
    }
}
