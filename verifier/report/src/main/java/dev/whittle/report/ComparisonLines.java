package dev.whittle.report;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.compare.Side;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
                            parts(example, direction, vocabulary)
                                    .forEach(part -> lines.add("  " + item(part.name(), part.text(), 13)));
                        },
                        () -> lines.add(direction
                                .inclusion()
                                .reason()
                                .map(reason -> item("unknown", "whether " + contained + ": " + reason))
                                .orElseGet(() -> item("proved", contained))));
        return lines;
    }

    /** A request by which a direction fails, part by part, with the keys as published and the statements with their Sids. */
    static List<RequestLines.Part> parts(
            RequestCounterexample example, CompareRun.Direction direction, Vocabulary vocabulary) {
        return RequestLines.of(example, new RequestLines.Naming() {
            @Override
            public String key(String folded) {
                return vocabulary.spelling(folded);
            }

            @Override
            public String allowing(String statement) {
                return label(statement, direction.side());
            }

            @Override
            public String denying(String statement) {
                return label(statement, direction.otherSide());
            }
        });
    }

    private static String label(String name, Side side) {
        return name
                + side.found(name).stream()
                        .findFirst()
                        .flatMap(found -> found.statement().sid())
                        .map(sid -> " (" + sid + ")")
                        .orElse("");
    }

    private static String item(String name, String text) {
        return item(name, text, 11);
    }

    private static String item(String name, String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s%s", name, Printable.of(text));
    }
}
