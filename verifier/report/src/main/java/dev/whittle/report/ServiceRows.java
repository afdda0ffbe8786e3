package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import dev.whittle.trie.TrieNode;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;

/**
 * The trie of a wildcard over several services as a row for each of them, to be opened: those first that lose the most. Services
 * that lose nothing are one row together.
 *
 * @param patterns all that stand in the wildcard's place, or that were added to the list
 */
record ServiceRows(List<Pattern> patterns, TrieDrawing.Caption caption) {
    /** Rows that are shown; more are folded. */
    private static final int MOST_SHOWN = 15;

    private static final Comparator<TrieNode> MOST_REMOVED_FIRST =
            Comparator.comparingInt(TrieNode::unused).reversed().thenComparing(TrieNode::prefix);

    /** @param services the nodes below the root */
    DomContent of(List<TrieNode> services) {
        List<TrieNode> changed = services.stream()
                .filter(service -> service.unused() > 0)
                .sorted(MOST_REMOVED_FIRST)
                .toList();
        List<TrieNode> whole =
                services.stream().filter(service -> service.unused() == 0).toList();
        int shown = changed.size() - MOST_SHOWN <= 1 ? changed.size() : MOST_SHOWN;
        List<TrieNode> more = changed.subList(shown, changed.size());
        return each(
                each(changed.subList(0, shown), this::row),
                iff(
                        !more.isEmpty(),
                        details(
                                summary(Numbers.count(more.size(), "more service") + ": "
                                        + TrieFigures.split(unused(more), used(more))),
                                each(more, this::row))),
                iff(
                        !whole.isEmpty(),
                        details(
                                summary(Numbers.count(whole.size(), "service") + " of which nothing goes: "
                                        + Numbers.count(used(whole), "action")),
                                p(each(whole, service -> each(code(service.prefix()), text(" "))))
                                        .withClass("names"))));
    }

    private static int unused(List<TrieNode> services) {
        return services.stream().mapToInt(TrieNode::unused).sum();
    }

    private static int used(List<TrieNode> services) {
        return services.stream().mapToInt(TrieNode::used).sum();
    }

    /** Of a service that goes as a whole there is no more to see. */
    private DomContent row(TrieNode service) {
        String name = service.prefix().substring(0, service.prefix().indexOf(':') + 1) + "*";
        DomContent counts = each(
                code(name),
                span(TrieFigures.go(service.unused())).withClass("over"),
                span(service.used() == 0 ? "none stays" : TrieFigures.stay(service.used())));
        return service.used() == 0
                ? div(counts).withClass("row")
                : details(
                                summary(counts),
                                p(each(ofService(service), pattern -> each(code(pattern.text()), text(" "))))
                                        .withClass("names"),
                                TrieFigures.tree(service, caption))
                        .withClass("service");
    }

    private List<Pattern> ofService(TrieNode service) {
        String name =
                Pattern.fold(service.prefix().substring(0, service.prefix().indexOf(':')));
        return patterns.stream().filter(pattern -> pattern.matchesService(name)).toList();
    }
}
