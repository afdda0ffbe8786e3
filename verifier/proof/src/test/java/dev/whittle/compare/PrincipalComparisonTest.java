package dev.whittle.compare;

import static dev.whittle.compare.Written.BUCKET;
import static dev.whittle.compare.Written.CANONICAL;
import static dev.whittle.compare.Written.ROLE;
import static dev.whittle.compare.Written.SESSION;
import static dev.whittle.compare.Written.allow;
import static dev.whittle.compare.Written.assertRelation;
import static dev.whittle.compare.Written.lost;
import static dev.whittle.compare.Written.policy;
import static dev.whittle.compare.Written.reason;
import static dev.whittle.compare.Written.statement;
import static dev.whittle.compare.Written.to;
import static dev.whittle.compare.Written.toAws;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Small pairs of policies of resources: whom they name. */
class PrincipalComparisonTest {
    @Test
    void account_namesItsUsersRolesAndSessions() {
        String account = toAws("111111111111");
        assertRelation("equal", account, toAws("arn:aws:iam::111111111111:root"));
        assertRelation("wider", account, toAws("arn:aws:iam::111111111111:user/u"));
        assertRelation("wider", account, toAws(ROLE));
        assertRelation("narrower", toAws(SESSION), toAws(ROLE));
        assertRelation("wider", account, toAws(SESSION));
        assertRelation("incomparable", toAws(SESSION), toAws("arn:aws:sts::111111111111:assumed-role/r/t"));
        assertRelation("incomparable", account, toAws("222222222222"));
        assertRelation("narrower", account, to("\"*\""));
        assertEquals(
                SESSION,
                lost(Asked.of(toAws(SESSION), toAws("arn:aws:iam::111111111111:user/u"))
                                .compared()
                                .aInsideB())
                        .principal()
                        .orElseThrow()
                        .text());
    }

    @Test
    void pathOfARole_thatDiffers_isRefused() {
        String one = toAws("arn:aws:iam::111111111111:role/a/r");
        assertRelation("unknown", one, toAws(ROLE));
        assertRelation("equal", one, one);
    }

    /** Whoever a canonical id is may be somebody whom another entry names by an ARN. */
    @Test
    void canonicalId_isNotTakenForSomebodyElse() {
        String id = to("{\"CanonicalUser\":\"" + CANONICAL + "\"}");
        assertRelation("equal", id, id);
        String root = toAws("arn:aws:iam::111111111111:root");
        Comparison comparison = Asked.of(id, root).compared();
        assertTrue(!comparison.bInsideA().isProved() && !comparison.aInsideB().isProved());
        String denied = policy(
                "2012-10-17",
                allow(BUCKET + ",\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:root\"}"),
                statement("Deny", BUCKET + ",\"Principal\":{\"CanonicalUser\":\"" + CANONICAL + "\"}"));
        assertTrue(!Asked.of(root, denied).compared().aInsideB().isProved());
        assertTrue(Asked.of(denied, root).compared().aInsideB().isProved());
        String other = to("{\"CanonicalUser\":\"" + "1b".repeat(32) + "\"}");
        assertRelation("incomparable", id, other);
    }

    @Test
    void uniqueId_isNotTakenForSomebodyElse() {
        String id = toAws("AIDAEXAMPLEEXAMPLE12");
        String user = toAws("arn:aws:iam::111111111111:user/u");
        assertRelation("equal", id, id);
        assertTrue(Asked.of(id, toAws("AIDAEXAMPLEEXAMPLE12", "arn:aws:iam::111111111111:user/u"))
                .compared()
                .aInsideB()
                .isProved());
        assertRelation("unknown", id, user);
    }

    @Test
    void serviceWithASecondName_isNotTakenForAnother() {
        String one = to("{\"Service\":\"logs.amazonaws.com\"}");
        String regional = to("{\"Service\":\"logs.us-east-1.amazonaws.com\"}");
        Comparison comparison = Asked.of(one, regional).compared();
        assertEquals(Comparison.Relation.UNKNOWN, comparison.relation());
        assertRelation("incomparable", one, to("{\"Service\":\"ec2.amazonaws.com\"}"));
        assertRelation("narrower", one, to("{\"Service\":[\"logs.amazonaws.com\",\"ec2.amazonaws.com\"]}"));
    }

