package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.Protection;
import dev.whittle.policy.Quota;
import dev.whittle.policy.Statement;
import dev.whittle.refine.AdmitNew;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.ProtectedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A protected statement stays byte for byte, and the proof holds as before. */
class ProtectedStatementsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int POLICIES = 300;
    private static final Refinery REFINERY = new Refinery(Catalogs.newest(), AdmitNew.PREFIX, LONG);
    private static final Protection BREAK_GLASS =
            statement -> statement.sid().filter("BreakGlass"::equals).map(sid -> "a rule");

    /** Every second statement, so that others are refined beside them. */
    private static final Protection SOME = statement ->
            statement.pointer().matches(".*(/[02468]|Statement)") ? Optional.of("a rule") : Optional.empty();

    @Test
    void randomPolicies_protectedStatementsStayAndAllIsProved() {
        int spared = 0;
        for (int seed = 0; seed < POLICIES; seed++) {
            Pair pair = Pair.random(new Random(seed));
            Policy original = pair.originalPolicy();
            KnownActions plain = SmallCatalog.known(original, Policy.NOTHING, pair.unused());
            Candidate candidate = Refiner.refine(original, plain.protecting(original, SOME));
            assertEquals(List.of(), touched(candidate), "seed " + seed);
            assertTrue(Prover.prove(candidate, LONG).refinement().isPresent(), "seed " + seed);
            assertTrue(
                    LawSearch.isOriginalMinusUnused(original, LawSearch.read(candidate.text()), candidate.known()),
                    "seed " + seed);
            spared += touched(Refiner.refine(original, plain)).isEmpty() ? 0 : 1;
        }
        assertTrue(spared > POLICIES / 10, "unprotected, few of these statements would have changed: " + spared);
    }

    /** The protected statements that are not in the text as they were. */
    private static List<String> touched(Candidate candidate) {
        List<String> touched = new ArrayList<>();
        for (Statement statement : candidate.original().statements()) {
            String text = statement.span().of(candidate.original().source().text());
            if (statement.effect() == Effect.ALLOW
                    && SOME.rule(statement).isPresent()
                    && !candidate.text().filter(all -> all.contains(text)).isPresent()) {
                touched.add(statement.label());
            }
        }
        return touched;
    }

    /** What only removed the statement's actions from one list, and left the claim that they are unused, would be refuted. */
    @Test
    void protectedStatement_whoseActionsCountAsUnused_isRefuted() {
        Policy original = policy(statement("BreakGlass", "sqs:DeleteMessage"), statement("Other", "sqs:SendMessage"));
        Candidate protecting = Refiner.refine(original, known(original, "sqs:DeleteMessage", BREAK_GLASS));
        assertTrue(Prover.prove(protecting, LONG).refinement().isPresent());
        KnownActions plain = known(original, "sqs:DeleteMessage", Protection.NONE);
        Candidate unsound = new Candidate(original, plain, protecting.changes(), protecting.text());
        assertEquals(
                "REFUTED", Prover.prove(unsound, LONG).judgement().verdict().word());
    }

    @Test
    void protectedStatement_whatItGrants_staysInOthersToo() {
        Policy original = policy(
                statement("BreakGlass", "sqs:Delete*"), statement("Other", "sqs:DeleteMessage", "sqs:PurgeQueue"));
        KnownActions known =
                REFINERY.protecting(BREAK_GLASS).known(original, unused("sqs:DeleteMessage", "sqs:PurgeQueue"));
        Candidate candidate = REFINERY.candidate(original, known);
        assertTrue(candidate.text().orElseThrow().contains("\"Action\":[\"sqs:DeleteMessage\"]"), candidate::toString);
        assertEquals(List.of("sqs:DeleteMessage"), actions(known));
        assertFalse(known.isUnused("sqs:deletemessage"));
        assertTrue(known.isUnused("sqs:purgequeue"));
    }

    @Test
    void protectedStatement_withNotAction_keepsWhatItGrants() {
        Policy original = policy(
                "{\"Sid\":\"BreakGlass\",\"Effect\":\"Allow\",\"NotAction\":\"sqs:PurgeQueue\",\"Resource\":\"*\"}");
        KnownActions known =
                REFINERY.protecting(BREAK_GLASS).known(original, unused("sqs:DeleteMessage", "sqs:PurgeQueue"));
        assertTrue(REFINERY.candidate(original, known).changes().get(0).isUntouched());
        assertEquals(List.of("sqs:DeleteMessage"), actions(known));
    }

    /** Nothing known is granted, so no action of U could show it, but the pattern is reported unused as it stands. */
    @Test
    void protectedStatement_ofAServiceThatNobodyKnows_stays() {
        Policy original =
                policy(statement("BreakGlass", "nobody:*"), statement("Other", "nobody:*", "sqs:SendMessage"));
        KnownActions known = REFINERY.protecting(BREAK_GLASS).known(original, unused("nobody:*"));
        Candidate candidate = REFINERY.candidate(original, known);
        assertTrue(candidate.changes().get(0).isUntouched());
        assertFalse(candidate.changes().get(1).isUntouched());
        assertTrue(REFINERY.prove(candidate).refinement().isPresent());
    }

    @Test
    void deniedActions_areNotWhatARuleProtects() {
        String deny = "{\"Effect\":\"Deny\",\"Action\":\"sqs:PurgeQueue\",\"Resource\":\"*\"}";
        Policy original = policy(statement("BreakGlass", "sqs:PurgeQueue", "sqs:DeleteMessage"), deny);
        KnownActions known =
                REFINERY.protecting(BREAK_GLASS).known(original, unused("sqs:DeleteMessage", "sqs:PurgeQueue"));
        assertEquals(List.of("sqs:DeleteMessage"), actions(known));
        assertTrue(
                REFINERY.prove(REFINERY.candidate(original, known)).refinement().isPresent());
    }

    /** Shorter text drops Sids and joins statements; a split may take a list apart. */
    @Test
    void fit_protectedStatements_standWholeInOneOfThePolicies() {
        String whole = statement("BreakGlass", names("ec2:Describe", 40).toArray(String[]::new));
        String other = statement("Other", names("ec2:Modify", 400).toArray(String[]::new));
        Policy original = policy(whole, other);
        Candidate candidate =
                REFINERY.candidate(original, REFINERY.protecting(BREAK_GLASS).known(original, unused("ec2:Describe1")));
        ProvedRefinement refinement = REFINERY.prove(candidate).refinement().orElseThrow();
        FitTerms terms = new FitMeans(Set.of(FitForm.SPLIT), AdmitNew.PREFIX, LONG).within(Quota.MANAGED);
        Fit fit = Fitting.of(refinement, terms).fit().orElseThrow();
        assertTrue(fit.proved().texts().stream().anyMatch(text -> text.contains(whole)), fit::shape);
        Fit free = Fitting.of(
                        REFINERY.prove(REFINERY.candidate(original, REFINERY.known(original, unused("ec2:Describe1"))))
                                .refinement()
                                .orElseThrow(),
                        terms)
                .fit()
                .orElseThrow();
        assertFalse(free.proved().texts().stream().anyMatch(text -> text.contains(whole)), free::shape);
    }

    private static List<String> names(String prefix, int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> prefix + i).toList();
    }

    private static List<String> actions(KnownActions known) {
        return known.protectedStatements().stream()
                .map(ProtectedStatement::actions)
                .flatMap(List::stream)
                .toList();
    }

    private static KnownActions known(Policy policy, String unused, Protection protection) {
        return REFINERY.protecting(protection).known(policy, unused(unused));
    }

    private static Evidence unused(String... actions) {
        return Evidence.ofUnused(Stream.of(actions).map(Pattern::of).toList());
    }

    private static String statement(String sid, String... actions) {
        return Stream.of(actions)
                .map(action -> "\"" + action + "\"")
                .collect(Collectors.joining(
                        ",", "{\"Sid\":\"" + sid + "\",\"Effect\":\"Allow\",\"Action\":[", "],\"Resource\":\"*\"}"));
    }

    private static Policy policy(String... statements) {
        return PolicyReader.read(new SourceText(
                "policy", "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}"));
    }
}
