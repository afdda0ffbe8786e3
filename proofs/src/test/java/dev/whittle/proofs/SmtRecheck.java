package dev.whittle.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.compare.Certificate;
import dev.whittle.report.ProofScripts;
import dev.whittle.smt.SmtLib;
import dev.whittle.verify.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Exports every question of every case and lets the {@code z3} and {@code cvc5} on the PATH answer it again; both must be
 * installed, and both must say what the linked Z3 said; of a pair's questions one has to say so, and none may say otherwise. Run by the profile {@code recheck}.
 */
class SmtRecheck {
    private static final Path SCRIPTS = Path.of("target", "smt");
    private static final Map<String, List<String>> SOLVERS =
            new TreeMap<>(Map.of("z3", List.of("z3"), "cvc5", List.of("cvc5", "--strings-exp")));

    private static final Set<String> DECIDED = Set.of("sat", "unsat");
    private static final int LONG = 120;

    /** A lemma that was cut into small ones may be hard as a whole: one of the solvers must decide it, none contradict. */
    private static final int SHORT = 20;

    @Test
    void otherSolvers_agreeOnEveryQuestion() throws IOException, InterruptedException {
        List<Path> scripts = new ArrayList<>();
        Set<Path> whole = new HashSet<>();
        for (Case each : Case.all()) {
            ProofScripts questions = new ProofScripts();
            switch (each.description().expect()) {
                case CREATE_POLICY, DETACH_POLICY, NONE ->
                    write(each, questions, Trial.refine(each, questions).judgement(), scripts);
                case PROVED, REFUTED, UNKNOWN -> write(each, questions, Trial.judge(each, questions), scripts);
                case REFUSED -> {}
            }
        }
        for (Pair each : Pair.all()) {
            Path folder = Files.createDirectories(SCRIPTS.resolve("requests").resolve(each.name()));
            List<Certificate> told = new ArrayList<>();
            each.compare(told::add);
            for (int i = 0; i < told.size(); i++) {
                String script = SmtLib.script(told.get(i).title(), told.get(i).question(), Certificate.STATUS);
                Path written = Files.writeString(folder.resolve(i + ".smt2"), script);
                scripts.add(written);
                whole.add(written);
            }
        }
        List<String> disagreements = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        for (Path script : scripts) {
            String expected = expected(script);
            int deciding = 0;
            for (Map.Entry<String, List<String>> solver : SOLVERS.entrySet()) {
                String answer = run(solver.getValue(), script, whole.contains(script) ? SHORT : LONG);
                if (whole.contains(script) && !DECIDED.contains(answer)) {
                    undecided.add(solver.getKey() + " on " + script);
                    continue;
                }
                deciding++;
                if (!answer.equals(expected)) {
                    disagreements.add(script + ": expected " + expected + ", " + solver.getKey() + " says " + answer);
                }
            }
            if (deciding == 0) {
                disagreements.add(script + ": no solver decides it");
            }
        }
        undecided.forEach(each -> System.out.println("undecided: " + each));
        System.out.printf("%d scripts, each answered by %s%n", scripts.size(), String.join(" and ", SOLVERS.keySet()));
        assertFalse(scripts.isEmpty());
        assertEquals(List.of(), disagreements);
    }

    private static void write(Case each, ProofScripts questions, Judgement judgement, List<Path> scripts)
            throws IOException {
        Path folder = Files.createDirectories(SCRIPTS.resolve(each.name()));
        Catalog catalog = Catalogs.choose(each.description().catalog());
        for (Map.Entry<String, String> file :
                questions.files(judgement, catalog).entrySet()) {
            Path path = Files.writeString(folder.resolve(file.getKey()), file.getValue());
            if (file.getKey().endsWith(".smt2")) {
                scripts.add(path);
            }
        }
    }

    private static String expected(Path script) throws IOException {
        String text = Files.readString(script);
        int start = text.indexOf(":status ") + ":status ".length();
        return text.substring(start, text.indexOf(')', start));
    }

    private static String run(List<String> solver, Path script, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(solver);
        command.add(script.toString());
        Path answer = Files.createTempFile(SCRIPTS, "answer", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "nothing in " + seconds + " s";
        }
        String said = Files.readString(answer).strip();
        Files.delete(answer);
        return said;
    }
}
