package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.KnownActions;
import java.util.List;

/**
 * This project's generalizer, with K and U made of the evidence for each call: what a policy of a single wildcard costs.
 * The catalog's trie is shared, as it is by all policies of a process.
 */
final class WhittlingFromEvidence implements Approach {
    @Override
    public List<Pattern> narrow(Task task) {
        return Generalizer.narrow(
                task.pattern(), Grantable.everything(KnownActions.of(task.base(), task.evidence(), List.of())));
    }
}
