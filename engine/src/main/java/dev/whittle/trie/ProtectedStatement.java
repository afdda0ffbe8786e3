package dev.whittle.trie;

import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Protection;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An Allow statement that stays byte for byte, since a rule protects it. What it grants counts as kept, so nothing of it is
 * in U, whichever statement grants it: the refined policy is held to allow it as before.
 *
 * @param rule that protects it, in words
 * @param statement as it was
 * @param actions that would be in U but for the rule, as spelled, sorted
 */
public record ProtectedStatement(String rule, Statement statement, List<String> actions) {
    public ProtectedStatement {
        actions = List.copyOf(actions);
    }

    /** Those of a policy. Deny statements are not among them, since nothing ever touches these. */
    static List<ProtectedStatement> of(Policy policy, Protection protection, KnownActions known) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> of(statement, policy, protection, known))
                .toList();
    }

    private static Stream<ProtectedStatement> of(
            Statement statement, Policy policy, Protection protection, KnownActions known) {
        return protection
                .rule(statement)
                .map(rule -> new ProtectedStatement(rule, statement, granted(statement, policy, known)))
                .stream();
    }

    /** The actions of U that it grants. */
    private static List<String> granted(Statement statement, Policy policy, KnownActions known) {
        List<String> granted = new ArrayList<>();
        for (KnownService service : known.servicesWithUnused()) {
            for (int i = 0; i < service.trie().size(); i++) {
                String action = service.trie().folded(i);
                if (service.isUnused(i)
                        && statement.actions().covers(action)
                        && !policy.denies(action, statement.context())) {
                    granted.add(service.trie().spelled(i));
                }
            }
        }
        return granted.stream().sorted().toList();
    }

    /** The same actions as patterns. */
    List<Pattern> patterns() {
        return actions.stream().map(Pattern::of).toList();
    }
}
