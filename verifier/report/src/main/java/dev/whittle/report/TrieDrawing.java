package dev.whittle.report;

import static j2html.TagCreator.rawHtml;

import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import dev.whittle.trie.TrieNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The trie of one narrowed pattern, or of a NotAction list, as SVG, root at the left: unsafe nodes orange, safe nodes green, and those
 * that were written in the pattern's place or added to the list framed and ticked. Time: its nodes.
 */
public final class TrieDrawing {
    private static final int ROW = 28;
    private static final int BOX = 20;
    private static final int GAP = 36;
    private static final int MARGIN = 8;

    /** Patterns that one box names; where no new wildcard is wanted, a node may stand for many names. */
    private static final int MOST_WRITTEN = 3;

    /** Of the style sheet's 12 px monospaced font, with room to spare. */
    private static final double LETTER = 7.4;

    /**
     * What a drawing is of, in words for who can't see it.
     *
     * @param subject what its root stands for
     * @param choice what became of the nodes that are framed
     */
    record Caption(String subject, String choice) {
        static Caption of(Pattern pattern) {
            return new Caption("Trie of " + pattern, "chosen");
        }

        /** Of what a NotAction list grants. */
        static Caption ofNotAction(String pointer) {
            return new Caption("Trie of what " + pointer + " grants", "taken away");
        }
    }

    private final Caption caption;
    private final List<Svg> links = new ArrayList<>();
    private final List<Svg> boxes = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private int rows;
    private int width;

    private TrieDrawing(TrieNode root, Caption caption) {
        this.caption = caption;
        measure(root, "", 0);
        draw(root, "", 0);
    }

    /** A drawing that stands alone, with its own style, as an XML document. */
    public static String standalone(TrieNode root, Pattern pattern) {
        String style = Resource.text("trie.css");
        return new TrieDrawing(root, Caption.of(pattern))
                        .svg(root)
                        .attr("xmlns", "http://www.w3.org/2000/svg")
                        .with(Svg.of("style").with(rawHtml(style)))
                        .render()
                + "\n";
    }

    /** A drawing for a page that has {@code trie.css}. */
    static Svg inline(TrieNode root, Caption caption) {
        return new TrieDrawing(root, caption).svg(root);
    }

    private Svg svg(TrieNode root) {
        int height = rows * ROW + 2 * MARGIN;
        return Svg.of("svg")
                .attr("class", "trie")
                .attr("role", "img")
                .at("width", width)
                .at("height", height)
                .attr("viewBox", "0 0 " + width + " " + height)
                .with(Svg.of("title").withText(title(root)))
                .with(Svg.of("rect").attr("class", "paper").at("width", width).at("height", height))
                .with(links)
                .with(boxes);
    }

    private String title(TrieNode root) {
        List<String> chosen = root.all()
                .flatMap(node -> node.written().stream())
                .map(Pattern::text)
                .toList();
        return caption.subject() + ": " + root.unused() + " unused actions below " + root.prefix() + ", " + root.used()
                + " others; " + caption.choice() + ": " + (chosen.isEmpty() ? "nothing" : Numbers.some(chosen, 40));
    }

    /** A column is as wide as its widest node with children: to the right of one without, its row is empty. */
    private void measure(TrieNode node, String parent, int depth) {
        if (!node.children().isEmpty()) {
            while (columns.size() <= depth) {
                columns.add(0);
            }
            columns.set(depth, Math.max(columns.get(depth), boxWidth(label(node, parent))));
            node.children().forEach(child -> measure(child, node.prefix(), depth + 1));
        }
    }

    /** Draws a node and all below it, and returns the middle of its box. */
    private int draw(TrieNode node, String parent, int depth) {
        int x = MARGIN
                + columns.subList(0, depth).stream()
                        .mapToInt(column -> column + GAP)
                        .sum();
        String label = label(node, parent);
        List<Integer> below = node.children().stream()
                .map(child -> draw(child, node.prefix(), depth + 1))
                .toList();
        int y = below.isEmpty() ? MARGIN + rows++ * ROW + ROW / 2 : (below.get(0) + below.get(below.size() - 1)) / 2;
        int right = x + boxWidth(label);
        below.forEach(end -> links.add(link(right, y, x + columns.get(depth) + GAP, end)));
        boxes.add(box(node, label, x, y));
        width = Math.max(width, right + (int) (count(node).length() * LETTER) + 2 * MARGIN);
        return y;
    }

    private static Svg link(int fromX, int fromY, int toX, int toY) {
        int middle = toX - GAP / 2;
        return Svg.of("path")
                .attr("class", "link")
                .attr(
                        "d",
                        "M" + fromX + " " + fromY + "H" + (middle - GAP / 2) + "C" + middle + " " + fromY + " " + middle
                                + " " + toY + " " + toX + " " + toY);
    }

    private Svg box(TrieNode node, String label, int x, int y) {
        String count = count(node);
        Svg box = Svg.of("rect")
                .attr("class", "box")
                .at("x", x)
                .at("y", y - BOX / 2)
                .at("width", boxWidth(label))
                .at("height", BOX)
                .at("rx", 4);
        return Svg.of("g")
                .attr(
                        "class",
                        (node.isSafe() ? "safe" : "unsafe") + (node.written().isEmpty() ? "" : " chosen"))
                .with(Svg.of("title").withText(tip(node)))
                .with(box)
                .with(text("name", x + 6, y, label))
                .with(count.isEmpty() ? List.of() : List.of(text("count", x + boxWidth(label) + 5, y, count)));
    }

    private static Svg text(String style, int x, int y, String text) {
        return Svg.of("text").attr("class", style).at("x", x).at("y", y + 4).withText(text);
    }

    private static int boxWidth(String label) {
        return (int) (label.length() * LETTER) + 12;
    }

    /** What the node adds to its parent; for a chosen one what is written, with a tick. */
    private static String label(TrieNode node, String parent) {
        if (node.written().isEmpty()) {
            return added(node.prefix(), parent)
                    + (node.isAction() || node.prefix().equals("*") ? "" : "*");
        }
        if (node.written().size() > MOST_WRITTEN) {
            return "\u2713 " + added(node.prefix(), parent) + ": "
                    + node.written().size() + " patterns";
        }
        return "\u2713 "
                + node.written().stream()
                        .map(each -> added(each.text(), parent))
                        .collect(Collectors.joining(", "));
    }

    /** The parent's own name, as an action, adds nothing to it: that one is named in full. */
    private static String added(String text, String parent) {
        if (parent.equals("*")) {
            return text;
        }
        return text.length() == parent.length()
                ? text.substring(text.indexOf(':') + 1)
                : text.substring(parent.length());
    }

    private static String count(TrieNode node) {
        if (!node.children().isEmpty() || node.isAction()) {
            return "";
        }
        return node.isSafe()
                ? Numbers.count(node.used(), "action")
                : Numbers.grouped(node.unused()) + " unused"
                        + (node.used() > 0 ? ", " + Numbers.grouped(node.used()) + " used" : "");
    }

    private String tip(TrieNode node) {
        String what = node.isAction()
                ? node.isSafe() ? "not unused" : "unused"
                : Numbers.grouped(node.unused()) + " unused and " + Numbers.grouped(node.used()) + " others";
        return node.prefix() + (node.isAction() || node.prefix().equals("*") ? "" : "*") + ": " + what
                + (node.written().isEmpty() ? "" : "; " + caption.choice());
    }
}
