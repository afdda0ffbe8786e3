package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class ExclusionTest {
    private static final CatalogTrie CATALOG = TinyCatalog.trie("a:Get", "a:Put", "b:Get", "b:Put", "c:Get");

    private static Candidate candidate(String text, String... unused) {
        Policy policy = PolicyReader.read(new SourceText("policy", text));
        Evidence evidence = Evidence.ofUnused(TinyCatalog.patterns(unused));
        return Refiner.refine(policy, KnownActions.of(CATALOG, evidence, List.of(policy)));
    }

    @Test
    void of_aStatementOfEverything_saysWhatItLeavesOut() {
        assertEquals(
                Optional.of(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": [\"a:Put\", \"b:*\"], \"Resource\": \"x\"}}"),
                Exclusion.of(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"x\"}}",
                        "a:Put",
                        "b:*")));
    }

    @Test
    void of_aListWithEverything_keepsItsLayout() {
        assertEquals(
                Optional.of("{\"Statement\": {\"NotAction\" : [ \"a:Put\" ], \"Effect\": \"Allow\"}}"),
                Exclusion.of(candidate(
                        "{\"Statement\": {\"\\u0041ction\" : [ \"*\",\"a:*\" ], \"Effect\": \"Allow\"}}", "a:Put")));
    }

    @Test
    void of_nothingGrantsEverything_isNothing() {
        assertEquals(
                Optional.empty(),
                Exclusion.of(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a:*\", \"Resource\": \"x\"}}",
                        "a:Put")));
    }

    /** A Deny of its own context covers a:Put, so the list need not. */
    @Test
    void of_whatIsDenied_isNotLeftOutOnceMore() {
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
                Exclusion.of(candidate));
        assertEquals(TinyCatalog.patterns("b:*"), Exclusion.excluded(candidate));
    }

    @Test
    void of_everythingThatStaysBesideAPatternThatGoes_isNothing() {
        assertEquals(
                Optional.empty(),
                Exclusion.of(candidate(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"*\", \"new:*\"], \"Resource\": \"x\"}}",
                        "new:*")));
    }
}
