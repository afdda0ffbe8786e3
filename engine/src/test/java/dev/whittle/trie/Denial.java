package dev.whittle.trie;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Deny statement that always holds, as texts.
 *
 * @param element {@code Action} or {@code NotAction}
 * @param patterns what it lists; with Action and nothing listed there is no such statement
 */
record Denial(String element, List<String> patterns) {
    static final Denial NONE = new Denial("Action", List.of());

    Denial {
        patterns = List.copyOf(patterns);
    }

    boolean covers(String action) {
        return PlainGeneralizer.grantedBy(patterns).test(action) == element.equals("Action");
    }

    /** The policy that denies this, and nothing else. */
    Policy policy() {
        if (equals(NONE)) {
            return Policy.NOTHING;
        }
        String list = patterns.stream().map(text -> '"' + text + '"').collect(Collectors.joining(","));
        return PolicyReader.read(new SourceText(
                "deny", "{\"Statement\":{\"Effect\":\"Deny\",\"" + element + "\":[" + list + "],\"Resource\":\"*\"}}"));
    }
}
