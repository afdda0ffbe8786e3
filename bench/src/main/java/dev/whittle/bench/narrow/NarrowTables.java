package dev.whittle.bench.narrow;

import dev.whittle.bench.figures.Markdown;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of narrowing and refining, and what the answers are like. */
public final class NarrowTables {
    private final Collection<RunResult> results;

    /** Over the results of a run with the profiler {@code gc}. */
    public NarrowTables(Collection<RunResult> results) {
        this.results = results;
    }

    /** The tables. */
    public void report(Markdown out) {
        contenders(out);
        answers(out);
        sizes(out);
        documents(out);
    }

    private void contenders(Markdown out) {
        out.title("Narrowing one wildcard")
                .paragraph("Microseconds, the median of the iterations, and kilobytes allocated.");
        List<String> head = new ArrayList<>(List.of("scenario"));
        Arrays.stream(Contender.values()).forEach(contender -> head.add("`" + contender + "`"));
        out.head(head);
        for (Scenario scenario : Scenario.values()) {
            List<String> row = new ArrayList<>(List.of(scenario.title()));
            for (Contender contender : Contender.values()) {
                row.add(cell(Map.of("scenario", scenario.name(), "contender", contender.name()), "narrow"));
            }
            out.row(row);
        }
        out.paragraph("");
    }

    private static void answers(Markdown out) {
        out.paragraph(
                "What the answers are like. \"In error\" counts known actions that are granted though they are unused or"
                        + " outside the wildcard.");
        List<String> head = new ArrayList<>(List.of("scenario", "kept actions"));
        Arrays.stream(Contender.values()).forEach(contender -> head.add("`" + contender + "`: patterns"));
        head.add("`WORD_TRIE`: in error");
        out.head(head);
        for (Scenario scenario : Scenario.values()) {
            Task task = scenario.task();
            List<String> row = new ArrayList<>(
                    List.of(scenario.title(), grouped(task.kept().size())));
            int errors = 0;
            for (Contender contender : Contender.values()) {
                Approach approach = contender.approach();
                List<Pattern> answer = approach.narrow(task);
                errors += approach.check(answer, task);
                row.add(grouped(answer.size()));
            }
            row.add(grouped(errors));
            out.row(row);
        }
        out.paragraph("");
    }

    private void sizes(Markdown out) {
        out.title("Narrowing against the number of known and of unused actions")
                .paragraph("Microseconds, and kilobytes allocated.")
                .head(List.of("known actions more", "unused actions more", "`s3:Get*`", "`*`"));
        Map<Integer, Map<Integer, Map<String, String>>> sizes = new TreeMap<>();
        for (RunResult result : results) {
            if (is(result, "SizeBenchmark", "")) {
                int known = Integer.parseInt(result.getParams().getParam("moreActions"));
                int unused = Integer.parseInt(result.getParams().getParam("moreUnused"));
                sizes.computeIfAbsent(known, each -> new TreeMap<>())
                        .computeIfAbsent(unused, each -> new TreeMap<>())
                        .put(result.getPrimaryResult().getLabel(), figures(result));
            }
        }
        sizes.forEach((known, row) -> row.forEach((unused, cells) -> out.row(List.of(
                grouped(known),
                grouped(unused),
                cells.getOrDefault("reference", ""),
                cells.getOrDefault("everything", "")))));
        out.paragraph("");
    }

    private void documents(Markdown out) {
        out.title("Refining a whole policy")
                .paragraph("Microseconds, and kilobytes allocated.")
                .head(List.of("policy", "on a frozen trie", "on a trie that it freezes"));
        for (Document document : Document.values()) {
            Map<String, String> params = Map.of("document", document.name());
            out.row(List.of("`" + document + "`", cell(params, "refine"), cell(params, "freezeAndRefine")));
        }
        out.paragraph("");
    }

    private String cell(Map<String, String> params, String method) {
        return results.stream()
                .filter(result -> is(result, "", "." + method))
                .filter(result -> params.entrySet().stream()
                        .allMatch(param ->
                                param.getValue().equals(result.getParams().getParam(param.getKey()))))
                .map(NarrowTables::figures)
                .findFirst()
                .orElse("");
    }

    private static boolean is(RunResult result, String part, String end) {
        String name = result.getParams().getBenchmark();
        return name.contains(part) && name.endsWith(end);
    }

    private static String figures(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return Markdown.number(result.getPrimaryResult().getStatistics().getPercentile(50))
                + (allocated == null ? "" : " (" + Markdown.number(allocated.getScore() / 1e3) + ")");
    }

    private static String grouped(int count) {
        return Numbers.grouped(count);
    }
}
