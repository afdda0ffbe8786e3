package dev.whittle.trie;

import static dev.whittle.trie.TinyCatalog.patterns;
import static dev.whittle.trie.TinyCatalog.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneralizerTest {
    private static final String[] REFERENCE_UNUSED = {
        "s3:GetBucketLocation",
        "s3:GetBucketWebsite",
        "s3:GetBucketPolicyStatus",
        "s3:GetAccelerateConfiguration",
        "s3:GetBucketPolicy",
        "s3:GetBucketRequestPayment",
        "s3:GetReplicationConfiguration",
        "s3:GetBucketLogging",
        "s3:GetBucketObjectLockConfiguration",
        "s3:GetBucketNotification",
        "s3:GetLifecycleConfiguration",
        "s3:GetAnalyticsConfiguration",
        "s3:GetBucketCORS",
        "s3:GetInventoryConfiguration",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetEncryptionConfiguration",
        "s3:GetBucketAcl",
        "s3:GetBucketVersioning",
        "s3:GetBucketOwnershipControls",
        "s3:GetBucketTagging",
        "s3:GetIntelligentTieringConfiguration",
        "s3:GetMetricsConfiguration"
    };

    @Test
    void narrow_referenceExample_isTheseSeven() {
        assertEquals(
                List.of(
                        "s3:GetAccess*",
                        "s3:GetAccountPublicAccessBlock",
                        "s3:GetDataAccess",
                        "s3:GetJobTagging",
                        "s3:GetMulti*",
                        "s3:GetObject*",
                        "s3:GetStorage*"),
                narrow(bundled("2024-11-20"), "s3:Get*", REFERENCE_UNUSED));
    }

    @Test
    void narrow_referenceExampleWithTheCatalogOf2026_keepsWhatNobodyReported() {
        List<String> narrowed = narrow(bundled("2026-09-26"), "s3:Get*", REFERENCE_UNUSED);
        assertTrue(narrowed.contains("s3:GetBucketAbac"), narrowed.toString());
        assertTrue(narrowed.contains("s3:GetBucketMetadataTableConfiguration"), narrowed.toString());
    }

    /** A trie of words has {@code DescribeJob*} as safe: {@code Jobs} is another word than {@code Job}. */
    @Test
    void narrow_unusedNameThatContinuesAWord_isNotGrantedAgain() {
        assertEquals(
                List.of(
                        "batch:DescribeComputeEnvironments",
                        "batch:DescribeJobDefinitions",
                        "batch:DescribeJobQueues",
                        "batch:DescribeSchedulingPolicies"),
                narrow(bundled("2024-11-20"), "batch:Describe*", "batch:DescribeJobs"));
        assertEquals(
                List.of("batch:DescribeJobDefinitions", "batch:DescribeJobQueues"),
                narrow(bundled("2024-11-20"), "batch:DescribeJob*", "batch:DescribeJobs"));
    }

    @Test
    void narrow_keptActionUnderWhichSomethingIsUnused_staysAsAName() {
        CatalogTrie trie = TinyCatalog.trie("s:GetObject", "s:GetObjectAcl", "s:GetObjectTag", "s:GetObjectTagging");
        assertEquals(List.of("s:GetObject", "s:GetObjectTag*"), narrow(trie, "s:*", "s:GetObjectAcl"));
    }

    @Test
    void narrow_unusedActionUnderWhichSomethingIsKept_goes() {
        CatalogTrie trie = TinyCatalog.trie("s:GetObject", "s:GetObjectAcl", "s:GetObjectTag", "s:PutAcl");
        assertEquals(List.of("s:GetObjectAcl", "s:GetObjectTag"), narrow(trie, "s:Get*", "s:GetObject"));
        assertEquals(List.of("s:GetObjectAcl", "s:PutAcl"), narrow(trie, "s:*", "s:GetObject", "s:GetObjectTag"));
    }

    @Test
    void narrow_severalServices_areSortedByTextAndNotByService() {
        CatalogTrie trie = TinyCatalog.trie("a:GetOne", "a:GetTwo", "a-b:GetOne", "a-b:GetTwo", "b:Gone");
        assertEquals(List.of("a-b:*", "a:*"), narrow(trie, "*", "b:Gone"));
    }

    @Test
    void narrow_everythingKept_isTheServicesOwnNode() {
        CatalogTrie trie = TinyCatalog.trie("a:GetOne", "a:GetTwo", "b:PutOne", "b:PutTwo", "c:Only", "d:Gone");
        assertEquals(List.of("a:*", "b:PutTwo", "c:Only"), narrow(trie, "*", "b:PutOne", "d:Gone"));
    }

    /** Nothing is widened to the node above the pattern. */
    @Test
    void narrow_nothingUnused_isThePatternItself() {
        CatalogTrie trie = TinyCatalog.trie("a:GetOne", "a:GetTwo", "a:PutOne");
        assertEquals(List.of("a:Get*"), narrow(trie, "a:Get*"));
        assertEquals(List.of("a:*"), narrow(trie, "a:*"));
        assertEquals(List.of("a:PutOne"), narrow(trie, "a:P*"));
    }

    @Test
    void narrow_wildcardInTheServicePart_isSplitAtTheColon() {
        CatalogTrie trie = TinyCatalog.trie(
                "a:GetOne", "a:GetTwo", "a:PutOne", "ab:GetOne", "ab:GetTwo", "ab:List", "b:GetOne", "b:GetTwo");
        assertEquals(List.of("a:Get*", "ab:GetTwo"), narrow(trie, "a*:Get*", "ab:GetOne"));
        assertEquals(List.of("a:Get*", "ab:GetOne", "b:Get*"), narrow(trie, "*:Get*", "ab:GetTwo"));
    }

    @Test
    void narrow_suffixPattern_keepsWhatThePatternStillDemands() {
        String[] unused = bundled("2024-11-20").service("s3").orElseThrow().trie().actions().stream()
                .filter(action -> action.startsWith("s3:Get"))
                .toArray(String[]::new);
        assertEquals(
                List.of("s3:DeleteStorageLensConfiguration", "s3:Put*Configuration"),
                narrow(bundled("2024-11-20"), "s3:*Configuration", unused));
    }

    @Test
    void narrow_residual_hasThePatternsLettersAndThePrefixTheCatalogs() {
        CatalogTrie trie = TinyCatalog.trie("x:GetA", "x:PutABC", "x:PutDBC", "x:DelBC");
        assertEquals(List.of("x:Put*bC"), narrow(trie, "X:*bC", "x:DelBC"));
    }

    @Test
    void narrow_questionMarks_areConsumedByThePrefix() {
        CatalogTrie trie = TinyCatalog.trie("x:GetA", "x:GetB", "x:SetA", "x:SetB", "x:SetBig", "x:PutA");
        assertEquals(List.of("x:Set*"), narrow(trie, "x:?et*", "x:GetA", "x:GetB"));
        assertEquals(List.of("x:Set?"), narrow(trie, "x:?et?", "x:GetA", "x:GetB"));
        assertEquals(List.of("x:Set?"), narrow(trie, "x:????", "x:GetA", "x:GetB", "x:PutA"));
    }

    @Test
    void narrow_severalResiduals_giveSeveralPatterns() {
        CatalogTrie trie = TinyCatalog.trie("x:FoaZb", "x:FoaXaYb", "x:GoaZb", "x:FooOther");
        assertEquals(List.of("x:Foa*a?b", "x:Foa?b"), narrow(trie, "x:*a?b", "x:GoaZb"));
    }

    @Test
    void narrow_residualUnderWhichNothingIsKept_isDropped() {
        CatalogTrie trie = TinyCatalog.trie("x:FoaXaZb", "x:FoaXaYb", "x:GoaZb");
        assertEquals(List.of("x:Foa*a?b"), narrow(trie, "x:*a?b", "x:GoaZb"));
    }

    @Test
    void narrow_residualThatAnotherCovers_isDropped() {
        CatalogTrie trie = TinyCatalog.trie("x:FaaOneCc", "x:FaaTwoAaCc", "x:GaaCc");
        assertEquals(List.of("x:Faa*cc"), narrow(trie, "x:*aa*cc", "x:GaaCc"));
    }

    @Test
    void narrow_severalStars_areWrittenAsOne() {
        CatalogTrie trie = TinyCatalog.trie("x:GetA", "x:GetB", "x:PutA");
        assertEquals(List.of("x:Get*"), narrow(trie, "x:**", "x:PutA"));
    }

    /** A prefix that ends inside a word of all kept names makes no node, whatever names outside the pattern do. */
    @Test
    void narrow_wordsOfNamesOutsideThePattern_makeNoNodes() {
        CatalogTrie trie = TinyCatalog.trie("x:GetAB", "x:GetAbcB", "x:GetAbdB", "x:GetAbX", "x:PutB");
        assertEquals(List.of("x:Get*b"), narrow(trie, "x:*b", "x:PutB"));
        CatalogTrie nested = TinyCatalog.trie("x:JobsB", "x:JobtB", "x:JobX", "x:PutB");
        assertEquals(List.of("x:JobsB", "x:JobtB"), narrow(nested, "x:*b", "x:PutB"));
    }

    @Test
    void narrow_twoSpellings_areWrittenLikeTheFirst() {
        CatalogTrie trie = TinyCatalog.trie("x:GetHsmName", "x:GetHSMKey", "x:GetOther");
        assertEquals(List.of("x:GetHSM*"), narrow(trie, "x:get*", "x:GetOther"));
    }

    @Test
    void narrow_letterCaseOfEvidence_isNothing() {
        CatalogTrie trie = TinyCatalog.trie("x:GetJob", "x:GetJobs", "x:GetKey");
        assertEquals(List.of("x:GetJob", "x:GetKey"), narrow(trie, "X:GET*", "X:GETJOBS"));
    }

    @Test
    void narrow_namesThatTheCatalogLacks_areKnownFromTheEvidence() {
        CatalogTrie trie = TinyCatalog.trie("x:GetA", "x:GetB", "x:PutA");
        KnownActions known = KnownActions.of(
                trie,
                Evidence.ofUnused(patterns("x:GetNew", "y:Gone")).plus(Evidence.ofUsed(patterns("x:PutNew", "y:Here"))),
                List.of());
        assertEquals(
                List.of("x:GetA", "x:GetB", "x:Put*", "y:Here"),
                texts(Generalizer.narrow(Pattern.of("*"), Grantable.everything(known))));
        assertEquals(List.of("x:GetNew", "x:PutNew", "y:Gone", "y:Here"), known.unknownNames());
    }

    @Test
    void narrow_nothingKept_isNothing() {
        assertEquals(List.of(), narrow(TinyCatalog.trie("x:GetA", "x:GetB", "y:Z"), "x:*", "x:*"));
    }

    @Test
    void exclude_unusedOfWhatIsGranted_byShortestPrefixes() {
        CatalogTrie trie = TinyCatalog.trie(
                "a:GetOne", "a:GetTwo", "a:PutOne", "b:X", "b:Y", "c:Single", "iam:GetRole", "iam:PutRole");
        KnownActions known = TinyCatalog.unused(trie, "a:Get*", "b:*", "c:*", "iam:*");
        assertEquals(
                List.of("a:Get*", "b:*", "c:Single"),
                texts(Generalizer.exclude(patterns("iam:*"), Grantable.everything(known))));
        assertTrue(Generalizer.grantsUsed(patterns("iam:*"), Grantable.everything(known)));
        assertFalse(Generalizer.grantsUsed(patterns("iam:*", "a:P*"), Grantable.everything(known)));
    }

    /** What is excluded already may be excluded again if that makes the prefix shorter. */
    @Test
    void exclude_usedActionThatIsExcludedAlready_isNoHindrance() {
        CatalogTrie trie = TinyCatalog.trie("a:GetOne", "a:GetTwo", "a:GetUsed", "a:PutOne");
        KnownActions known = TinyCatalog.unused(trie, "a:GetOne", "a:GetTwo");
        assertEquals(List.of("a:Get*"), texts(Generalizer.exclude(patterns("a:GetUsed"), Grantable.everything(known))));
        assertEquals(
                List.of("a:GetOne", "a:GetTwo"),
                texts(Generalizer.exclude(patterns("a:PutOne"), Grantable.everything(known))));
    }

    @Test
    void exclude_nothingUnusedIsGranted_isNothing() {
        KnownActions known = TinyCatalog.unused(TinyCatalog.trie("a:GetOne", "a:PutOne"), "a:GetOne");
        assertEquals(List.of(), Generalizer.exclude(patterns("a:Get*"), Grantable.everything(known)));
    }

    private static CatalogTrie bundled(String date) {
        return new CatalogTrie(Catalogs.bundled(LocalDate.parse(date)));
    }

    private static List<String> narrow(CatalogTrie trie, String pattern, String... unused) {
        return texts(Generalizer.narrow(
                Pattern.of(pattern),
                Grantable.everything(KnownActions.of(
                        trie,
                        Evidence.ofUnused(Arrays.stream(unused).map(Pattern::of).toList()),
                        List.of()))));
    }
}
