package dev.whittle.trie;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a pattern still demands after a prefix: its derivative by the prefix, as patterns. {@code *Configuration} after
 * {@code Put} demands {@code *Configuration}; after {@code PutConf} it demands that, or {@code iguration}.
 *
 * <p>Source: J. Brzozowski, "Derivatives of Regular Expressions", J. ACM 11 (1964).
 */
final class Residuals {
    private Residuals() {}

    /**
     * The texts that may follow the prefix inside the pattern, wildcards included, none inside another by its position;
     * empty where the pattern has nothing that starts with the prefix. The pattern is split at its colon and no wildcard
     * crosses it.
     *
     * @param prefix of an action's name, folded, without service and colon
     */
    static List<String> of(Pattern pattern, String prefix) {
        String spelled = pattern.name();
        String name = Pattern.fold(spelled);
        BitSet states = closed(name, single(0));
        for (int i = 0; i < prefix.length(); i++) {
            states = closed(name, step(name, states, prefix.charAt(i)));
        }
        List<String> residuals = new ArrayList<>();
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            // A position reached for free from the star before it adds nothing to what that star leaves open.
            if (i == 0 || name.charAt(i - 1) != '*' || !states.get(i - 1)) {
                residuals.add(spelled.substring(i).replaceAll("\\*+", "*"));
            }
        }
        return residuals;
    }

    private static BitSet single(int state) {
        BitSet states = new BitSet();
        states.set(state);
        return states;
    }

    private static BitSet step(String name, BitSet from, char letter) {
        BitSet to = new BitSet();
        for (int i = from.nextSetBit(0); i >= 0 && i < name.length(); i = from.nextSetBit(i + 1)) {
            char at = name.charAt(i);
            if (at == '*') {
                to.set(i);
            } else if (at == '?' || at == letter) {
                to.set(i + 1);
            }
        }
        return to;
    }

    private static BitSet closed(String name, BitSet states) {
        for (int i = states.nextSetBit(0); i >= 0 && i < name.length(); i = states.nextSetBit(i + 1)) {
            if (name.charAt(i) == '*') {
                states.set(i + 1);
            }
        }
        return states;
    }
}
