package dev.whittle.verify;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Exclusion;
import dev.whittle.refine.Shorter;
import dev.whittle.refine.ShorterText;
import dev.whittle.refine.Split;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks for what stands for a policy that is over its quota. Shorter text comes first, the step that changes least of it; where
 * none is short enough, what {@link FitForm} allows, the fewest policies first. What is found is proved; what is not proved is not taken.
 *
 * @param fit what fits, or nothing
 * @param reason why nothing does, for people, with what comes next; empty where something fits
 */
public record Fitting(Optional<Fit> fit, String reason) {

    /** One way to fit, not yet proved. */
    private record Shape(String name, int gap, Optional<List<String>> excluded, List<String> texts) {}

    private static final Comparator<Shape> FEWEST_POLICIES =
            Comparator.comparingInt(shape -> shape.texts().size());

    /** What stands for a refined policy. */
    public static Fitting of(ProvedRefinement refinement, FitTerms terms) {
        return Search.of(refinement, terms).result();
    }

    /** What stands for a refined policy, or else the shortest text that is proved; nothing where none is shorter than its own. */
    public static Optional<Fit> fittingOrShortest(ProvedRefinement refinement, FitTerms terms) {
        Search search = Search.of(refinement, terms);
        return search.result().fit().or(search::shortest);
    }

    /** What stands for a policy and says the same: proved of every string, both ways. */
    public static Fitting of(Policy policy, Equality equality, FitTerms terms) {
        Search search = new Search(terms, texts -> equality.prove(policy, texts), Optional.empty(), List.of());
        search.shorten(policy.source().text(), List.of(), 0);
        return search.result();
    }

    private static final class Search {
        private final FitTerms terms;
        private final Function<List<String>, Optional<ProvedFit>> prover;
        private final Optional<Shape> exclusion;

        /** What has to stand in one of the policies as it is. */
        private final List<String> whole;

        /** The text as it is, and each shorter one. */
        private List<Shape> texts = List.of();

        /**
         * @param prover what is proved of some texts, if it is
         * @param whole statements that have to stand in one of them but for white space, which the quota may count
         */
        Search(
                FitTerms terms,
                Function<List<String>, Optional<ProvedFit>> prover,
                Optional<Shape> exclusion,
                List<String> whole) {
            this.terms = terms;
            this.prover = prover;
            this.whole = whole;
            this.exclusion = exclusion.filter(this::keepsWhole);
        }

        private boolean keepsWhole(Shape shape) {
            return whole.stream()
                    .allMatch(statement -> shape.texts().stream()
                            .anyMatch(text -> terms.written(text).contains(terms.written(statement))));
        }

        /** The protected statements, byte for byte. */
        private static List<String> whole(Candidate candidate) {
            return candidate.known().protectedStatements().stream()
                    .map(each -> each.statement()
                            .span()
                            .of(candidate.original().source().text()))
                    .toList();
        }

        static Search of(ProvedRefinement refinement, FitTerms terms) {
            Candidate candidate = refinement.candidate();
            boolean admitsUnknown = terms.means().admitted().admitsUnknown();
            Optional<Shape> exclusion = Exclusion.of(candidate)
                    .filter(excluding -> admitsUnknown)
                    .map(excluding -> new Shape(
                            "NotAction in the same context",
                            0,
                            Optional.of(Fit.excluded(refinement)),
                            List.of(terms.written(excluding))));
            Search search = new Search(
                    terms,
                    texts ->
                            Prover.proveTogether(candidate, texts, terms.means().timeout()),
                    exclusion,
                    whole(candidate));
            String text = refinement.text().orElseThrow();
            List<ShorterText.Step> steps = new ArrayList<>();
            int gap = 0;
            if (admitsUnknown) {
                Shorter shorter = Shorter.of(candidate);
                String shortened = shorter.candidate().text().orElseThrow();
                if (terms.quota().sizeOf(shortened) < terms.quota().sizeOf(text)) {
                    gap = shorter.gap();
                    steps.add(new ShorterText.Step("the shortest patterns", shortened));
                }
            }
            search.shorten(text, steps, gap);
            return search;
        }

