package dev.whittle.report;

import dev.whittle.compare.RequestCounterexample;
import dev.whittle.policy.Context;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Unread;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.verify.Counterexample;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Proof;
import dev.whittle.verify.TwoVersions;
import dev.whittle.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A judgement in words, a line each. Holds no times, so that the same input gives the same text. */
public final class JudgementLines {
    private static final int MOST_CULPRITS = 12;

    private JudgementLines() {}

    /** The same of a proof: of a file of code F as well, and for what the proof does not speak. */
    static List<String> of(Proof proof) {
        Policy original = proof.candidate().original();
        List<String> lines = new ArrayList<>();
        boolean isEdited =
                !original.notation().isDocument() && proof.candidate().text().isPresent();
        if (isEdited) {
            lines.add(line("F", "only these bytes", "1 file", "holds"));
        }
        lines.addAll(of(proof.judgement(), butFor(original)));
        return lines;
    }

    /** For what the proof that something is gone does not speak. */
    static String butFor(Policy original) {
        List<Unread> unread = original.unread();
        long statements = unread.stream().map(Unread::statement).distinct().count();
        boolean isAnyPartRead = unread.stream().anyMatch(Unread::isPart);
        return unread.isEmpty()
                ? ""
                : ", but for " + Numbers.count(statements, "statement")
                        + (isAnyPartRead ? " of which not all can be read" : " that can't be read");
    }

    /** The same of two versions of a file of code: whether F holds of them, and for what the judgement does not speak. */
    public static List<String> of(TwoVersions versions, Judgement judgement) {
        List<String> lines = new ArrayList<>();
        if (versions.areInCode()) {
            lines.add(line(
                    "F",
                    "only these bytes",
                    "2 versions",
                    versions.differences().isEmpty() ? "holds" : "differs"));
            versions.differences().forEach(difference -> lines.add("      " + difference));
            lines.add("      "
                    + (versions.differences().isEmpty()
                            ? "what is only known where the file is used is taken for the same in both, and so are the other files"
                            : "what is only known where the file is used may differ between the two"));
        }
        lines.addAll(of(judgement, butFor(versions.original())));
        return lines;
    }

    /** S, then one line an obligation, and below each what refutes it or leaves it unknown. */
    public static List<String> of(Judgement judgement) {
        return of(judgement, "");
    }

    /** @param but for what what is gone is not proved to be */
    private static List<String> of(Judgement judgement, String but) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "S",
                "same statements but for action lists",
                "",
                judgement.differences().isEmpty() ? "holds" : "differs"));
        judgement.differences().forEach(difference -> lines.add("      " + difference));
        for (Finding finding : judgement.findings()) {
            lines.add(line(
                    finding.obligation().word(),
                    finding.obligation().title(),
                    finding.range(),
                    finding.verdict().word().toLowerCase(Locale.ROOT)
                            + (finding.verdict().isProved()
                                            && finding.obligation().isAboutUnused()
                                    ? but
                                    : "")));
            lines.addAll(finding.verdict().accept(new WhyNot()));
        }
        return lines;
    }

    /** What refutes an obligation or leaves it unknown. */
    private static final class WhyNot implements Verdict.Visitor<List<String>> {
        @Override
        public List<String> proved() {
            return List.of();
        }

        @Override
        public List<String> refuted(Counterexample counterexample) {
            return counterexample(counterexample);
        }

        @Override
        public List<String> refutedByRequest(RequestCounterexample counterexample) {
            return RequestLines.of(counterexample, RequestLines.Naming.PLAIN).stream()
                    .map(part -> String.format(Locale.ROOT, "      %-11s %s", part.name(), Printable.of(part.text())))
                    .toList();
        }

        @Override
        public List<String> unknown(String reason) {
            return List.of("      " + reason);
        }
    }

    private static String line(String name, String title, String range, String verdict) {
        return String.format(Locale.ROOT, "  %-3s %-37s %-22s %s", name, title, range, verdict);
    }

    private static List<String> counterexample(Counterexample example) {
        List<String> lines = new ArrayList<>();
        lines.add("      request     " + example.action() + (example.isUnused() ? ", reported unused" : ""));
        lines.add("      original    " + (example.originalAllows() ? "allows it" : "does not allow it"));
        lines.add("      refined     " + (example.refinedAllows() ? "allows it" : "does not allow it"));
        List<String> culprits = example.culprits().stream()
                .map(culprit -> String.format(
                        Locale.ROOT,
                        "      %-11s `%s` at %s %s",
                        "in " + culprit.side().word(),
                        culprit.pattern(),
                        culprit.pointer(),
                        culprit.role()))
                .toList();
        lines.addAll(culprits.subList(0, Math.min(MOST_CULPRITS, culprits.size())));
        if (culprits.size() > MOST_CULPRITS) {
            lines.add("      and " + Numbers.grouped(culprits.size() - MOST_CULPRITS) + " more patterns");
        }
        example.contexts()
                .forEach((context, holds) ->
                        lines.add("      where       " + context(context) + (holds ? " holds" : " does not hold")));
        return lines;
    }

    private static String context(Context context) {
        return Printable.of(context.canonical());
    }
}
