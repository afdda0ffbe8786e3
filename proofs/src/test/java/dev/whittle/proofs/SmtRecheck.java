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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Exports every question of every case and lets the {@code z3} and {@code cvc5} on the PATH answer it again; both must be
 * installed, and both must say what the linked Z3 said. Run by the profile {@code recheck}.
 */
class SmtRecheck {
    private static final Path SCRIPTS = Path.of("target", "smt");
    private static final Map<String, List<String>> SOLVERS =
            new TreeMap<>(Map.of("z3", List.of("z3"), "cvc5", List.of("cvc5", "--strings-exp")));

    @Test
    void otherSolvers_agreeOnEveryQuestion() throws IOException, InterruptedException {
        List<Path> scripts = new ArrayList<>();
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
                String script = SmtLib.script(told.get(i).title(), told.get(i).question(), "unsat");
                scripts.add(Files.writeString(folder.resolve(i + ".smt2"), script));
            }
        }
        List<String> disagreements = new ArrayList<>();
        for (Path script : scripts) {
            String expected = expected(script);
            for (Map.Entry<String, List<String>> solver : SOLVERS.entrySet()) {
                String answer = run(solver.getValue(), script);
                if (!answer.equals(expected)) {
                    disagreements.add(script + ": expected " + expected + ", " + solver.getKey() + " says " + answer);
                }
            }
        }
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

    private static String run(List<String> solver, Path script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(solver);
        command.add(script.toString());
        Path answer = Files.createTempFile(SCRIPTS, "answer", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "nothing in 120 s";
        }
        String said = Files.readString(answer).strip();
        Files.delete(answer);
        return said;
    }
}
