package dev.whittle.report;

import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Violations;
import dev.whittle.verify.Violations.Violation;
import java.util.ArrayList;
import java.util.List;

/** Every violated pattern as a table, and what must hold for each in words. Holds no times. */
public final class ViolationLines {
    private ViolationLines() {}

    /** The lines; none where nothing is refuted by actions. */
    public static List<String> of(Violations violations) {
        List<String> lines = new ArrayList<>();
        if (!violations.all().isEmpty()) {
            lines.add("violated " + Numbers.count(violations.all().size(), "pattern"));
            Table table = new Table();
            table.row("  ", "policy", "pattern", "at", "for example");
            violations
                    .all()
                    .forEach(each -> table.row(
                            "  " + each.obligation().word(),
                            each.side().word(),
                            Printable.of(each.pattern()),
                            Printable.of(each.pointer()),
                            Printable.of(each.action())));
            lines.addAll(table.lines());
            violations.all().stream()
                    .flatMap(each -> ContextWords.of(each.where()).stream())
                    .distinct()
                    .forEach(words -> lines.add("  where " + words));
        }
        lines.addAll(notes(violations));
        return lines;
    }

    /** What is wrong about a pattern, behind its name. */
    static String complaint(Violation violation) {
        String action = violation.action();
        String what = switch (violation.obligation()) {
            case V1 -> " of the refined policy allows " + action + ", which the original does not allow";
            case V2 -> " of the refined policy allows " + action + ", which was never used";
            case V3, V4 -> " of the original allows " + action + ", which the refined policy does not allow";
        };
        List<String> where = ContextWords.of(violation.where());
        return what + (where.isEmpty() ? "" : ", where " + String.join("; ", where));
    }

    /** What was not found out. */
    static List<String> notes(Violations violations) {
        List<String> notes = new ArrayList<>();
        if (violations.undecided() > 0) {
            notes.add("of " + Numbers.count(violations.undecided(), "more pattern")
                    + " it was not decided whether they violate");
        }
        if (violations.notAsked() > 0) {
            notes.add("more were not looked for: the time was over before "
                    + Numbers.count(violations.notAsked(), "pattern") + "; a longer --timeout looks at all");
        }
        return notes;
    }
}
