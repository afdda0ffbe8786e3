package dev.whittle.loopback;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What IAM refuses, with which code; and that it changes nothing. */
class IamRefusalsTest extends IamCase {
    private void add(String document) {
        iam().createPolicyVersion(each -> each.policyArn(QUEUES).policyDocument(document));
    }

    private void put(String name, String document) {
        iam().putRolePolicy(each -> each.roleName("Worker").policyName(name).policyDocument(document));
    }

    @Test
    void sixthVersion_isRefused() {
        for (int i = 2; i <= 5; i++) {
            add(document("*"));
        }
        assertRefused("LimitExceeded", 409, () -> add(document("*")));
        assertRefused(
                "DeleteConflict",
                409,
                () -> iam().deletePolicyVersion(each -> each.policyArn(QUEUES).versionId("v1")));
        assertRefused("DeleteConflict", 409, () -> iam().deletePolicy(each -> each.policyArn(QUEUES)));
        iam().deletePolicyVersion(each -> each.policyArn(QUEUES).versionId("v3"));
        add(document("*"));
    }

    @Test
    void managedPolicy_mayBeAsLongAsTheQuota_whiteSpaceApart() {
        add(document(6_144));
        assertRefused("LimitExceeded", 409, () -> add(document(6_145)));
        assertRefused(
                "LimitExceeded",
                409,
                () -> iam().createPolicy(each -> each.policyName("Long").policyDocument(document(6_145))));
    }

    @Test
    void inlinePolicies_areSummed() {
        put("first", document(10_000));
        put("second", document(240));
        put("second", document(240));
        assertRefused("LimitExceeded", 409, () -> put("second", document(241)));
        iam().putUserPolicy(each -> each.userName("Worker").policyName("own").policyDocument(document(2_048)));
        assertRefused(
                "LimitExceeded",
                409,
                () -> iam().putUserPolicy(each ->
                        each.userName("Worker").policyName("own").policyDocument(document(2_049))));
        iam().putGroupPolicy(each -> each.groupName("Worker").policyName("own").policyDocument(document(5_120)));
        assertRefused(
                "LimitExceeded",
                409,
                () -> iam().putGroupPolicy(each ->
                        each.groupName("Worker").policyName("own").policyDocument(document(5_121))));
    }

    @Test
    void eleventhManagedPolicy_isRefused() {
        for (int i = 1; i <= 10; i++) {
            String arn = account.addPolicy("/", "Filler" + i, Samples.encoded(document("*")))
                    .arn();
            if (i < 10) {
                iam().attachRolePolicy(each -> each.roleName("Worker").policyArn(arn));
            } else {
                assertRefused(
                        "LimitExceeded",
                        409,
                        () -> iam().attachRolePolicy(
                                        each -> each.roleName("Worker").policyArn(arn)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"Statement\":[]}",
                "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}"
            })
    void malformedDocument_isRefused(String document) {
        assertRefused("MalformedPolicyDocument", 400, () -> add(document));
        assertRefused("MalformedPolicyDocument", 400, () -> put("own", document));
        assertRefused(
                "MalformedPolicyDocument",
                400,
                () -> iam().createPolicy(each -> each.policyName("Own").policyDocument(document)));
    }

    @Test
    void namesAndLetters_thatIamDoesNotAdmit_areRefused() {
        assertRefused("ValidationError", 400, () -> add(document("\u0416")));
        assertRefused("ValidationError", 400, () -> put("a b", document("*")));
        assertRefused("ValidationError", 400, () -> put("a".repeat(129), document("*")));
        assertRefused(
                "ValidationError",
                400,
                () -> iam().createPolicy(
                                each -> each.policyName("Own").path("team").policyDocument(document("*"))));
        assertRefused(
                "EntityAlreadyExists",
                409,
                () -> iam().createPolicy(each -> each.policyName("queues").policyDocument(document("*"))));
    }

    @Test
    void whatIsNotThere_isRefused() {
        String none = QUEUES + "Not";
        assertRefused("NoSuchEntity", 404, () -> iam().getPolicy(each -> each.policyArn(none)));
        assertRefused("NoSuchEntity", 404, () -> iam().deletePolicy(each -> each.policyArn(none)));
        assertRefused("NoSuchEntity", 404, () -> iam().getRole(each -> each.roleName("Nobody")));
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().setDefaultPolicyVersion(
                                each -> each.policyArn(QUEUES).versionId("v2")));
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().attachRolePolicy(each -> each.roleName("Worker").policyArn(none)));
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().detachRolePolicy(each -> each.roleName("Worker").policyArn(QUEUES)));
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().getRolePolicy(each -> each.roleName("Worker").policyName("own")));
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().deleteRolePolicy(each -> each.roleName("Worker").policyName("own")));
    }

    @Test
    void whatAwsAloneChanges_isRefused() {
        account.add("role", "/aws-service-role/sqs.amazonaws.com/", "Linked");
        assertRefused(
                "UnmodifiableEntity",
                400,
                () -> iam().attachRolePolicy(each -> each.roleName("Linked").policyArn(QUEUES)));
        assertRefused(
                "AccessDenied",
                403,
                () -> iam().createPolicyVersion(each -> each.policyArn(OF_AWS).policyDocument(document("*"))));
    }
}
