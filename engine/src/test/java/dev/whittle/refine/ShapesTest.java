package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final CatalogTrie CATALOG = TinyCatalog.trie("a:Get", "a:Put", "b:Get", "b:Put", "c:Get");

    private static Candidate candidate(String text, String... unused) {
        Policy policy = PolicyReader.read(new SourceText("policy", text));
        Evidence evidence = Evidence.ofUnused(TinyCatalog.patterns(unused));
        return Refiner.refine(policy, KnownActions.of(CATALOG, evidence, List.of(policy)));
    }

    @Test
    void excluding_aStatementOfEverything_saysWhatItLeavesOut() {
        assertEquals(
                Optional.of(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": [\"a:Put\", \"b:*\"], \"Resource\": \"x\"}}"),
                Shapes.excluding(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"x\"}}",
                        "a:Put",
                        "b:*")));
    }

    @Test
    void excluding_aListWithEverything_keepsItsLayout() {
        assertEquals(
                Optional.of("{\"Statement\": {\"NotAction\" : [ \"a:Put\" ], \"Effect\": \"Allow\"}}"),
                Shapes.excluding(candidate(
                        "{\"Statement\": {\"\\u0041ction\" : [ \"*\",\"a:*\" ], \"Effect\": \"Allow\"}}", "a:Put")));
    }

    @Test
    void excluding_nothingGrantsEverything_isNothing() {
        assertEquals(
                Optional.empty(),
                Shapes.excluding(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a:*\", \"Resource\": \"x\"}}",
                        "a:Put")));
    }

    /** A Deny of its own context covers a:Put, so the list need not. */
    @Test
    void excluding_whatIsDenied_isNotLeftOutOnceMore() {
        String deny = ", {\"Effect\": \"Deny\", \"Action\": \"a:*\", \"Resource\": [\"x\"]}";
        Candidate candidate = candidate(
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"x\"}, "
                        + "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"y\"}" + deny + "]}",
                "a:Put",
                "b:*");
        assertEquals(
                Optional.of("{\"Statement\": [{\"Effect\": \"Allow\", \"NotAction\": [\"b:*\"], \"Resource\": \"x\"}, "
                        + "{\"Effect\": \"Allow\", \"NotAction\": [\"a:Put\", \"b:*\"], \"Resource\": \"y\"}" + deny
                        + "]}"),
                Shapes.excluding(candidate));
        assertEquals(TinyCatalog.patterns("b:*"), Shapes.excluded(candidate));
    }

    @Test
    void excluding_everythingThatStaysBesideAPatternThatGoes_isNothing() {
        assertEquals(
                Optional.empty(),
                Shapes.excluding(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"*\", \"new:*\"], \"Resource\": \"x\"}}",
                        "new:*")));
    }

    private static final String LONG =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:*\",\"b:Get\",\"c:Get\"],\"Resource\":\"x\"},"
                    + "{\"Effect\":\"Deny\",\"Action\":\"b:*\",\"Resource\":\"y\"},"
                    + "{\"Effect\":\"Allow\",\"NotAction\":\"b:*\",\"Resource\":\"z\"}]}";

    @Test
    void split_keepsOrderAndTakesOnlyAllowListsApart() {
        assertEquals(
                Optional.of(
                        List.of(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:Get\",\"b:Get\"],\"Resource\":\"x\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"c:Get\"],\"Resource\":\"x\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"b:*\",\"Resource\":\"y\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":[\"b:*\",\"a:Put\"],\"Resource\":\"z\"}]}")),
                Shapes.split(candidate(LONG, "a:Put"), 77));
    }

    @Test
    void split_enoughRoom_isOnePolicyAndTheCandidatesText() {
        Candidate candidate = candidate(LONG, "a:Put");
        assertEquals(Optional.of(List.of(candidate.text().orElseThrow())), Shapes.split(candidate, 10_000));
    }

    @Test
    void split_somethingLongerThanAPolicy_isNothing() {
        assertTrue(Shapes.split(candidate(LONG, "a:Put"), 60).isEmpty());
    }
}
