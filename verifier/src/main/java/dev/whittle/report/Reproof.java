package dev.whittle.report;

import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One refinement judged under two catalogs.
 *
 * @param before under the earlier one
 * @param after under the later one
 * @param lost the new actions that the original admits and the refinement does not
 */
public record Reproof(Judgement before, Judgement after, List<String> lost) {
    public Reproof {
        lost = List.copyOf(lost);
    }

    /** The obligations whose verdict is another one now. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < after.findings().size(); i++) {
            Finding was = before.findings().get(i);
            Finding is = after.findings().get(i);
            if (!word(was).equals(word(is))) {
                changes.add(new Change(was, is));
            }
        }
        return changes;
    }

    /** One obligation, with what was found of it. */
    record Change(Finding was, Finding is) {
        String line() {
            return is.obligation() + " " + is.obligation().title() + ": was " + word(was) + ", is " + word(is);
        }

        JsonObject json() {
            return new JsonObject()
                    .string("obligation", is.obligation().name())
                    .string("from", was.verdict().word())
                    .string("to", is.verdict().word());
        }
    }

    private static String word(Finding finding) {
        return finding.verdict().word().toLowerCase(Locale.ROOT);
    }

    JsonObject json() {
        return new JsonObject()
                .string("from", before.verdict().word())
                .string("to", after.verdict().word())
                .objects("changed", changes().stream().map(Change::json).toList())
                .strings("lost", lost);
    }
}
