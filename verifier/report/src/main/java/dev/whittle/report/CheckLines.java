package dev.whittle.report;

import dev.whittle.compare.CheckResult;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks in words for people: what came of each, which statements break it, and a request that shows it. */
public final class CheckLines {
    private CheckLines() {}

    /** The lines. */
    public static List<String> of(CheckRun run) {
        List<String> lines = new ArrayList<>();
        run.results().forEach(result -> lines.addAll(of(result)));
        run.results().stream()
                .flatMap(result -> result.question().sides().assumes().stream())
                .distinct()
                .forEach(each -> lines.add(item("assumes", each)));
        lines.add(item("scope", CheckRun.OUTSIDE));
        lines.add(item("catalog", CatalogIdentity.line(run.catalog())));
        return lines;
    }

    private static List<String> of(CheckResult result) {
        List<String> lines = new ArrayList<>();
        String title = result.question().check().title();
        lines.add(item(
                result.word().toLowerCase(Locale.ROOT),
                title + result.inclusion().reason().map(reason -> ": " + reason).orElse("")));
        details(result)
                .forEach(detail -> lines.add(
                        "  " + String.format(Locale.ROOT, "%-13s", detail.name()) + Printable.of(detail.text())));
        return lines;
    }

    /** What there is to say of a check: the statements that break it, each with a request, and notes. */
    static List<RequestLines.Part> details(CheckResult result) {
        List<RequestLines.Part> details = new ArrayList<>();
        result.reasons()
                .forEach(reason -> details.add(new RequestLines.Part(
                        "statement",
                        reason.statementIndex()
                                + reason.statementId()
                                        .map(sid -> " (" + sid + ")")
                                        .orElse("") + ": " + reason.description())));
        result.inclusion()
                .counterexample()
                .flatMap(example -> example.remark())
                .ifPresent(remark -> details.add(new RequestLines.Part("note", remark)));
        result.notes().forEach(note -> details.add(new RequestLines.Part("note", note)));
        return details;
    }

    private static String item(String name, String text) {
        return String.format(Locale.ROOT, "%-11s%s", name, Printable.of(text));
    }
}
