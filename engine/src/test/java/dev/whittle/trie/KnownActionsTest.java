package dev.whittle.trie;

import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Unseen;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PolicyReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownActionsTest {
    private static final CatalogTrie TRIE =
            TinyCatalog.trie("iam:GetRole", "iam:PassRole", "iam:PutRole", "s3:GetObject", "s3:PutObject");

    @Test
    void unused_patternsMinusUsedMinusKept_isU() {
        KnownActions known = known(Evidence.ofUnused(patterns("S3:*", "iam:Get*"))
                .plus(Evidence.ofUsed(patterns("s3:put*")))
                .plus(Evidence.ofKept(patterns("*:GetRole", "iam:Put*"))));
        assertEquals(List.of("s3:getobject"), unused(known));
        assertEquals(1, known.unusedCount());
        assertEquals(List.of("iam:GetRole"), known.keptActions());
        assertEquals(
                List.of("s3"),
                known.servicesWithUnused().stream()
                        .map(service -> service.trie().service())
                        .toList());
    }

    @Test
    void wholeService_neverCoversPassRole() {
        KnownActions known = known(Evidence.ofUnseen(List.of(Unseen.ofService(Pattern.of("iam:*")))));
        assertEquals(List.of("iam:getrole", "iam:putrole"), unused(known));
        assertEquals(List.of("iam:PassRole"), known.untrackedActions());
    }

    @Test
    void passRole_namedItself_isUnused() {
        KnownActions known = known(Evidence.ofUnused(patterns("iam:PassRole"))
                .plus(Evidence.ofUnseen(List.of(Unseen.ofService(Pattern.of("iam:*"))))));
        assertEquals(List.of("iam:getrole", "iam:passrole", "iam:putrole"), unused(known));
        assertEquals(List.of(), known.untrackedActions());
        assertEquals(List.of("iam:passrole"), unused(known(Evidence.ofUnused(patterns("iam:Pass*")))));
    }

    @Test
    void names_ofEvidenceAndLiteralsOfEveryStatement_areKnown() {
        KnownActions known = KnownActions.of(
                TRIE,
                Evidence.ofUnused(patterns("new:*", "NEW:TWO", "s3:Fresh", "s3:getobject")),
                List.of(PolicyReader.read(new SourceText(
                        "x",
                        "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"new:One\",\"new:T*\"]},"
                                + "{\"Effect\":\"Allow\",\"NotAction\":\"new:Two\"}]}"))));
        assertEquals(List.of("new:one", "new:two", "s3:fresh", "s3:getobject"), unused(known));
        assertEquals(List.of("new:One", "NEW:TWO", "s3:Fresh"), known.unknownNames());
        assertEquals(
                List.of("new:One", "NEW:TWO"),
                known.service("new").orElseThrow().trie().actions());
        assertEquals(
                List.of("iam", "new", "s3"),
                known.services().stream()
                        .map(service -> service.trie().service())
                        .toList());
    }

    @Test
    void catalog_isTheOneBeneath() {
        assertEquals(5, known(Evidence.NONE).catalog().actionCount());
    }

    @Test
    void catalogTrie_afterUse_knowsNothingOfIt() {
        assertEquals(
                List.of("s3:fresh", "s3:getobject"),
                unused(known(Evidence.ofUnused(patterns("s3:GetObject", "s3:Fresh")))));
        assertEquals(List.of(), unused(known(Evidence.NONE)));
        assertEquals(2, TRIE.service("s3").orElseThrow().trie().size());
    }

    @Test
    void isUnused_ofWhatIsUsedOrUnknown_isFalse() {
        KnownActions known = known(Evidence.ofUnused(patterns("s3:GetObject")));
        assertTrue(known.isUnused("s3:getobject"));
        for (String other : List.of("s3:putobject", "s3:geta", "s3:zzz", "iam:getrole", "new:one", "getobject")) {
            assertFalse(known.isUnused(other), other);
        }
    }

    @Test
    void services_ofAPattern_areThoseItsServicePartMatches() {
        KnownActions known = known(Evidence.ofUsed(patterns("s4:New")));
        assertEquals(List.of("s3", "s4"), services(known, "s?:Get*"));
        assertEquals(List.of("s3"), services(known, "s3:Zz*"));
        assertEquals(List.of(), services(known, "ec2:*"));
        assertEquals(List.of("iam", "s3", "s4"), services(known, "*"));
    }

    @Test
    void known_whatItWasMadeFrom_isThere() {
        Evidence evidence = Evidence.ofUsed(patterns("s4:New"));
        assertEquals(evidence.used(), known(evidence).evidence().used());
        assertSame(TRIE.catalog(), known(evidence).catalog());
    }

    private static List<String> services(KnownActions known, String pattern) {
        return known.services(Pattern.of(pattern)).stream()
                .map(service -> service.trie().service())
                .toList();
    }

    @Test
    void isRemembered_insideAReportedPattern_unlessGuarded() {
        Evidence evidence = Evidence.ofUnused(patterns("new:Get*", "s3:GetObject"));
        assertTrue(known(evidence).isRemembered(Pattern.of("NEW:GetA*")));
        assertFalse(known(evidence).isRemembered(Pattern.of("new:G*")));
        assertFalse(known(evidence).isRemembered(Pattern.of("s3:GetObject")));
        assertFalse(known(evidence.plus(Evidence.ofUsed(patterns("new:GetAb")))).isRemembered(Pattern.of("new:GetA*")));
        assertTrue(known(evidence.plus(Evidence.ofKept(patterns("new:GetB")))).isRemembered(Pattern.of("new:GetA*")));
    }

    /** The catalog may lack it, but a whole service never covers it all the same. */
    @Test
    void isRemembered_patternThatMeetsPassRole_notByTheWholeService() {
        CatalogTrie trie = TinyCatalog.trie("s3:GetObject");
        Evidence whole = Evidence.ofUnseen(List.of(Unseen.ofService(Pattern.of("iam:*"))));
        KnownActions known = KnownActions.of(trie, whole, List.of());
        assertFalse(known.isRemembered(Pattern.of("iam:Pass*")));
        assertTrue(known.isRemembered(Pattern.of("iam:Get*")));
        KnownActions named = KnownActions.of(trie, whole.plus(Evidence.ofUnused(patterns("iam:P*"))), List.of());
        assertTrue(named.isRemembered(Pattern.of("iam:Pass*")));
    }

    private static KnownActions known(Evidence evidence) {
        return KnownActions.of(TRIE, evidence, List.of());
    }

    private static List<String> unused(KnownActions known) {
        return known.services().stream()
                .flatMap(service -> Stream.iterate(0, i -> i < service.trie().size(), i -> i + 1)
                        .filter(service::isUnused)
                        .map(service.trie()::folded))
                .filter(known::isUnused)
                .toList();
    }
}
