package dev.whittle.proofs.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Changed refinements of the questions at hand, each judged by Z3; the same ones every time. */
final class Mutants {
    static final int COUNT = 1_014;

    private static final long SEED = 15;
    private static final int SEVERAL = 5;
    private static final List<Mutant> KINDS = List.of(Mutant.values());
    private static final Set<String> REFINED = Set.of("CREATE_POLICY", "NONE");

    /**
     * @param verdict what Z3 says: its word, also whether S holds; or that the reader refuses it
     * @param isProved whether S and V1 to V4 all hold
     */
    record Judged(Mutant mutant, String task, String result, Set<String> actions, String verdict, boolean isProved) {
        boolean isConfirmedBy(Page page) {
            return page.confirms(task, result, actions);
        }
    }

    private record Refined(Question question, KnownActions known, String text) {}

    private Mutants() {}

    static List<Judged> all() throws IOException {
        Random random = new Random(SEED);
        List<Refined> refined = refined();
        List<Judged> all = new ArrayList<>();
        for (int i = 0; all.size() < COUNT; i++) {
            // Half of them are the first ones, which have several statements.
            Refined each = refined.get(random.nextInt(random.nextBoolean() ? SEVERAL : refined.size()));
            Mutant mutant = KINDS.get(i % KINDS.size());
            mutated(each, mutant, random)
                    .map(text -> judge(each.question(), mutant, text))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static List<Refined> refined() throws IOException {
        List<Question> questions = new ArrayList<>(Questions.ofWrongRefiners());
        for (Path folder : Questions.folders()) {
            if (REFINED.contains(Questions.description(folder).get("expect").asText())) {
                questions.add(Questions.of(folder));
            }
        }
        return questions.stream().flatMap(Mutants::refined).toList();
    }

    private static Stream<Refined> refined(Question question) {
        KnownActions known = question.known(List.of(question.policy()));
        Candidate candidate = Refiner.refine(question.policy(), known, AdmitNew.PREFIX);
        return candidate.text().map(text -> new Refined(question, known, text)).stream();
    }

    private static Optional<String> mutated(Refined refined, Mutant mutant, Random random) {
        ObjectNode policy = Question.tree(refined.text());
        boolean isChanged = mutant.change(new Mutant.Draft(policy, refined.known(), random));
        return isChanged ? Optional.of(policy.toString()) : Optional.empty();
    }

    private static Judged judge(Question question, Mutant mutant, String text) {
        String result = question.result("CREATE_POLICY", List.of(text));
        Policy candidate;
        try {
            candidate = Question.read(text);
        } catch (InvalidInputException e) {
            String task = question.task(question.known(List.of(question.policy())));
            return new Judged(mutant, task, result, question.actions(), "refused", false);
        }
        Judgement judgement = question.judge(candidate);
        String verdict = judgement.verdict().word() + (judgement.differences().isEmpty() ? "" : " without S");
        String task = question.task(question.known(List.of(question.policy(), candidate)));
        return new Judged(mutant, task, result, question.actions(), verdict, Question.isProved(judgement));
    }
}
