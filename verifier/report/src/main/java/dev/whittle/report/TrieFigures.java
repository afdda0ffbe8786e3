package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.whittle.policy.Pattern;
import dev.whittle.refine.PatternOutcome;
import dev.whittle.refine.StatementChange;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.trie.Grantable;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.TrieNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The tries of all narrowed wildcards of a run and of all NotAction lists that grew, each to be opened. In a wildcard over
 * several services each service, and in a large tree each branch, is to be opened by itself; what would make the page too large to read is named instead of drawn.
 */
final class TrieFigures {
    /** Nodes of one drawing. */
    private static final int MOST_TOGETHER = 80;

    /** Nodes of all drawings of a page. */
    private static final int MOST_OF_PAGE = 20_000;

    private final List<DomContent> figures = new ArrayList<>();
    private int left = MOST_OF_PAGE;

    private TrieFigures() {}

    static List<DomContent> of(RefineRun run) {
        TrieFigures tries = new TrieFigures();
        for (StatementChange change : run.candidate().changes()) {
            if (!change.added().isEmpty()) {
                tries.add(change, run.candidate().grantable(change.statement()));
            }
            PatternOutcome.of(change, run.candidate()).stream()
                    .filter(outcome -> outcome.isBroad()
                            && !outcome.pattern().isLiteral()
                            && outcome.tally().unused() > 0)
                    .forEach(tries::add);
        }
        return tries.figures;
    }

    private void add(PatternOutcome outcome) {
        List<Pattern> now = outcome.now().orElse(List.of());
        add(
                outcome.pattern().text(),
                " at " + Printable.of(outcome.pointer()) + ": " + PatternWords.why(outcome) + ", so "
                        + (now.isEmpty() ? "it goes" : Numbers.count(now.size(), "pattern") + " in its place"),
                now,
                PatternTrie.of(outcome.pattern(), now, outcome.grantable()),
                TrieDrawing.Caption.of(outcome.pattern()));
    }

    /** What is added to the list takes away: its nodes are those with nothing used. */
    private void add(StatementChange extended, Grantable grantable) {
        String pointer = extended.statement().pointer() + "/NotAction";
        TrieNode root = PatternTrie.ofNotAction(extended.statement().actions().patterns(), extended.added(), grantable);
        add(
                "NotAction",
                " at " + Printable.of(pointer) + ": " + Numbers.count(root.unused(), "action")
                        + " that it grants " + (root.unused() == 1 ? "is" : "are") + " unused, so "
                        + Numbers.count(extended.added().size(), "more pattern")
                        + " in its list. Framed is what these take away",
                extended.added(),
                root,
                TrieDrawing.Caption.ofNotAction(Printable.of(pointer)));
    }

    private void add(String name, String what, List<Pattern> patterns, TrieNode root, TrieDrawing.Caption caption) {
        left -= (int) root.all().count();
        boolean isOfOneService = !root.prefix().equals("*");
        figures.add(details(
                summary(code(name), text(what)),
                head(name, root),
                isOfOneService ? p(each(patterns, TrieFigures::pattern)).withClass("names") : text(""),
                left < 0
                        ? p("Not drawn: the page would be too large. whittle trie draws a wildcard alone.")
                        : isOfOneService
                                ? tree(root, caption)
                                : new ServiceRows(patterns, caption).of(root.children())));
    }

    /** It stays in view however long the tree below is. */
    private static DomContent head(String name, TrieNode root) {
        return div(
                        div(
                                code(name),
                                text(": "),
                                span(go(root.unused())).withClass("over"),
                                text(", " + stay(root.used()))),
                        div(
                                        span().withClass("key unsafe"),
                                        text("an unused action starts with it "),
                                        span().withClass("key safe"),
                                        text("none does "),
                                        span("\u2713").withClass("key chosen"),
                                        text("written in its place"))
                                .withClass("quiet"))
                .withClass("head");
    }

    static String go(int actions) {
        return Numbers.grouped(actions) + (actions == 1 ? " goes" : " go");
    }

    static String stay(int actions) {
        return Numbers.grouped(actions) + (actions == 1 ? " stays" : " stay");
    }

    /** What becomes of the actions below a node. */
    static String split(int unused, int used) {
        return go(unused) + ", " + stay(used);
    }

    private static DomContent pattern(Pattern pattern) {
        return each(code(pattern.text()), text(" "));
    }

    /** Too large a tree is opened branch by branch. */
    static DomContent tree(TrieNode node, TrieDrawing.Caption caption) {
        if (node.all().count() <= MOST_TOGETHER) {
            return drawing(node, caption);
        }
        TrieNode top = new TrieNode(
                node.prefix(),
                node.isAction(),
                node.used(),
                node.unused(),
                node.written(),
                node.children().stream().map(TrieFigures::withoutChildren).toList());
        return each(
                drawing(top, caption),
                each(
                        node.children().stream()
                                .filter(child -> !child.children().isEmpty())
                                .toList(),
                        child -> details(
                                summary(code(child.prefix() + "*"), text(": " + split(child.unused(), child.used()))),
                                tree(child, caption))));
    }

    private static TrieNode withoutChildren(TrieNode node) {
        return new TrieNode(node.prefix(), node.isAction(), node.used(), node.unused(), node.written(), List.of());
    }

    private static DomContent drawing(TrieNode node, TrieDrawing.Caption caption) {
        return figure(div(TrieDrawing.inline(node, caption))
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", caption.subject() + " below " + node.prefix()));
    }
}
