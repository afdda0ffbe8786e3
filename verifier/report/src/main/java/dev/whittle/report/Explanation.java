package dev.whittle.report;

import dev.whittle.evidence.Translation;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Denials;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.StatementChange;
import dev.whittle.refine.Unobserved;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.TrieNode;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why one action went or stayed: what became of it by which statement, what the evidence says of it, and by which pattern and node of the
 * trie. Three lines where one pattern grants it; one more for each further pattern.
 */
public final class Explanation {
    private final ProvedRefinement refinement;
    private final KnownActions known;
    private final Pattern action;

    private Explanation(ProvedRefinement refinement, Pattern action) {
        this.refinement = refinement;
        this.known = refinement.candidate().known();
        this.action = action;
    }

    /** The explanation, line by line. */
    public static List<String> of(ProvedRefinement refinement, Pattern action) {
        return new Explanation(refinement, action).lines();
    }

    private List<String> lines() {
        List<StatementChange> matching = refinement.candidate().changes().stream()
                .filter(change -> change.statement().effect() == Effect.ALLOW)
                .filter(change -> change.statement().actions().covers(action.folded()))
                .toList();
        List<StatementChange> granting =
                matching.stream().filter(change -> !isDenied(change)).toList();
        List<String> lines = new ArrayList<>();
        boolean isUnused = known.isUnused(action.folded());
        lines.add(granting.isEmpty() ? notGranted(matching) : granted(granting, isUnused));
        lines.add(item("evidence", evidence(isUnused)));
        matching.stream().filter(this::isDenied).forEach(change -> lines.add(item("denied", denied(change))));
        matching.forEach(change -> lines.addAll(patterns(change)));
        return lines;
    }

    private String granted(List<StatementChange> granting, boolean isUnused) {
        String statements = DenialLines.labels(
                granting.stream().map(StatementChange::statement).toList());
        return action
                + (isUnused
                        ? " goes from "
                        : known.isKnown(action.folded()) ? " stays in " : " is unknown; it was granted by ")
                + statements
                + deniedElsewhere();
    }

    private String notGranted(List<StatementChange> matching) {
        return action + " was not granted before, and is not now: "
                + (matching.isEmpty()
                        ? "no Allow statement matches it"
                        : "what matches it is denied, so it is neither kept nor removed");
    }

    /** By any Deny, even if only the contexts' meaning could tell whether it holds. */
    private String deniedElsewhere() {
        List<Statement> denying = refinement.candidate().original().statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .filter(statement -> statement.actions().covers(action.folded()))
                .toList();
        return denying.isEmpty() ? "" : "; denied by " + DenialLines.labels(denying);
    }

    /** Whether a Deny covers the action wherever the statement's context holds. */
    private boolean isDenied(StatementChange change) {
        return denials(change).cover(action.folded());
    }

    private Denials denials(StatementChange change) {
        return refinement.candidate().grantable(change.statement()).denials();
    }

    private String denied(StatementChange change) {
        String allow = Printable.of(change.statement().label());
        String deny = DenialLines.labels(denials(change).covering(List.of(action)));
        return "in " + allow + " by " + deny
                + (change.covers(action.folded())
                        ? "; " + allow + " names it as before"
                        : "; " + allow + " no longer names it, so lifting " + deny + " later would not bring it back");
    }

    private static String item(String name, String text) {
        return String.format(Locale.ROOT, "  %-10s%s", name, text);
    }

    private String evidence(boolean isUnused) {
        Translation evidence = known.evidence();
        if (isUnused) {
            return unused(evidence);
        }
        boolean isReported = evidence.unused().stream().anyMatch(pattern -> pattern.matches(action.folded()));
        String used = by(evidence.used(), "");
        String kept = by(evidence.kept(), "");
        if (!used.isEmpty()) {
            return "reported used" + used + (isReported ? ", which outweighs that it is reported unused" : "");
        }
        if (!kept.isEmpty()) {
            return "kept by --keep" + kept;
        }
        Optional<String> rule = known.protectedStatements().stream()
                .filter(each -> each.actions().stream()
                        .anyMatch(name -> Pattern.fold(name).equals(action.folded())))
                .findFirst()
                .map(each -> "kept: " + each.statement().label() + " stays as it is by " + each.rule());
        if (rule.isPresent()) {
            return rule.get();
        }
        Optional<String> call = evidence.neededBy(action.folded());
        if (call.isPresent()) {
            return "kept: a recorded call may have needed it, " + call.get();
        }
        Optional<String> guard = evidence.guards().reason(action.service());
        if (guard.isPresent()) {
            return "kept: " + guard.get();
        }
        if (!known.isKnown(action.folded())) {
            String catalog = "the catalog of " + known.catalog().date() + " does not know it";
            return known.isRemembered(action)
                    ? unused(evidence) + ", but " + catalog
                    : "no evidence mentions it, and " + catalog;
        }
        if (names(Unobserved.of(refinement.candidate().original(), known))) {
            return nobody(evidence) + ", and " + String.join(" and ", evidence.partial()) + " can't show its use";
        }
        return names(known.untrackedActions())
                ? "its service is reported unused, but no report tracks its use"
                : nobody(evidence);
    }

