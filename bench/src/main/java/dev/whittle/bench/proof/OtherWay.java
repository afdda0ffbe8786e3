package dev.whittle.bench.proof;

import dev.whittle.bench.data.CorpusTask;
import dev.whittle.catalog.Catalogs;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.smt.Answer;
import dev.whittle.smt.Solver;
import dev.whittle.trie.CatalogTrie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Other ways to decide a refinement, each in a process of its own: Z3 does not heed its time limit inside some of the naive
 * encoding's questions and overflows its stack in others, so that only the end of the process ends them.
 */
enum OtherWay {
    /** V4 alone, see {@link NaiveEncoding}. */
    NAIVE("V4 alone, naive encoding") {
        @Override
        Optional<Boolean> holds(Candidate candidate, Policy refined) {
            try (Solver solver = new Solver()) {
                Answer answer = solver.check(NaiveEncoding.v4(candidate.original(), refined, candidate.known()), CAP);
                return answer.isUndecided() ? Optional.empty() : Optional.of(answer.isUnsatisfiable());
            }
        }
    },
    /** All four, see {@link AutomataProof}. */
    AUTOMATA("V1 to V4, automata alone") {
        @Override
        Optional<Boolean> holds(Candidate candidate, Policy refined) {
            return AutomataProof.holds(candidate.original(), refined, candidate.known(), CAP);
        }
    };

    /** What one task gets. */
    static final Duration CAP = Duration.ofSeconds(10);

    /** For the process to start, read the catalog and refine. */
    private static final Duration START = Duration.ofSeconds(5);

    /**
     * A task that takes less is decided again and again for so long. The last time counts, since this project's proof is
     * timed warm.
     */
    private static final Duration WARM = Duration.ofSeconds(1);

    private static final String REFUTED = "refuted";

    private final String title;

    OtherWay(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether the obligations hold; nothing where that is not known. */
    abstract Optional<Boolean> holds(Candidate candidate, Policy refined);

    /**
     * Decides a task that this project has proved.
     *
     * @param line the task
     * @param time what this project took
     * @throws AssertionError where the other way says that the refinement is wrong
     */
    Trial trial(String line, ProofTime time) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+SuppressFatalErrorMessage",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherWay.class.getName(),
                        name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(CAP.plus(START).toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Trial(time, CAP.toMillis(), false);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (said.equals(REFUTED)) {
            throw new AssertionError(title + " refutes " + time.id() + ", which is proved");
        }
        // Some naive questions overflow Z3's stack, which ends the process.
        double millis = process.exitValue() == 0 ? Double.parseDouble(said) : CAP.toMillis();
        return millis < CAP.toMillis() ? new Trial(time, millis, true) : new Trial(time, CAP.toMillis(), false);
    }

    /** Decides the task on standard input and prints the milliseconds; the cap's where it was not decided. */
    public static void main(String[] arguments) throws IOException {
        CorpusTask task = CorpusTask.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        Policy policy = task.policy();
        Candidate candidate = Refiner.refine(policy, task.known(new CatalogTrie(Catalogs.newest()), policy));
        Policy refined = after(candidate);
        OtherWay way = valueOf(arguments[0]);
        long begin = System.nanoTime();
        double millis;
        Optional<Boolean> holds;
        do {
            long start = System.nanoTime();
            holds = way.holds(candidate, refined);
            millis = (System.nanoTime() - start) / 1e6;
        } while (System.nanoTime() - begin < WARM.toNanos());
        if (holds.isPresent() && !holds.get()) {
            System.out.println(REFUTED);
        } else {
            System.out.println(holds.isPresent() ? millis : CAP.toMillis());
        }
    }

    /** The refined policy, read as it is written. */
    static Policy after(Candidate candidate) {
        return candidate
                .text()
                .map(text -> PolicyReader.read(new SourceText("refined", text)))
                .orElse(Policy.NOTHING);
    }
}
