package dev.whittle.bench.narrow;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.Generalizer;
import dev.whittle.trie.Grantable;
import java.util.List;

/** This project's generalizer, on K and U that were made once for the policy. */
final class Whittling implements Approach {
    @Override
    public List<Pattern> narrow(Task task) {
        return Generalizer.narrow(task.pattern(), Grantable.everything(task.known()));
    }
}
