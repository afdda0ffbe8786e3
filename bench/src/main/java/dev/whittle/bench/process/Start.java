package dev.whittle.bench.process;

import com.microsoft.z3.Context;
import dev.whittle.bench.figures.Markdown;
import dev.whittle.bench.figures.Sample;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.aqua.turnkey.support.TurnKey;

/**
 * One {@code refine} of the reference example through the launcher, beside what it can't do without: a JVM that loads Z3 and asks
 * it {@linkplain OneQuestion one question}, and the java command that the launcher ends in. Alone:
 *
 * <pre>
 * mvn -q -pl bench -am -DskipTests -Pbenchmarks package -Dbenchmarks.main=dev.whittle.bench.process.Start
 * </pre>
 */
public final class Start {
    /** Rounds of a run of this alone. */
    private static final int ALONE = 41;

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final List<String> launcher;
    private final int rounds;

    /**
     * @param root of the project
     * @param rounds how often each command runs; they take turns
     */
    public Start(Path root, int rounds) {
        Path example = root.resolve("proofs/cases/reference-2026");
        this.launcher = List.of(
                root.resolve("verifier/bin/whittle").toString(),
                "refine",
                example.resolve("policy.json").toString(),
                "--unused",
                example.resolve("unused.json").toString());
        this.rounds = rounds;
    }

    /** Runs it in the root of the project, and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Markdown out = new Markdown();
        new Start(Path.of("").toAbsolutePath(), ALONE).report(out);
        System.out.println(out.text());
    }

    /** The table. The launcher runs once before, so that jar and archive are there. */
    public void report(Markdown out) throws IOException, InterruptedException {
        Measured.run(launcher, 0);
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("a JVM that loads Z3 and asks one question", question(List.of()));
        others.put("the same with the launcher's collector and compiler", question(OPTIONS));
        others.put("the java command that the launcher ends in", javaCommand(launcher));
        List<Double> own = new ArrayList<>();
        Map<String, List<Double>> theirs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            own.add(Measured.run(launcher, 0).seconds());
            for (Map.Entry<String, List<String>> other : others.entrySet()) {
                theirs.computeIfAbsent(other.getKey(), title -> new ArrayList<>())
                        .add(Measured.run(other.getValue(), 0).seconds());
            }
        }
        out.title("Start")
                .paragraph("Seconds, " + rounds + " runs each, in turns, and what the launcher takes by each.");
        out.head(List.of("", "median", "fastest", "slowest", "ratio: median", "smallest", "largest"));
        row(out, "`refine` by the launcher", own, own);
        theirs.forEach((title, seconds) -> row(out, title, own, seconds));
        out.paragraph("");
    }

    private static void row(Markdown out, String title, List<Double> own, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i) / theirs.get(i));
        }
        List<String> cells = new ArrayList<>(List.of(title));
        for (Sample sample : List.of(Sample.of(theirs), Sample.of(ratios))) {
            cells.addAll(List.of(
                    Markdown.number(sample.median()),
                    Markdown.number(sample.smallest()),
                    Markdown.number(sample.largest())));
        }
        out.row(cells);
    }

    /** With nothing on the class path but what it needs. */
    private static List<String> question(List<String> options) {
        String path = Stream.of(OneQuestion.class, Context.class, TurnKey.class)
                .map(Start::placeOf)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(options);
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-classpath", path, OneQuestion.class.getName()));
        return command;
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class has no place", e);
        }
    }

    /** What a command that ends in starting a jar becomes, as Linux tells it. */
    static List<String> javaCommand(List<String> launcher) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(launcher)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        List<String> command = new ArrayList<>();
        while (process.isAlive() && !command.contains("-jar")) {
            command.clear();
            ProcessHandle.Info info = process.info();
            info.command().ifPresent(command::add);
            info.arguments().map(Arrays::asList).ifPresent(command::addAll);
            Thread.sleep(1);
        }
        process.waitFor();
        if (!command.contains("-jar")) {
            throw new IOException("it starts no jar: " + String.join(" ", launcher));
        }
        return command;
    }
}
