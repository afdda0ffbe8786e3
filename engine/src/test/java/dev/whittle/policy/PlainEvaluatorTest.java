package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlainEvaluatorTest {
    @Test
    void allows_noStatement_nothing() {
        assertFalse(PlainEvaluator.allows(Policy.NOTHING, "s3:getobject", context -> true));
    }

    @Test
    void allows_allowedAction_inItsContextOnly() {
        Policy policy = read("{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"a\"}");
        assertTrue(PlainEvaluator.allows(policy, "s3:getobject", context -> true));
        assertFalse(PlainEvaluator.allows(policy, "s3:getobject", context -> false));
        assertFalse(PlainEvaluator.allows(policy, "s3:putobject", context -> true));
    }

    @Test
    void allows_contextThatAlwaysHolds_isNotAsked() {
        Policy policy = read("{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}");
        List<Context> asked = new ArrayList<>();
        assertTrue(PlainEvaluator.allows(policy, "s3:getobject", asked::add));
        assertEquals(List.of(), asked);
    }

    @Test
    void allows_deniedAction_neverWhateverTheOrder() {
        String allow = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
        String deny = "{\"Effect\":\"Deny\",\"Action\":\"s3:Put*\",\"Resource\":\"a\"}";
        for (Policy policy : List.of(read(allow + "," + deny), read(deny + "," + allow))) {
            assertFalse(PlainEvaluator.allows(policy, "s3:putobject", context -> true));
            assertTrue(PlainEvaluator.allows(policy, "s3:putobject", context -> false));
            assertTrue(PlainEvaluator.allows(policy, "s3:getobject", context -> true));
        }
    }

    @Test
    void allows_notAction_everythingButTheList() {
        Policy policy = read("{\"Effect\":\"Allow\",\"NotAction\":[\"iam:*\",\"s3:Put*\"],\"Resource\":\"*\"}");
        assertTrue(PlainEvaluator.allows(policy, "s3:getobject", context -> false));
        assertFalse(PlainEvaluator.allows(policy, "s3:putobject", context -> false));
        assertFalse(PlainEvaluator.allows(policy, "iam:getuser", context -> false));
    }

    @Test
    void allows_denyNotAction_onlyTheListIsLeft() {
        Policy policy = read("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                + "{\"Effect\":\"Deny\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}");
        assertTrue(PlainEvaluator.allows(policy, "s3:getobject", context -> false));
        assertFalse(PlainEvaluator.allows(policy, "iam:getuser", context -> false));
    }

    @Test
    void about_oneService_meansTheSameForItsActions() {
        Policy policy = read("{\"Effect\":\"Allow\",\"Action\":[\"s3:Get*\",\"iam:*\",\"*:List*\"],\"Resource\":\"*\"},"
                + "{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\",\"s?:*\"],\"Resource\":\"a\"}");
        Policy slice = policy.about("s3");
        assertEquals(
                List.of("s3:Get*", "*:List*", "s?:*"),
                slice.patterns().stream().map(Pattern::text).toList());
        for (String action : List.of("s3:getobject", "s3:listbuckets", "s3:putobject")) {
            for (boolean holds : new boolean[] {false, true}) {
                assertEquals(
                        PlainEvaluator.allows(policy, action, context -> holds),
                        PlainEvaluator.allows(slice, action, context -> holds));
            }
        }
    }

    @Test
    void mayAllow_allowWithoutPatterns_onlyForNotAction() {
        assertTrue(read("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}")
                .about("s3")
                .mayAllow());
        assertFalse(read("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}")
                .about("iam")
                .mayAllow());
        assertTrue(read("{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}")
                .about("iam")
                .mayAllow());
        assertFalse(read("{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}")
                .mayAllow());
        assertFalse(Policy.NOTHING.mayAllow());
    }

    @Test
    void allowedServices_ofAllowStatements_areThoseOrAny() {
        String resource = ",\"Resource\":\"*\"}";
        String named = "{\"Effect\":\"Allow\",\"Action\":[\"S3:Get*\",\"iam:PassRole\"]" + resource;
        String denied = "{\"Effect\":\"Deny\",\"NotAction\":\"ec2:*\"" + resource;
        assertEquals(
                Optional.of(Set.of("s3", "iam")), read(named + "," + denied).allowedServices());
        for (String any : List.of("\"NotAction\":\"ec2:*\"", "\"Action\":\"*\"", "\"Action\":\"s*:Get\"")) {
            assertEquals(
                    Optional.empty(),
                    read(named + ",{\"Effect\":\"Allow\"," + any + resource).allowedServices());
        }
        assertEquals(Optional.of(Set.of()), Policy.NOTHING.allowedServices());
    }

    private static Policy read(String statements) {
        return PolicyReader.read(new SourceText("x", "{\"Statement\":[" + statements + "]}"));
    }
}
