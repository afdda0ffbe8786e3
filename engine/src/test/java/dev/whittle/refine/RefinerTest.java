package dev.whittle.refine;

import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Unseen;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.StatementEdit;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefinerTest {
    private static final CatalogTrie TRIE = TinyCatalog.trie(
            "a:GetOne",
            "a:GetTwo",
            "a:PutOne",
            "a:PutTwo",
            "a:ListAll",
            "b:GetOne",
            "b:PutOne",
            "b:PutTwo",
            "iam:GetRole",
            "iam:PassRole");

    @Test
    void refine_referenceExample_isThis() throws IOException {
        Path example = Path.of("..", "proofs", "cases", "reference-2024");
        Policy original = PolicyReader.read("policy.json", Files.readAllBytes(example.resolve("policy.json")));
        Evidence evidence = EvidenceReader.read(
                "unused.json", Files.readAllBytes(example.resolve("unused.json")), Optional.empty());
        Candidate candidate = refine(new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20))), original, evidence);
        assertEquals(Optional.of(Files.readString(example.resolve("refined.json"))), candidate.text());
        assertEquals(RecommendedAction.CREATE_POLICY, candidate.recommendedAction());
    }

    @Test
    void refine_nothingToRemove_comesBackByteForByte() {
        Policy policy = policy(allow("\"a:G\\u0065t*\" ,\r\n\t\"A:GETONE\", \"a:Get*\""));
        Candidate candidate = refine(policy, Evidence.ofUnused(patterns("b:*", "a:ListAll")));
        assertEquals(Optional.of(policy.source().text()), candidate.text());
        assertEquals(RecommendedAction.NONE, candidate.recommendedAction());
    }

    @Test
    void refine_noStatementLeft_isDetach() {
        Candidate candidate =
                refine(policy(allow("\"a:Get*\""), allow("\"b:PutOne\"")), Evidence.ofUnused(patterns("*:*")));
        assertEquals(Optional.empty(), candidate.text());
        assertEquals(RecommendedAction.DETACH_POLICY, candidate.recommendedAction());
    }

    @Test
    void refine_denyStatements_areNeverTouched() {
        String deny = on("x", deny("\"a:Get*\", \"a:PutOne\""));
        String denyNot = on("x", denyNot("\"a:Get*\""));
        assertRefined(
                List.of(deny, allow("\"a:GetTwo\", \"a:ListAll\", \"a:PutTwo\""), denyNot),
                Evidence.ofUnused(patterns("a:GetOne", "a:PutOne", "b:*")),
                deny,
                allow("\"a:*\""),
                denyNot);
        Candidate onlyDenies = refine(policy(deny, denyNot), Evidence.ofUnused(patterns("*")));
        assertEquals(RecommendedAction.NONE, onlyDenies.recommendedAction());
    }

    @Test
    void refine_statementThatEmptiesOut_goes() {
        assertRefined(
                List.of(allow("\"b:PutOne\"")),
                Evidence.ofUnused(patterns("a:Get*")),
                allow("\"a:GetOne\", \"a:GetTwo\""),
                allow("\"b:PutOne\""),
                allow("\"a:Get*\""));
    }

    @Test
    void refine_patternWithNothingKnown_staysByteForByte() {
        assertRefined(
                List.of(allow("\"new:*\", \"a:PutOne\"")),
                Evidence.ofUnused(patterns("a:PutTwo", "a:GetOne")),
                allow("\"new:*\", \"a:PutOne\", \"a:GetOne\""));
    }

    @Test
    void refine_literalThatIsUsed_staysAsItIsWritten() {
        assertRefined(
                List.of(allow("\"A:getONE\"")),
                Evidence.ofUnused(patterns("a:GetTwo")),
                allow("\"A:getONE\", \"a:GETTWO\""));
    }

    @Test
    void refine_newText_hasTheCatalogsLettersAndResidualsThePatterns() {
        assertRefined(
                List.of(allow("\"a:GetTwo\", \"a:PutTwo\"")),
                Evidence.ofUnused(patterns("A:GETONE", "a:PUTONE")),
                allow("\"A:GET*\", \"A:put*\""));
        CatalogTrie trie = TinyCatalog.trie("x:PutBigConf", "x:PutConf", "x:GetConf");
        assertEquals(
                Optional.of(policy(allow("\"x:Put*CONF\"")).source().text()),
                refine(trie, policy(allow("\"X:*CONF\"")), Evidence.ofUnused(patterns("x:GetConf")))
                        .text());
    }

    @Test
    void refine_severalPatterns_areReplacedEachInItsPlace() {
        assertRefined(
                List.of(allow("\"a:PutTwo\", \"b:*\", \"a:GetTwo\", \"a:ListAll\"")),
                Evidence.ofUnused(patterns("a:PutOne", "a:GetOne")),
                allow("\"a:Put*\", \"b:*\", \"a:Get*\", \"a:ListAll\""));
    }

    @Test
    void refine_newTextThatAnUnchangedPatternCovers_isDroppedWhereverThatStands() {
        Evidence evidence = Evidence.ofUnused(patterns("a:PutOne", "a:PutTwo", "b:*"));
        assertRefined(List.of(allow("\"a:Get*\", \"a:ListAll\"")), evidence, allow("\"a:Get*\", \"a:*\""));
        assertRefined(List.of(allow("\"a:ListAll\", \"a:Get*\"")), evidence, allow("\"a:*\", \"a:Get*\""));
        assertRefined(List.of(allow("\"*:ListAll\", \"a:Get*\"")), evidence, allow("\"*:ListAll\", \"a:*\""));
    }

    @Test
    void refine_newTextThatNewTextCovers_isDroppedBeforeAndAfter() {
        Evidence evidence = Evidence.ofUnused(patterns("a:PutOne"));
        assertRefined(
                List.of(allow("\"a:PutTwo\", \"a:Get*\", \"a:ListAll\"")), evidence, allow("\"a:?ut*\", \"a:*\""));
        CatalogTrie trie = TinyCatalog.trie("x:GetA", "x:GetB", "x:GetBig", "x:GetBad", "x:PutA", "x:PutB");
        Evidence puts = Evidence.ofUnused(patterns("x:PutA", "x:PutB"));
        assertEquals(
                Optional.of(policy(allow("\"x:Get*\"")).source().text()),
                refine(trie, policy(allow("\"x:???B*\", \"x:*\"")), puts).text());
    }

    @Test
    void refine_equalNewTexts_theFirstStays() {
        assertRefined(
                List.of(allow("\"a:Get*\", \"a:ListAll\", \"b:PutOne\"")),
                Evidence.ofUnused(patterns("a:PutOne", "a:PutTwo")),
                allow("\"a:*\", \"b:PutOne\", \"A:*\""));
    }

    @Test
    void refine_replacedOriginal_coversNothing() {
        assertRefined(
                List.of(allow("\"a:GetTwo\", \"a:PutTwo\"")),
                Evidence.ofUnused(patterns("a:GetOne", "a:PutOne", "a:ListAll")),
                allow("\"a:*\", \"a:Put*\""));
    }

    @Test
    void refine_unchangedPatterns_stayThoughCoveredAndDoubled() {
        assertRefined(
                List.of(allow("\"a:Get*\", \"a:GetOne\", \"a:Get*\", \"A:GET*\"")),
                Evidence.ofUnused(patterns("b:PutOne")),
                allow("\"a:Get*\", \"a:GetOne\", \"a:Get*\", \"b:PutOne\", \"A:GET*\""));
    }

    @Test
    void refine_doubledPatternThatIsNarrowed_standsOnce() {
        assertRefined(
                List.of(allow("\"a:GetTwo\"")),
                Evidence.ofUnused(patterns("a:GetOne")),
                allow("\"a:Get*\", \"a:Get*\", \"a:GET*\""));
    }

    @Test
    void refine_notAction_isExtendedByTheUnusedThatItGrants() {
        assertRefined(
                List.of(allowNot("[\"iam:*\", \"a:Get*\", \"b:PutOne\"]")),
                Evidence.ofUnused(patterns("a:Get*", "b:PutOne", "iam:*")),
                allowNot("\"iam:*\""));
        assertRefined(
                List.of(allowNot("[\"iam:*\", \"A:GET*\", \"b:*\"]")),
                Evidence.ofUnused(patterns("a:Get*", "b:*")),
                allowNot("[\"iam:*\", \"A:GET*\"]"));
    }

    @Test
    void refine_notActionThatGrantsNothingUsedAnyMore_goes() {
        assertRefined(
                List.of(allow("\"a:GetOne\"")),
                Evidence.ofUnused(patterns("a:Put*", "a:ListAll", "b:*")),
                allowNot("[\"iam:*\", \"a:Get*\"]"),
                allow("\"a:GetOne\""));
    }

    @Test
    void refine_notActionThatGrantsNothingUnused_stays() {
        Policy policy = policy(allowNot("[\"*\"]"), allowNot("\"a:Get*\""));
        Candidate candidate = refine(policy, Evidence.ofUnused(patterns("a:GetOne")));
        assertEquals(RecommendedAction.NONE, candidate.recommendedAction());
        assertEquals(Optional.of(policy.source().text()), candidate.text());
    }

    @Test
    void refine_rememberedPatternOfWhichNothingIsKnown_vanishes() {
        Evidence evidence = Evidence.ofUnused(patterns("new:Get*"))
                .plus(Evidence.ofUnseen(
                        List.of(Unseen.ofService(patterns("gone:*").get(0)))));
        assertRefined(
                List.of(allow("\"new:G*\", \"a:GetOne\"")),
                evidence,
                allow("\"new:GetA*\", \"new:G*\", \"gone:X*\", \"gone:?\", \"a:GetOne\""));
    }

    @Test
    void refine_rememberedPatternThatIsGuarded_stays() {
        Policy policy = policy(allow("\"new:Get*\", \"a:GetOne\""));
        Evidence unused = Evidence.ofUnused(patterns("new:*"));
        for (Evidence guard : List.of(Evidence.ofUsed(patterns("new:*One")), Evidence.ofKept(patterns("*:GetB?")))) {
            Candidate candidate = refine(policy, unused.plus(guard));
            assertEquals(RecommendedAction.NONE, candidate.recommendedAction());
        }
    }

    @Test
    void refine_usedAndKeptActions_stay() {
        assertRefined(
                List.of(allow("\"a:GetOne\", \"a:PutTwo\"")),
                Evidence.ofUnused(patterns("a:*"))
                        .plus(Evidence.ofUsed(patterns("A:GETONE")))
                        .plus(Evidence.ofKept(patterns("*:PutTwo"))),
                allow("\"a:*\""));
    }

    @Test
    void refine_wholeServiceUnused_keepsPassRole() {
        assertRefined(
                List.of(allow("\"iam:PassRole\"")),
                Evidence.ofUnseen(List.of(Unseen.ofService(patterns("iam:*").get(0)))),
                allow("\"iam:*\""));
    }

    @Test
    void refine_literalOfAnotherStatement_isKnown() {
        assertRefined(
                List.of(allow("\"new:PutTwo\""), on("x", deny("\"new:GetOne\", \"new:PutTwo\""))),
                Evidence.ofUnused(patterns("new:Get*")),
                allow("\"new:*\""),
                on("x", deny("\"new:GetOne\", \"new:PutTwo\"")));
    }

    @Test
    void changes_oneForEachStatement_sayWhatHappened() {
        Candidate candidate = refine(
                policy(allow("\"a:Get*\""), allow("\"a:PutOne\""), allowNot("\"iam:*\""), deny("\"iam:*\"")),
                Evidence.ofUnused(patterns("a:GetOne", "a:PutOne")));
        assertEquals(
                List.of("Narrowed", "Emptied", "Extended", "Untouched"),
                candidate.changes().stream()
                        .map(change -> change.getClass().getSimpleName())
                        .toList());
        assertEquals(
                candidate.original().statements(),
                candidate.changes().stream().map(StatementChange::statement).toList());
        assertEquals(new StatementEdit.Keep(), candidate.changes().get(3).edit());
    }

    /** Many equal originals: what covers what is looked up, not tried pair by pair. */
    @Test
    void refine_tenThousandPatterns_takesNoTime() {
        StringBuilder actions = new StringBuilder("\"a:Get*\"");
        for (int i = 0; i < 10_000; i++) {
            actions.append(",\"a:Other").append(i).append("*\"");
        }
        Candidate candidate = refine(policy(allow(actions.toString())), Evidence.ofUnused(patterns("a:GetOne")));
        String text = candidate.text().orElseThrow();
        assertTrue(text.contains("\"a:GetTwo\",\"a:Other0*\""), text.substring(0, 200));
    }

    /** The statements become those expected, under that evidence. */
    static void assertRefined(List<String> expected, Evidence evidence, String... statements) {
        assertEquals(
                Optional.of(policy(expected.toArray(String[]::new)).source().text()),
                refine(policy(statements), evidence).text());
    }

    static Candidate refine(Policy policy, Evidence evidence) {
        return refine(TRIE, policy, evidence);
    }

    private static Candidate refine(CatalogTrie trie, Policy policy, Evidence evidence) {
        return Refiner.refine(policy, KnownActions.of(trie, evidence, List.of(policy)));
    }

    static Policy policy(String... statements) {
        String text = "{\"Version\": \"2012-10-17\", \"Statement\": [\n" + String.join(",\n", statements) + "\n]}\n";
        return PolicyReader.read(new SourceText("policy.json", text));
    }

    static String allow(String actions) {
        return "{\"Effect\": \"Allow\", \"Action\": [" + actions + "], \"Resource\": \"*\"}";
    }

    static String allowNot(String actions) {
        return "{\"Effect\": \"Allow\", \"NotAction\": " + actions + ", \"Resource\": \"*\"}";
    }

    static String denyNot(String actions) {
        return deny(actions).replace("Action", "NotAction");
    }

    /** The statement about another resource. */
    static String on(String resource, String statement) {
        return statement.replace("\"Resource\": \"*\"", "\"Resource\": \"" + resource + "\"");
    }

    static String deny(String actions) {
        return "{\"Effect\": \"Deny\", \"Action\": [" + actions + "], \"Resource\": \"*\"}";
    }
}
