package dev.whittle.refine;

import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private static final CatalogTrie TRIE =
            TinyCatalog.trie("s3:GetA", "s3:GetB", "s3:PutA", "s3-x:GetA", "s3x:GetA", "iam:GetRole");

    @Test
    void of_distinctActionsThatArePutOutOfReach_sortedByFoldedText() {
        assertEquals(
                List.of("iam:GetRole", "s3-x:GetA", "s3:GetA", "s3:GetB", "s3x:GetA"),
                removed("*:Get*", allow("*:Get*", "*"), allow("S3:GETA", "x"), allow("*:PutA", "*")));
    }

    @Test
    void of_unusedThatIsNotGranted_isNothing() {
        assertEquals(List.of(), removed("s3:GetA", allow("s3:GetB", "*"), deny("s3:GetA", "*")));
    }

    @Test
    void of_actionDeniedWheneverItIsAllowed_isNothing() {
        assertEquals(List.of(), removed("s3:GetA", allow("s3:*", "x"), deny("s3:Get*", "*")));
        assertEquals(List.of(), removed("s3:GetA", deny("s3:Get*", "x"), allow("s3:*", "x")));
        assertEquals(List.of(), removed("s3:GetA", allow("s3:*", "*"), deny("s3:Get*", "*")));
    }

    @Test
    void of_actionDeniedInAnotherContext_isRemoved() {
        assertEquals(List.of("s3:GetA"), removed("s3:GetA", allow("s3:*", "*"), deny("s3:Get*", "x")));
        assertEquals(List.of("s3:GetA"), removed("s3:GetA", allow("s3:*", "x"), deny("s3:Get*", "y")));
        assertEquals(
                List.of("s3:GetA"), removed("s3:GetA", allow("s3:*", "x"), allow("s3:GetA", "y"), deny("s3:*", "x")));
    }

    @Test
    void of_notAction_countsWhatItGrants() {
        String allowNot = "{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}";
        assertEquals(List.of("iam:GetRole", "s3-x:GetA", "s3x:GetA"), removed("*:Get*", allowNot));
        String denyNot = "{\"Effect\":\"Deny\",\"NotAction\":\"s3:GetB\",\"Resource\":\"*\"}";
        assertEquals(List.of("s3:GetB"), removed("*:Get*", allow("*", "*"), denyNot));
    }

    @Test
    void of_nameThatTheCatalogLacks_isCounted() {
        assertEquals(List.of("s3:Fresh"), removed("s3:Fresh", allow("s3:*", "*")));
    }

    private static List<String> removed(String unused, String... statements) {
        Policy policy =
                PolicyReader.read(new SourceText("x", "{\"Statement\":[" + String.join(",", statements) + "]}"));
        return Removals.of(policy, KnownActions.of(TRIE, Evidence.ofUnused(patterns(unused)), List.of(policy)));
    }

    private static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    private static String deny(String action, String resource) {
        return allow(action, resource).replace("Allow", "Deny");
    }
}
