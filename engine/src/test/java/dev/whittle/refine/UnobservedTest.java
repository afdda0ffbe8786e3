package dev.whittle.refine;

import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Unseen;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnobservedTest {
    private static final CatalogTrie TRIE = TinyCatalog.trie(
            "s3:GetA", "s3:GetB", "s3:GetC", "s3:GetD", "s3:PutA", "s3-x:GetA", "iam:GetRole", "iam:PassRole");
    private static final Evidence PART = Evidence.ofUnused(patterns("s3:GetA"))
            .plus(Evidence.ofUsed(patterns("S3:GETB")))
            .plus(Evidence.ofKept(patterns("*:*C")))
            .partOf("the report");

    @Test
    void of_partialEvidence_isWhatIsGrantedAndReportedNeitherWay() {
        assertEquals(List.of("s3-x:GetA", "s3:GetD"), unobserved(PART, allow("s3*:Get*")));
    }

    @Test
    void of_evidenceOnEverything_isNothing() {
        assertEquals(List.of(), unobserved(Evidence.ofUnused(patterns("s3:GetA")), allow("s3*:Get*")));
    }

    @Test
    void of_actionThatIsDenied_isNotThere() {
        assertEquals(
                List.of("s3-x:GetA"),
                unobserved(PART, allow("s3*:Get*"), allow("s3:*").replace("Allow", "Deny")));
    }

    @Test
    void of_groupWithAnUntrackedAction_isThatAction() {
        Evidence group = Evidence.ofUnseen(
                        List.of(Unseen.ofService(patterns("iam:*").get(0))))
                .partOf("the report");
        assertEquals(List.of("iam:PassRole"), unobserved(group, allow("iam:*")));
    }

    private static List<String> unobserved(Evidence evidence, String... statements) {
        Policy policy =
                PolicyReader.read(new SourceText("x", "{\"Statement\":[" + String.join(",", statements) + "]}"));
        return Unobserved.of(policy, KnownActions.of(TRIE, evidence, List.of(policy)));
    }

    private static String allow(String action) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";
    }
}
