package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Reports LIST =
            Reports.unaddressed("list", Evidence.ofUnused(patterns("a:A")), new Observed("`list`", Optional.empty()));
    private static final Reports ONE = of("one", "r1", "a:B");
    private static final Reports TWO = of("two", "r2", "a:C");

    @Test
    void about_listAndFinding_areAddedUp() {
        assertEquals(
                patterns("a:A", "a:B"),
                Reports.sum(List.of(LIST, ONE)).about(Optional.empty()).unused());
        assertEquals(
                patterns("a:A", "a:C"),
                Reports.sum(List.of(LIST, ONE, TWO)).about(Optional.of("r2")).unused());
    }

    @Test
    void about_severalFilesOfOnePrincipal_areAddedUp() {
        assertEquals(
                patterns("a:B", "a:D"),
                Reports.sum(List.of(ONE, of("more", "r1", "a:D")))
                        .about(Optional.empty())
                        .unused());
    }

    @Test
    void about_severalPrincipalsAndNoRole_isRefused() {
        assertEquals(
                "one, two: the reports are about 2 principals; choose one with --role: r1, r2",
                refused(Reports.sum(List.of(ONE, TWO)), Optional.empty()));
    }

    /** A list beside findings of others would lend them its silence. */
    @Test
    void about_roleThatNothingNames_isRefused() {
        assertEquals(
                "list, one: nothing is reported of `r3`; the reports are about r1",
                refused(Reports.sum(List.of(LIST, ONE)), Optional.of("r3")));
    }

    @Test
    void about_roleWhereNothingNamesAnybody_isTheRole() {
        assertEquals(patterns("a:A"), LIST.about(Optional.of("r1")).unused());
    }

    /** Something of the service was used that nobody can name; it may be the action that another trail did not see. */
    @Test
    void about_callThatNothingTranslates_speaksAgainstWhatOthersDidNotSee() {
        Reports unseen = Reports.unaddressed(
                "seen by nobody",
                Evidence.ofUnseen(List.of(
                        Unseen.of(Pattern.of("s3:PutBucketAcl")),
                        Unseen.of(Pattern.of("sqs:CreateQueue")),
                        Unseen.ofService(Pattern.of("s3:*")))),
                new Observed("it", Optional.empty()));
        Evidence call = Evidence.ofCalls(List.of(Recorded.of("s3.amazonaws.com", "NewThing", 1)))
                .plus(Evidence.ofRemarks(List.of("why")));
        Reports called = Reports.unaddressed("called", call, new Observed("it", Optional.empty()));
        for (List<Reports> both : List.of(List.of(unseen, called.usedOnly()), List.of(called.usedOnly(), unseen))) {
            Evidence all = Reports.sum(both).about(Optional.empty());
            KnownActions known = KnownActions.of(new CatalogTrie(Catalogs.newest()), all, List.of());
            assertFalse(known.isUnused("s3:putbucketacl"));
            assertTrue(known.isUnused("sqs:createqueue"));
            assertEquals(List.of("why"), all.remarks());
        }
    }

    private static String refused(Reports reports, Optional<String> role) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reports.about(role))
                .getMessage());
    }

    private static Reports of(String source, String principal, String action) {
        return new Reports(
                source,
                new TreeMap<>(Map.of(principal, Evidence.ofUnused(patterns(action)))),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
