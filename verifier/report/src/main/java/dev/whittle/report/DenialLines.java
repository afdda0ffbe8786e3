package dev.whittle.report;

import dev.whittle.policy.Denials;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Denied;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a Deny covers already, in words for people: by which statement, and that lifting it would not bring back what no Allow names. */
final class DenialLines {
    private static final int MOST_ACTIONS = 12;

    private DenialLines() {}

    /** A line or two for each Allow statement where a Deny made a difference. */
    static List<String> of(Candidate candidate) {
        List<String> lines = new ArrayList<>();
        for (Denied denied : Denied.of(candidate)) {
            String allow = Printable.of(denied.change().statement().label());
            String deny = labels(denied.by());
            lines.add(Numbers.count(denied.actions().size(), "known action") + " of " + allow + " by " + deny
                    + ", so neither kept nor removed"
                    + (denied.unused().isEmpty()
                            ? ""
                            : "; unused among them: " + Numbers.some(denied.unused(), MOST_ACTIONS)));
            if (!denied.unnamed().isEmpty()) {
                lines.add("lifting " + deny + " later would not bring back what " + allow + " no longer names: "
                        + Numbers.some(denied.unnamed(), MOST_ACTIONS));
            }
        }
        return lines;
    }

    /** Who takes back some actions that a pattern matches. */
    static String denying(Denials denials, List<Pattern> denied) {
        List<Statement> by = denials.covering(denied);
        return labels(by) + (by.size() == 1 ? " denies " : " deny ") + Numbers.count(denied.size(), "known action")
                + " that it matches";
    }

    /** How people are told of statements. */
    static String labels(Collection<Statement> statements) {
        return Printable.of(
                String.join(", ", statements.stream().map(Statement::label).toList()));
    }
}
