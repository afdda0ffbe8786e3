package dev.whittle.report;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.compare.Side;
import dev.whittle.request.Caller;
import dev.whittle.request.Request;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison in words for people: what is proved of each direction, and a request where it fails. */
public final class ComparisonLines {
    private ComparisonLines() {}

    /** The lines. */
    public static List<String> of(CompareRun run) {
        List<String> lines = new ArrayList<>();
        run.directions().forEach(direction -> lines.addAll(of(direction, run.vocabulary())));
        run.sides().assumes().forEach(each -> lines.add(item("assumes", each)));
        lines.add(item("scope", run.outside()));
        lines.add(item("catalog", CatalogIdentity.line(run.catalog())));
        return lines;
    }

    private static List<String> of(CompareRun.Direction direction, Vocabulary vocabulary) {
        List<String> lines = new ArrayList<>();
        String contained = direction.allows() + " allows nothing that " + direction.doesNot() + " does not";
        direction
                .inclusion()
                .counterexample()
                .ifPresentOrElse(
                        example -> {
                            lines.add(item(
                                    "refuted",
                                    direction.allows() + " allows a request that " + direction.doesNot()
                                            + " does not"));
                            details(example, direction, vocabulary)
                                    .forEach(detail -> lines.add("  " + item(detail.name(), detail.text(), 13)));
                        },
                        () -> lines.add(direction
                                .inclusion()
                                .reason()
                                .map(reason -> item("unknown", "whether " + contained + ": " + reason))
                                .orElseGet(() -> item("proved", contained))));
        return lines;
    }

    /** Something that there is to say of a request that refutes. */
    record Detail(String name, String text) {}

    /** What there is to say of a request by which a direction fails. */
    static List<Detail> details(RequestCounterexample example, CompareRun.Direction direction, Vocabulary vocabulary) {
        Request request = example.request();
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("action", request.action()));
        details.add(new Detail("resource", request.resource()));
        request.principal().map(Caller::text).ifPresent(text -> details.add(new Detail("principal", text)));
        request.context()
                .forEach((key, values) -> details.add(
                        new Detail("context", vocabulary.spelling(key) + " = " + String.join(", ", values))));
        details.add(new Detail("allowed by", labels(example.allowedBy(), direction.side())));
        details.add(
                example.deniedBy().isEmpty()
                        ? new Detail("not allowed", example.notAllowedBecause())
                        : new Detail("denied by", labels(example.deniedBy(), direction.otherSide())));
        example.remark().ifPresent(remark -> details.add(new Detail("note", remark)));
        return details;
    }

    /** The statements with their Sids. */
    private static String labels(List<String> names, Side side) {
        return names.stream()
                .map(name -> name
                        + side.found(name).stream()
                                .findFirst()
                                .flatMap(found -> found.statement().sid())
                                .map(sid -> " (" + sid + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String item(String name, String text) {
        return item(name, text, 11);
    }

    private static String item(String name, String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s%s", name, Printable.of(text));
    }
}
