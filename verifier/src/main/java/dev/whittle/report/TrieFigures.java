package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.PatternTrie;
import dev.whittle.trie.TrieNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The tries of all narrowed wildcards of a run, each to be opened. Of a large one every branch is to be opened by itself;
 * what would make the page too large to read is named instead of drawn.
 */
final class TrieFigures {
    /** Nodes of one drawing. */
    private static final int MOST_TOGETHER = 80;

    /** Nodes of all drawings of a page. */
    private static final int MOST_OF_PAGE = 20_000;

    private int left = MOST_OF_PAGE;

    private TrieFigures() {}

    static List<DomContent> of(Run run) {
        TrieFigures figures = new TrieFigures();
        List<DomContent> content = new ArrayList<>();
        for (PatternOutcome outcome : PatternOutcome.of(run.candidate())) {
            if (outcome.isBroad()
                    && !outcome.pattern().isLiteral()
                    && outcome.tally().unused() > 0) {
                content.add(figures.of(outcome));
            }
        }
        return content;
    }

    private DomContent of(PatternOutcome outcome) {
        List<Pattern> now = outcome.now().orElse(List.of());
        TrieNode root = PatternTrie.of(outcome.pattern(), now, outcome.known());
        left -= (int) root.all().count();
        return details(
                summary(
                        code(outcome.pattern().text()),
                        text(" at " + Printable.of(outcome.pointer()) + ": " + outcome.why() + ", so "
                                + (now.isEmpty()
                                        ? "it goes"
                                        : Numbers.count(now.size(), "pattern") + " in its place"))),
                p(each(now, pattern -> each(code(pattern.text()), text(" ")))),
                left < 0
                        ? p("Not drawn: the page would be too large. whittle trie draws it alone.")
                        : tree(root, outcome.pattern()));
    }

    private static DomContent tree(TrieNode node, Pattern pattern) {
        if (node.all().count() <= MOST_TOGETHER) {
            return drawing(node, pattern);
        }
        TrieNode top = new TrieNode(
                node.prefix(),
                node.isAction(),
                node.used(),
                node.unused(),
                node.written(),
                node.children().stream().map(TrieFigures::withoutChildren).toList());
        return each(
                drawing(top, pattern),
                each(
                        node.children().stream()
                                .filter(child -> !child.children().isEmpty())
                                .toList(),
                        child -> details(
                                summary(
                                        code(child.prefix() + "*"),
                                        text(": " + Numbers.grouped(child.unused()) + " unused, "
                                                + Numbers.grouped(child.used()) + " others")),
                                tree(child, pattern))));
    }

    private static TrieNode withoutChildren(TrieNode node) {
        return new TrieNode(node.prefix(), node.isAction(), node.used(), node.unused(), node.written(), List.of());
    }

    private static DomContent drawing(TrieNode node, Pattern pattern) {
        return figure(div(TrieDrawing.inline(node, pattern))
                .withClass("wide")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Trie of " + pattern + " below " + node.prefix()));
    }
}
