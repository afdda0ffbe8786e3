package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One policy of many that is to change, with proof.
 *
 * @param title what people call it
 * @param action what to do with it
 * @param removed what goes
 * @param remaining what it grants afterwards
 * @param unfit why the service would not take the refined policy, if it is too long
 * @param owners ARNs of the policy and of those who have it, or its id
 * @param region where it stands in the file that was read
 */
public record PolicyChange(
        String title,
        RecommendedAction action,
        Ranked removed,
        Granted remaining,
        Optional<String> unfit,
        List<String> owners,
        Region region) {
    /** Those first that lose the gravest. */
    static final Comparator<PolicyChange> GRAVEST_FIRST =
            Comparator.comparing(PolicyChange::removed, Ranked.GRAVEST_FIRST).thenComparing(PolicyChange::title);

    public PolicyChange {
        owners = List.copyOf(owners);
    }

    /**
     * A part of a file: lines and columns from 1, columns in code points, the end column the one after the last.
     */
    public record Region(int startLine, int startColumn, int endLine, int endColumn) {
        /** What is about a file as a whole. */
        static final Region FIRST = new Region(1, 1, 1, 2);

        void write(JsonWriter out) {
            out.member("startLine", startLine)
                    .member("startColumn", startColumn)
                    .member("endLine", endLine)
                    .member("endColumn", endColumn);
        }
    }
}
