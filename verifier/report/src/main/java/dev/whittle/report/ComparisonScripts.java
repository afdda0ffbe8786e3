package dev.whittle.report;

import dev.whittle.compare.Certificate;
import dev.whittle.smt.SmtLib;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Every question that the proofs of a comparison rest on as an SMT-LIB script, so that other solvers can check it again: the formula of
 * each statement with its lemmas, and each lemma whole.
 */
public final class ComparisonScripts implements Consumer<Certificate> {
    private final SortedMap<String, String> scripts = new TreeMap<>();
    private final List<String> rows = new ArrayList<>();
    private final Map<Certificate.Kind, Integer> counts = new HashMap<>();

    @Override
    public void accept(Certificate certificate) {
        int number = counts.merge(certificate.kind(), 1, Integer::sum);
        String kind = certificate.kind().word();
        String name = String.format(Locale.ROOT, "%s-%04d.smt2", kind, number);
        scripts.put(name, SmtLib.script(kind + ", " + certificate.title(), certificate.question(), Certificate.STATUS));
        rows.add("| " + name + " | " + Printable.of(certificate.title()).replace("|", "\\|") + " |");
    }

    /** Names and texts of all files, {@code README.md} with the table among them. */
    public SortedMap<String, String> files(CompareRun run) {
        SortedMap<String, String> files = new TreeMap<>(scripts);
        files.put("README.md", table(run));
        return files;
    }

    private String table(CompareRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + run.comparison().relation().verdict());
        lines.add("");
        lines.add("```");
        lines.addAll(ComparisonLines.of(run));
        lines.add("```");
        lines.add("");
        lines.add(
                "Each script is `unsat`: no request that a statement allows is refused by the other side (skeleton), where no"
                        + " value can meet what a lemma says. A lemma stands there whole; it was proved in smaller parts, so that it"
                        + " may be hard for one solver. Check one with `z3 FILE` or `cvc5 --strings-exp FILE`. What needs no solver, such as"
                        + " equal texts, has no script; a request that refutes is tried by `whittle simulate`.");
        lines.add("");
        lines.add("| script | about |");
        lines.add("|---|---|");
        lines.addAll(rows);
        return String.join("\n", lines) + "\n";
    }
}
