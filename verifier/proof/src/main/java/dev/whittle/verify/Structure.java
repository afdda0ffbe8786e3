package dev.whittle.verify;

import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Obligation S, which needs no solver: the refined policy's statements are a subsequence of the original's, equal but for
 * their action lists, and Version and Id are equal.
 */
final class Structure {
    private Structure() {}

    /** What differs; none where S holds. */
    static List<String> differences(Policy original, Policy refined) {
        List<String> differences = new ArrayList<>();
        boolean isDetached = refined.statements().isEmpty();
        if (!isDetached && !original.version().equals(refined.version())) {
            differences.add(
                    "Version is " + refined.version().map(Structure::quoted).orElse("missing") + ", not "
                            + original.version().map(Structure::quoted).orElse("missing"));
        }
        if (!isDetached && !original.id().equals(refined.id())) {
            differences.add("Id is " + refined.id().map(Structure::quoted).orElse("missing") + ", not "
                    + original.id().map(Structure::quoted).orElse("missing"));
        }
        int next = 0;
        for (Statement statement : refined.statements()) {
            int found = next;
            while (found < original.statements().size()
                    && !original.statements().get(found).isAlikeButForActions(statement)) {
                found++;
            }
            if (found == original.statements().size()) {
                differences.add("the refined policy's " + statement.label()
                        + " is none of the original's remaining statements with another action list");
            } else {
                next = found + 1;
            }
        }
        return differences;
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
