package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Exclusion;
import dev.whittle.refine.Refiner;
import dev.whittle.refine.Split;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Refinery;
import dev.whittle.verify.Verdict;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of all regression proofs and wrong refiners, the page confirms what Z3 proves, and nothing that it refutes. */
class CheckCasesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Page PAGE = Page.right();
    private static final Map<String, Integer> TABLE = new TreeMap<>();

    @AfterAll
    static void printTable() {
        System.out.printf("%n%-20s %-40s %6s%n", "Z3", "the page", "cases");
        TABLE.forEach((row, count) -> System.out.printf("%s %6d%n", row, count));
    }

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : Questions.folders()) {
            String expect = Questions.description(folder).get("expect").asText();
            switch (expect) {
                case "CREATE_POLICY", "DETACH_POLICY", "NONE" ->
                    tests.add(DynamicTest.dynamicTest(folder.toString(), () -> refine(folder, expect)));
                case "PROVED", "REFUTED", "UNKNOWN" ->
                    tests.add(DynamicTest.dynamicTest(folder.toString(), () -> judge(folder)));
                default -> {}
            }
        }
        return tests;
    }

    /** What the refiner's answer is, the page confirms, as one policy and spread over several. */
    private static void refine(Path folder, String expect) throws IOException {
        Question question = Questions.of(folder);
        Policy policy = question.policy();
        KnownActions known = question.known(List.of(policy));
        boolean isPinned =
                Questions.description(folder).path("admitNew").asText().equals("NONE");
        Candidate candidate = Refiner.refine(policy, known, isPinned ? AdmitNew.NONE : AdmitNew.PREFIX);
        ProvedRefinement proved = new Refinery(known.catalog(), AdmitNew.PREFIX, TIMEOUT)
                .prove(candidate)
                .refinement()
                .orElseThrow();
        assertEquals(expect, proved.recommendedAction().word());
        List<String> texts = proved.text().stream().toList();
        note("PROVED", confirmed(question, known, question.result(expect, texts)));
        if (!texts.isEmpty()) {
            List<List<String>> fits = new ArrayList<>();
            Exclusion.of(candidate).ifPresent(text -> fits.add(List.of(text)));
            long most = Policy.quotaCharacters(texts.get(0)) * 2 / 3;
            Split.of(Question.read(texts.get(0)), part -> Policy.quotaCharacters(part) <= most)
                    .ifPresent(fits::add);
            for (List<String> fit : fits) {
                if (question.judge(together(policy, fit)).verdict().isProved()) {
                    note("PROVED as a fit", confirmed(question, known, question.fit(fit)));
                }
            }
        }
    }

    private static Policy together(Policy original, List<String> texts) {
        return new Policy(
                new SourceText("policies", String.join("\n", texts)),
                original.version(),
                original.id(),
                texts.stream()
                        .flatMap(text -> Question.read(text).statements().stream())
                        .toList());
    }

    private static String confirmed(Question question, KnownActions known, String result) {
        String found = PAGE.judge(question.task(known), result, question.actions());
        assertEquals("confirmed", found, question.name());
        return found;
    }

    /** Of somebody's candidate the page says what Z3 says, or that it does not know. */
    private static void judge(Path folder) throws IOException {
        Path file = folder.resolve("candidate.json");
        judge(Questions.of(folder), Files.exists(file) ? Optional.of(Questions.document(file)) : Optional.empty());
    }

    private static void judge(Question question, Optional<String> text) {
        Policy candidate = text.map(Question::read).orElse(Policy.NOTHING);
        Judgement judgement = question.judge(candidate);
        String task = question.task(question.known(List.of(question.policy(), candidate)));
        String result = question.result(
                text.isPresent() ? "CREATE_POLICY" : "DETACH_POLICY",
                text.stream().toList());
        String found = PAGE.judge(task, result, question.actions());
        assertEquals(Question.isProved(judgement), found.equals("confirmed"), () -> question.name() + ": " + found);
        note(judgement.verdict().word() + (judgement.differences().isEmpty() ? "" : " without S"), found);
        if (judgement.verdict() instanceof Verdict.Proved && text.isPresent()) {
            note("PROVED as a fit", PAGE.judge(task, question.fit(text.stream().toList()), question.actions()));
        } else if (text.isPresent()) {
            assertFalse(PAGE.confirms(task, question.fit(text.stream().toList()), question.actions()));
        }
    }

    /** The wrong refiners belong to another package of the tests, and so does the list of their tasks. */
    @Test
    void wrongRefiners_areNeverConfirmedWhereZ3Refutes() throws Exception {
        Class<?> mistakes = Class.forName("dev.whittle.proofs.wrong.WrongRefiner");
        Class<?> work = Class.forName("dev.whittle.proofs.wrong.Work");
        Method refine = accessible(mistakes.getDeclaredMethod("refine", work));
        List<?> works = (List<?>) accessible(work.getDeclaredMethod("all")).invoke(null);
        List<Question> questions = Questions.ofWrongRefiners();
        for (Object mistake : mistakes.getEnumConstants()) {
            for (int i = 0; i < works.size(); i++) {
                ObjectNode candidate = (ObjectNode) refine.invoke(mistake, works.get(i));
                boolean isEmpty = Question.statements(candidate).isEmpty();
                judge(questions.get(i), isEmpty ? Optional.empty() : Optional.of(candidate.toString()));
            }
        }
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    private static void note(String verdict, String found) {
        TABLE.merge("%-20s %-40s".formatted(verdict, found.split(":", 2)[0]), 1, Integer::sum);
    }

    @Test
    void cases_areThere() throws IOException {
        assertTrue(Questions.folders().size() >= 40, "cases went missing");
    }
}