        Fitting result() {
            Optional<Fit> shorter = texts.stream()
                    .filter(shape -> terms.isShort(shape.texts().get(0)))
                    .flatMap(this::proved)
                    .findFirst();
            if (shorter.isPresent()) {
                return new Fitting(shorter, "");
            }
            boolean maySplit = terms.quota().countsEachPolicy() && terms.means().allow(FitForm.SPLIT);
            List<Shape> splits = maySplit ? splits() : List.of();
            Stream<Shape> others = Stream.concat(
                    splits.stream().filter(shape -> shape.texts().size() <= terms.attached()),
                    exclusion.stream()
                            .filter(shape -> terms.means().allow(FitForm.NOT_ACTION))
                            .filter(shape -> terms.isShort(shape.texts().get(0))));
            Optional<Fit> found =
                    others.sorted(FEWEST_POLICIES).flatMap(this::proved).findFirst();
            return new Fitting(found, found.isPresent() ? "" : reason(splits));
        }

        Optional<Fit> shortest() {
            return texts.stream()
                    .skip(1)
                    .sorted(Comparator.comparingLong(this::size))
                    .flatMap(this::proved)
                    .findFirst();
        }

        private void shorten(String text, List<ShorterText.Step> before, int gap) {
            List<ShorterText.Step> steps = new ArrayList<>(before);
            steps.addAll(ShorterText.of(before.isEmpty() ? text : before.get(0).text()));
            List<Shape> shapes = new ArrayList<>();
            String done = terms.quota().countsWhiteSpace() ? "without white space" : "";
            shapes.add(new Shape(done, 0, Optional.empty(), List.of(terms.written(text))));
            for (ShorterText.Step step : steps) {
                done = joined(done, step.words());
                shapes.add(new Shape(done, gap, Optional.empty(), List.of(terms.written(step.text()))));
            }
            texts = shapes.stream().filter(this::keepsWhole).toList();
        }

        /** The fewest policies first; of as many the text that changed least. */
        private List<Shape> splits() {
            return texts.stream()
                    .flatMap(shape ->
                            Split.of(read(shape.texts().get(0)), part -> terms.isShort(terms.written(part))).stream()
                                    .map(parts -> new Shape(
                                            joined(shape.name(), "split"),
                                            shape.gap(),
                                            Optional.empty(),
                                            parts.stream().map(terms::written).toList()))
                                    .filter(this::keepsWhole))
                    .sorted(FEWEST_POLICIES)
                    .toList();
        }

        private static String joined(String before, String step) {
            return before.isEmpty() ? step : before + ", " + step;
        }

        private static Policy read(String text) {
            return PolicyReader.read(new SourceText("policy", text));
        }

        private long size(Shape shape) {
            return shape.texts().stream().mapToLong(terms.quota()::sizeOf).sum();
        }

        private Stream<Fit> proved(Shape shape) {
            return prover.apply(shape.texts()).stream()
                    .map(proved -> new Fit(
                            shape.name().isEmpty() ? "as it is" : shape.name(), shape.gap(), shape.excluded(), proved));
        }

        private String reason(List<Shape> splits) {
            long shortest = texts.stream().mapToLong(this::size).min().orElseThrow();
            String over = "the shortest text has "
                    + Numbers.count(shortest, terms.quota().unit()) + ", "
                    + Numbers.grouped(shortest - terms.most()) + " more than the " + Numbers.grouped(terms.most())
                    + " there are";
            String split = splits.isEmpty()
                    ? ""
                    : "; the split has " + Numbers.count(splits.get(0).texts().size(), "policy", "policies") + ", "
                            + Numbers.grouped(splits.get(0).texts().size() - terms.attached())
                            + " more than there is room for";
            String next = exclusion
                    .filter(shape -> !terms.means().allow(FitForm.NOT_ACTION)
                            && terms.isShort(shape.texts().get(0)))
                    .map(shape -> "; " + shape.name() + " would fit ("
                            + Numbers.count(size(shape), terms.quota().unit()) + "), which admits what AWS adds")
                    .orElse("");
            return over + split + next;
        }
    }
}
