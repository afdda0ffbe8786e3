package dev.whittle.report;

import dev.whittle.drift.Drift;
import dev.whittle.drift.Opening;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Reproof;
import dev.whittle.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a policy admits that it did not admit before.
 *
 * @param policy the policy's name
 * @param drift the new actions
 * @param reproof what is left of the proof, if that was asked
 */
public record DriftList(String policy, Drift drift, Optional<Reproof> reproof) implements Report {
    private static final int MOST_LOST = 12;

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("policy   " + Printable.of(policy));
        lines.add("from     " + CatalogIdentity.line(drift.from()));
        lines.add("to       " + CatalogIdentity.line(drift.to()));
        for (Opening opening : drift.openings()) {
            lines.add("pattern  " + title(opening));
            Table table = new Table();
            opening.actions()
                    .forEach(action -> table.row(
                            action.name(), ServiceList.levels(action.action().levels())));
            table.lines().forEach(line -> lines.add("  " + line));
        }
        lines.add("new      " + Numbers.count(drift.names().size(), "action") + ", of which "
                + Numbers.grouped(drift.changing()) + " write or manage permissions");
        reproof.ifPresent(each -> lines.addAll(lines(each)));
        return lines;
    }

    private static String title(Opening opening) {
        String what = opening.pattern().map(Pattern::text).orElse("all but NotAction");
        String origin = opening.origin().words();
        return what + " at " + opening.pointer()
                + opening.statement()
                        .sid()
                        .map(sid -> " (" + Printable.of(sid) + ")")
                        .orElse("")
                + (origin.isEmpty() ? "" : ", " + origin) + ": "
                + Numbers.count(opening.actions().size(), "new action");
    }

    private List<String> lines(Reproof proof) {
        List<String> lines = new ArrayList<>();
        lines.add("proof    " + proof.before().verdict().word() + " under "
                + drift.from().date() + ", " + proof.after().verdict().word() + " under "
                + drift.to().date());
        proof.changes().forEach(change -> lines.add("  " + line(change)));
        lines.addAll(JudgementLines.of(proof.after()));
        if (!proof.lost().isEmpty()) {
            lines.add("lost     " + Numbers.count(proof.lost().size(), "new action")
                    + " that the original admits and this does not: " + Numbers.some(proof.lost(), MOST_LOST));
        }
        return lines;
    }

    @Override
    public void json(JsonWriter out) {
        out.member("policy", policy)
                .member("from", from -> CatalogIdentity.json(from, drift.from()))
                .member("to", to -> CatalogIdentity.json(to, drift.to()))
                .objects("patterns", drift.openings(), DriftList::json)
                .member("new", drift.names().size())
                .member("changing", drift.changing());
        reproof.ifPresent(proof -> out.member("proof", member -> json(member, proof)));
    }

    private static String line(Reproof.Change change) {
        return change.obligation().word() + " " + change.obligation().title() + ": was " + word(change.from()) + ", is "
                + word(change.to());
    }

    private static String word(Verdict verdict) {
        return verdict.word().toLowerCase(Locale.ROOT);
    }

    private static void json(JsonWriter out, Reproof proof) {
        out.member("from", proof.before().verdict().word())
                .member("to", proof.after().verdict().word())
                .objects("changed", proof.changes(), DriftList::json)
                .strings("lost", proof.lost());
    }

    private static void json(JsonWriter out, Reproof.Change change) {
        out.member("obligation", change.obligation().word())
                .member("from", change.from().word())
                .member("to", change.to().word());
    }

    private static void json(JsonWriter out, Opening opening) {
        out.member("pointer", opening.pointer())
                .member("pattern", opening.pattern().map(Pattern::text))
                .member("origin", opening.origin().word())
                .objects("actions", opening.actions(), DiffList::json);
    }
}