    /** A report that its whole service was unused does not hold where the service was used. */
    private String nobody(Translation evidence) {
        boolean isServiceUsed = evidence.usedServices().stream().anyMatch(service -> service.matches(action.folded()));
        return isServiceUsed
                ? "nobody reports it unused by name, and its service was used"
                : "nobody reports it unused";
    }

    private String unused(Translation evidence) {
        String named = by(evidence.unused(), "");
        return named.isEmpty() ? unseen(evidence) : "reported unused" + named;
    }

    private String unseen(Translation evidence) {
        return evidence.unseen().stream().anyMatch(unseen -> unseen.group().equals(action))
                ? "no record shows its use, and CloudTrail would have"
                : "reported unused, as part of its service";
    }

    private boolean names(List<String> actions) {
        return actions.stream().anyMatch(name -> Pattern.fold(name).equals(action.folded()));
    }

    /** By which of these patterns. */
    private String by(List<Pattern> patterns, String otherwise) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(action.folded()))
                .findFirst()
                .map(pattern -> pattern.equals(action) ? " by name" : " by `" + pattern + "`")
                .orElse(otherwise);
    }

    private List<String> patterns(StatementChange change) {
        if (change.statement().actions().element() == ActionElement.NOT_ACTION) {
            return List.of(item("NotAction", notAction(change)));
        }
        return PatternOutcome.of(change, refinement.candidate()).stream()
                .filter(outcome -> outcome.pattern().matches(action.folded()))
                .map(outcome ->
                        item("pattern", "`" + outcome.pattern() + "` at " + outcome.pointer() + " " + fate(outcome)))
                .toList();
    }

    private String notAction(StatementChange change) {
        String list = change.statement().pointer() + "/NotAction did not leave it out";
        if (change.isGone()) {
            return list + "; the statement goes, since nothing else that it grants is used";
        }
        return change.added().stream()
                .filter(pattern -> pattern.matches(action.folded()))
                .findFirst()
                .map(pattern -> list + "; now `" + pattern + "` does"
                        + (pattern.isLiteral() ? "" : ", under which nothing granted is used"))
                .orElse(list + ", and still does not");
    }

    private String fate(PatternOutcome outcome) {
        if (outcome.now().isEmpty()) {
            return "stays as it is: " + PatternWords.why(outcome);
        }
        if (isDenied(outcome.change())) {
            return (outcome.now().orElseThrow().isEmpty() ? "goes: " : "is narrowed: ") + PatternWords.why(outcome);
        }
        if (outcome.pattern().isLiteral()) {
            return "goes: it names the action";
        }
        if (outcome.tally().used() == 0) {
            return "goes: " + PatternWords.why(outcome);
        }
        List<Pattern> now = outcome.now().orElseThrow();
        TrieNode node = nodeOf(PatternTrie.of(outcome.pattern(), now, outcome.grantable()));
        String keeping = now.stream()
                .filter(pattern -> pattern.matches(action.folded()))
                .findFirst()
                .map(pattern -> " keeps it as `" + pattern + "`, ")
                .orElse(" is narrowed, ");
        return (keeping + "node `" + node.prefix() + (node.isAction() ? "`: " : "*`: ") + counts(node)).strip();
    }

    /** The deepest node above the action under which something is used: it is safe only for an action that stays. */
    private TrieNode nodeOf(TrieNode node) {
        return node.children().stream()
                .filter(child -> child.used() > 0)
                .filter(child -> child.isAction()
                        ? Pattern.fold(child.prefix()).equals(action.folded())
                        : action.folded().startsWith(Pattern.fold(child.prefix())))
                .findFirst()
                .map(this::nodeOf)
                .orElse(node);
    }

    private static String counts(TrieNode node) {
        if (node.isSafe()) {
            return "safe, " + Numbers.count(node.used(), "used action") + " and none unused";
        }
        return "unsafe, " + Numbers.count(node.unused(), "unused action") + " and " + Numbers.grouped(node.used())
                + " used";
    }
}
