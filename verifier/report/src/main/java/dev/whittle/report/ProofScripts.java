package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.smt.SmtLib;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Obligation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Every question of a judgement as an SMT-LIB script with the answer that Z3 gave as its expected status, so that other
 * solvers can check it again.
 */
public final class ProofScripts implements Consumer<Asked> {
    private final SortedMap<String, String> scripts = new TreeMap<>();
    private final List<String> rows = new ArrayList<>();
    private final Map<Obligation, Integer> counts = new EnumMap<>(Obligation.class);

    @Override
    public void accept(Asked asked) {
        Obligation obligation = asked.obligation();
        int number = counts.merge(obligation, 1, Integer::sum);
        String name = String.format(Locale.ROOT, "%s-%04d.smt2", obligation.word(), number);
        String status = asked.answer().status();
        scripts.put(
                name,
                SmtLib.script(
                        obligation.word() + ", " + obligation.title(), asked.formula(), status, Obligation.ACTION));
        rows.add("| " + name + " | " + obligation.title() + " | " + status + " |");
    }

    /** Names and texts of all files, {@code README.md} with the table among them. */
    public SortedMap<String, String> files(Judgement judgement, Catalog catalog) {
        SortedMap<String, String> files = new TreeMap<>(scripts);
        files.put("README.md", table(judgement, catalog));
        return files;
    }

    private String table(Judgement judgement, Catalog catalog) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + judgement.verdict().word());
        lines.add("");
        lines.add("```");
        lines.addAll(JudgementLines.of(judgement));
        lines.add("```");
        lines.add("");
        lines.add("The known actions are those of the catalog of " + CatalogIdentity.line(catalog)
                + ", and those that the evidence and the policies name.");
        lines.add("");
        lines.add(
                "Each script asks whether something speaks against an obligation; `unsat` means that nothing does. Where"
                        + " a short claim comes out `sat`, the exact questions follow it. Check one with `z3 FILE` or"
                        + " `cvc5 --strings-exp FILE`.");
        lines.add("");
        lines.add("| script | obligation | expected |");
        lines.add("|---|---|---|");
        lines.addAll(rows);
        return String.join("\n", lines) + "\n";
    }
}