    @Test
    void notPrincipal_inADeny_letsInWhomItNamesInFull() {
        String everybody = allow(BUCKET + ",\"Principal\":\"*\"");
        String deny = statement(
                "Deny", BUCKET + ",\"NotPrincipal\":{\"AWS\":[\"111111111111\",\"arn:aws:iam::111111111111:user/u\"]}");
        String denied = policy("2012-10-17", everybody, deny);
        assertRelation("narrower", denied, policy("2012-10-17", everybody));
        assertTrue(
                Asked.of(toAws("arn:aws:iam::111111111111:user/u"), denied)
                        .compared()
                        .aInsideB()
                        .word()
                        .equals("UNKNOWN"),
                "a federated session of the user is not named in full");
        assertTrue(Asked.of(toAws("222222222222"), denied).compared().aInsideB().isRefuted());
        assertTrue(Asked.of(denied, toAws("111111111111")).compared().aInsideB().isProved());
    }

    /** An account that stands in the ARN of a provider is one that the list names. */
    @Test
    void notPrincipal_withAProviderOfAnAccount_saysNothingOfTheAccount() {
        String everybody = allow(BUCKET + ",\"Principal\":\"*\"");
        String deny = statement(
                "Deny", BUCKET + ",\"NotPrincipal\":{\"Federated\":\"arn:aws:iam::111111111111:saml-provider/p\"}");
        Comparison comparison = Asked.of(
                        policy("2012-10-17", everybody, deny),
                        policy(
                                "2012-10-17",
                                everybody,
                                deny,
                                statement("Deny", BUCKET + ",\"Principal\":{\"AWS\":\"111111111111\"}")))
                .compared();
        assertEquals(Comparison.Relation.UNKNOWN, comparison.relation(), comparison.toString());
    }

    @Test
    void everybodyOfAws_isEverybodyUnderOneReadingAlone() {
        String aws = to("{\"AWS\":\"*\"}");
        assertRelation("unknown", aws, to("\"*\""));
        assertTrue(reason(aws, to("\"*\"")).contains("every-aws-principal"));
        assertTrue(Asked.of(aws, to("\"*\"")).compared().aInsideB().isProved());
        assertRelation("wider", aws, toAws("111111111111"));
        assertRelation("equal", aws, aws);
    }

    private static String toAll(String condition) {
        return policy("2012-10-17", allow(BUCKET + ",\"Principal\":\"*\",\"Condition\":{" + condition + "}"));
    }

    /** A request is shown only as somebody can make it: what says that a service calls says so of services alone. */
    @Test
    void keysOfServices_areNotThoseOfOthers() {
        String trail = "\"StringEquals\":{\"aws:PrincipalServiceName\":\"cloudtrail.amazonaws.com\"}";
        String service = policy(
                "2012-10-17",
                allow(BUCKET + ",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Condition\":{" + trail
                        + "}"));
        assertRelation("unknown", toAll(trail), service);
        String named = "\"StringEquals\":{\"aws:username\":\"bob\",\"aws:PrincipalAccount\":\"111111111111\"}";
        assertRelation(
                "unknown",
                toAll(named),
                policy(
                        "2012-10-17",
                        allow(BUCKET + ",\"Principal\":{\"AWS\":\"111111111111\"},\"Condition\":{" + named + "}")));
        String other = "\"Bool\":{\"aws:PrincipalIsAWSService\":\"true\"}";
        String ofUser = policy(
                "2012-10-17",
                allow(BUCKET + ",\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:user/u\"},\"Condition\":{" + other
                        + "}"));
        assertRelation("unknown", ofUser, toAws("arn:aws:iam::222222222222:user/v"));
        assertRelation("wider", toAll(other), ofUser);
    }
}
