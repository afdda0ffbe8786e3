package dev.whittle.bench.proof;

import j2html.tags.ContainerTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Proof time against policy size, both logarithmic, as SVG: this project's proof of every task, and the other ways over a
 * sample. What no way decided stands at its cap, hollow.
 */
final class ProofPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 40;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;

    private static final String STYLE = """
            text { font: 13px sans-serif; fill: #222 }
            .paper { fill: #fff }
            .grid { stroke: #ddd }
            .proof { fill: #1a7f37; fill-opacity: .45 }
            .naive { fill: #bc4c00; stroke: #bc4c00 }
            .automata { fill: #0969da; stroke: #0969da }
            .undecided { fill: none; stroke-width: 1.5 }
            """;

    private static final class Svg extends ContainerTag<Svg> {
        Svg(String name) {
            super(name);
        }
    }

    /** An axis from one power of ten to another. */
    private record Axis(int from, int to, int start, int end) {
        static Axis over(List<Double> values, int start, int end) {
            double smallest = values.stream().mapToDouble(value -> value).min().orElse(1);
            double largest = values.stream().mapToDouble(value -> value).max().orElse(1);
            int from = (int) Math.floor(Math.log10(smallest));
            return new Axis(from, Math.max(from + 1, (int) Math.ceil(Math.log10(largest))), start, end);
        }

        long at(double value) {
            return Math.round(start + (Math.log10(value) - from) / (to - from) * (end - start));
        }
    }

    private final Axis size;
    private final Axis time;
    private final List<Svg> drawn = new ArrayList<>();

    private ProofPlot(Axis size, Axis time) {
        this.size = size;
        this.time = time;
    }

    /** The drawing as an XML document. */
    static String of(List<ProofTime> times, List<Trial> naive, List<Trial> automata) {
        List<Double> sizes =
                times.stream().map(each -> (double) each.characters()).toList();
        List<Double> millis = new ArrayList<>();
        times.forEach(each -> millis.add(each.warm()));
        naive.forEach(each -> millis.add(each.millis()));
        automata.forEach(each -> millis.add(each.millis()));
        ProofPlot plot = new ProofPlot(Axis.over(sizes, LEFT, WIDTH - RIGHT), Axis.over(millis, HEIGHT - BOTTOM, TOP));
        plot.grid();
        times.forEach(each -> plot.dot("proof", each.characters(), each.warm()));
        plot.trials("naive", naive);
        plot.trials("automata", automata);
        plot.legend(0, "proof", "S and V1 to V4, as shipped");
        plot.legend(260, "naive", "V4, naive encoding");
        plot.legend(440, "automata", "V1 to V4, automata");
        return plot.document();
    }

    private void trials(String style, List<Trial> trials) {
        trials.forEach(trial -> dot(
                trial.isDecided() ? style : style + " undecided", trial.task().characters(), trial.millis()));
    }

    private void grid() {
        for (int power = size.from(); power <= size.to(); power++) {
            long x = size.at(Math.pow(10, power));
            line(x, TOP, x, HEIGHT - BOTTOM);
            text(x, HEIGHT - BOTTOM + 20, "middle", label(power));
        }
        for (int power = time.from(); power <= time.to(); power++) {
            long y = time.at(Math.pow(10, power));
            line(LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 8, y + 4, "end", label(power));
        }
        text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, "middle", "characters of the original policy");
        text(8, TOP - 28, "start", "milliseconds");
    }

    private static String label(int power) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, -power) + "f", Math.pow(10, power));
    }

    private void line(long x1, long y1, long x2, long y2) {
        drawn.add(new Svg("line")
                .attr("class", "grid")
                .attr("x1", x1)
                .attr("y1", y1)
                .attr("x2", x2)
                .attr("y2", y2));
    }

    private void text(long x, long y, String anchor, String text) {
        drawn.add(new Svg("text")
                .attr("x", x)
                .attr("y", y)
                .attr("text-anchor", anchor)
                .withText(text));
    }

    private void dot(String style, long characters, double millis) {
        circle(style, size.at((double) characters), time.at(millis));
    }

    private void circle(String style, long x, long y) {
        drawn.add(new Svg("circle")
                .attr("class", style)
                .attr("cx", x)
                .attr("cy", y)
                .attr("r", 3));
    }

    private void legend(int offset, String style, String text) {
        circle(style, LEFT + 40 + offset, TOP - 32);
        text(LEFT + 48 + offset, TOP - 28, "start", text);
    }

    private String document() {
        return new Svg("svg")
                        .attr("xmlns", "http://www.w3.org/2000/svg")
                        .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                        .attr("width", WIDTH)
                        .attr("height", HEIGHT)
                        .attr("role", "img")
                        .with(new Svg("title").withText("Proof time against policy size"))
                        .with(new Svg("style").with(j2html.TagCreator.rawHtml(STYLE)))
                        .with(new Svg("rect")
                                .attr("class", "paper")
                                .attr("width", WIDTH)
                                .attr("height", HEIGHT))
                        .with(drawn)
                        .render()
                + "\n";
    }
}
