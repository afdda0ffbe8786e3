package dev.whittle.run;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedFit;
import dev.whittle.verify.ProvedRefinement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Results for a checker that reads no evidence: each with a task that names U and K plainly. The formats are those of
 * {@code proofs/checker}.
 */
public final class ForCheck {
    private final Catalog catalog;
    private final Set<String> folded = new HashSet<>();

    /**
     * A task and its result, a line each without its end.
     *
     * @param task {@code {"known","id","unused","policy"}}: what of K is neither in the catalog nor in U, U, and the original;
     *     {@code known} comes first, since by that the folder is known for one of these
     * @param result {@code {"id","verdict","recommendedAction","policy"}}, of a fit {@code policies} in place of {@code policy}
     */
    public record Lines(String task, String result) {}

    /** @param catalog by which the results were made */
    public ForCheck(Catalog catalog) {
        this.catalog = catalog;
        actions(catalog).forEach(action -> folded.add(Pattern.fold(action)));
    }

    /** A catalog's actions as spelled, in its order. */
    public static List<String> actions(Catalog catalog) {
        return catalog.services().stream()
                .flatMap(service -> actions(service).stream())
                .toList();
    }

    /** A service's actions as spelled, in the catalog's order. */
    public static List<String> actions(CatalogService service) {
        return service.actions().stream()
                .map(CatalogAction::name)
                .map(name -> service.prefix() + ":" + name)
                .toList();
    }

    /** The catalog, an action a line. */
    public List<String> catalog() {
        return actions(catalog);
    }

    /**
     * What was judged, whatever came of it.
     *
     * @param id JSON
     */
    public Lines of(String id, Proof proof) {
        return new Lines(task(id, proof.candidate()), JsonWriter.line(out -> {
            start(out, id, Status.of(proof.judgement().verdict()));
            proof.refinement().ifPresent(refinement -> refined(out, refinement));
        }));
    }

    private static void refined(JsonWriter out, ProvedRefinement refinement) {
        out.member("recommendedAction", refinement.recommendedAction().word());
        refinement.text().ifPresent(text -> out.raw("policy", onOneLine(text)));
    }

    /**
     * What takes the place of a refinement that is over a quota.
     *
     * @param id JSON
     */
    public Lines of(String id, Candidate candidate, ProvedFit fit) {
        return new Lines(task(id, candidate), JsonWriter.line(out -> {
            start(out, id, Status.PROVED);
            out.member("recommendedAction", RecommendedAction.CREATE_POLICY.word())
                    .raws(
                            "policies",
                            fit.texts().stream().map(ForCheck::onOneLine).toList());
        }));
    }

    /**
     * What was not judged.
     *
     * @param id JSON
     */
    public static Lines of(String id, Status status) {
        return new Lines(
                JsonWriter.line(out -> out.strings("known", List.of()).raw("id", id)),
                JsonWriter.line(out -> start(out, id, status)));
    }

    private static void start(JsonWriter out, String id, Status status) {
        out.raw("id", id).member("verdict", status.word());
    }

    private String task(String id, Candidate candidate) {
        List<String> unused = new ArrayList<>();
        List<String> others = new ArrayList<>();
        KnownActions known = candidate.known();
        for (KnownService service : known.services()) {
            for (int i = 0; i < service.trie().size(); i++) {
                String action = service.trie().spelled(i);
                if (service.isUnused(i)) {
                    unused.add(action);
                } else if (!folded.contains(service.trie().folded(i))) {
                    others.add(action);
                }
            }
        }
        Policy original = candidate.original();
        return JsonWriter.line(out -> out.strings("known", others)
                .raw("id", id)
                .strings("unused", unused)
                .raw("policy", onOneLine(original.source().text())));
    }

    /** No JSON string holds a line end, so line ends between values may become blanks. */
    private static String onOneLine(String json) {
        return json.strip().replace('\n', ' ').replace('\r', ' ');
    }
}
