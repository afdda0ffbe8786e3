package dev.whittle.run;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Severity;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.SeverityCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removals, and what remains, by how grave they are, as members of JSON: the same in every output. */
public final class SeverityJson {
    private SeverityJson() {}

    /** Writes {@code removedBySeverity} and {@code gravestRemoved}, the actions that are at least permissions management. */
    public static JsonWriter removed(JsonWriter out, Ranked removed) {
        return out.member("removedBySeverity", each -> counts(each, removed.counts()))
                .strings("gravestRemoved", removed.from(Severity.PERMISSIONS));
    }

    /** Writes {@code remaining}, {@code remainingBySeverity} and {@code gravestRemaining}, the patterns that grant the gravest actions. */
    public static JsonWriter remaining(JsonWriter out, Granted remaining) {
        return out.member("remaining", remaining.counts().total())
                .member("remainingBySeverity", each -> counts(each, remaining.counts()))
                .strings(
                        "gravestRemaining",
                        remaining.gravest().stream().map(Pattern::text).toList());
    }

    /** Writes {@code removals}: each action with its severity and what it does. */
    public static JsonWriter each(JsonWriter out, List<String> removed, Catalog catalog) {
        return out.objects("removals", removed, (each, action) -> {
            Severity severity = Severity.of(action, catalog);
            each.member("action", action).member("severity", severity.word()).member("kind", severity.kind());
        });
    }

    /** Writes how many actions are of each word, the gravest first. */
    public static void counts(JsonWriter out, SeverityCounts counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        Severity.gravestFirst().forEach(severity -> words.merge(severity.word(), counts.of(severity), Integer::sum));
        words.forEach(out::member);
    }
}
