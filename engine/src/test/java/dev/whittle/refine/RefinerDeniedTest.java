package dev.whittle.refine;

import static dev.whittle.refine.RefinerTest.allow;
import static dev.whittle.refine.RefinerTest.allowNot;
import static dev.whittle.refine.RefinerTest.assertRefined;
import static dev.whittle.refine.RefinerTest.deny;
import static dev.whittle.refine.RefinerTest.denyNot;
import static dev.whittle.refine.RefinerTest.on;
import static dev.whittle.refine.RefinerTest.policy;
import static dev.whittle.refine.RefinerTest.refine;
import static dev.whittle.trie.TinyCatalog.patterns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Deny covers already is neither kept nor removed. */
class RefinerDeniedTest {
    @Test
    void refine_unusedThatIsDenied_stays() {
        String allow = allow("\"a:*\", \"b:PutOne\"");
        Evidence evidence = Evidence.ofUnused(patterns("a:PutOne", "b:PutOne"));
        for (String deny : List.of(deny("\"a:Put*\", \"b:*\""), denyNot("\"a:Get*\", \"iam:*\""))) {
            assertRefined(List.of(allow, deny), evidence, allow, deny);
            assertRefined(List.of(on("x", allow), deny), evidence, on("x", allow), deny);
            assertRefined(List.of(on("x", allow), on("x", deny)), evidence, on("x", allow), on("x", deny));
        }
        assertEquals(
                RecommendedAction.NONE,
                refine(policy(allow, deny("\"*:Put*\"")), evidence).recommendedAction());
    }

    /** Whether it is denied is for the contexts' meaning to tell. */
    @Test
    void refine_unusedThatIsDeniedInAnotherContext_goes() {
        Evidence evidence = Evidence.ofUnused(patterns("a:PutOne"));
        String deny = on("x", deny("\"a:Put*\""));
        String narrowed = "\"a:Get*\", \"a:ListAll\", \"a:PutTwo\"";
        assertRefined(List.of(allow(narrowed), deny), evidence, allow("\"a:*\""), deny);
        assertRefined(List.of(on("y", allow(narrowed)), deny), evidence, on("y", allow("\"a:*\"")), deny);
    }

    /** An unused action that is denied makes no prefix unsafe, and one that is not unused keeps none. */
    @Test
    void refine_whatIsDenied_isNeitherKeptNorRemoved() {
        Evidence evidence = Evidence.ofUnused(patterns("a:GetOne", "a:PutOne"));
        assertRefined(List.of(allow("\"a:GetTwo\", \"a:ListAll\", \"a:PutTwo\"")), evidence, allow("\"a:*\""));
        String gets = deny("\"a:GetOne\"");
        assertRefined(
                List.of(allow("\"a:GetTwo\", \"a:ListAll\", \"a:PutTwo\""), gets), evidence, allow("\"a:*\""), gets);
        String others = deny("\"a:PutOne\", \"a:ListAll\"");
        assertRefined(List.of(allow("\"a:GetTwo\", \"a:PutTwo\""), others), evidence, allow("\"a:*\""), others);
    }

    @Test
    void refine_everythingUnderADenyOfAllBut_narrowsToWhatIsGranted() {
        String denyNot = denyNot("\"a:Get*\", \"a:PutTwo\", \"b:*\"");
        assertRefined(
                List.of(allow("\"a:*\", \"b:GetOne\""), denyNot),
                Evidence.ofUnused(patterns("b:Put*", "iam:*")),
                allow("\"*\""),
                denyNot);
    }

    @Test
    void refine_notAction_isExtendedByWhatIsNotDenied() {
        Evidence evidence = Evidence.ofUnused(patterns("a:GetOne", "a:PutOne", "b:*"));
        String deny = deny("\"a:Get*\", \"b:Put*\"");
        assertRefined(
                List.of(allowNot("[\"iam:*\", \"a:PutOne\", \"b:GetOne\"]"), deny),
                evidence,
                allowNot("\"iam:*\""),
                deny);
        Policy policy = policy(allowNot("\"iam:*\""), deny("\"a:*\", \"b:*\""));
        assertEquals(RecommendedAction.NONE, refine(policy, evidence).recommendedAction());
    }

    /** A used action that is denied keeps no NotAction statement alive once something goes. */
    @Test
    void refine_notActionWhoseUsedActionsAreDenied_goes() {
        String deny = deny("\"a:*\", \"b:Get*\"");
        assertRefined(List.of(deny), Evidence.ofUnused(patterns("b:Put*")), allowNot("\"iam:*\""), deny);
    }

    @Test
    void refine_rememberedPatternThatIsWhollyDenied_stays() {
        Evidence evidence = Evidence.ofUnused(patterns("new:*"));
        String allow = allow("\"new:Get*\", \"a:GetOne\"");
        for (String deny : List.of(deny("\"new:G*\""), deny("\"b:*\", \"*\""), denyNot("\"a:*\", \"new:Put*\""))) {
            assertRefined(List.of(allow, deny), evidence, allow, deny);
        }
        for (String deny : List.of(deny("\"new:GetA*\""), denyNot("\"new:*A\""), on("x", deny("\"new:*\"")))) {
            assertRefined(List.of(allow("\"a:GetOne\""), deny), evidence, allow, deny);
        }
    }
}
