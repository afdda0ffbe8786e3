package dev.whittle.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** What is written is read again, byte for byte, and undone writes leave no trace. */
class IamWritesTest extends IamCase {
    private List<String> versions() {
        return iam().listPolicyVersionsPaginator(each -> each.policyArn(QUEUES)).versions().stream()
                .map(PolicyVersion::versionId)
                .toList();
    }

    private String text(String version) {
        return Samples.decoded(
                iam().getPolicyVersion(each -> each.policyArn(QUEUES).versionId(version))
                        .policyVersion()
                        .document());
    }

    private String current() {
        return iam().getPolicy(each -> each.policyArn(QUEUES)).policy().defaultVersionId();
    }

    @Test
    void versions_areAddedPutInForceAndDeleted_andNumbersNeverComeAgain() {
        String before = account.state();
        PolicyVersion second = iam().createPolicyVersion(
                        each -> each.policyArn(QUEUES).policyDocument(ODD).setAsDefault(true))
                .policyVersion();
        assertEquals("v2", second.versionId());
        assertTrue(second.isDefaultVersion());
        assertEquals(ODD, text("v2"));
        iam().createPolicyVersion(each -> each.policyArn(QUEUES).policyDocument(document("*")));
        assertEquals("v2", current());
        server().switches().pageSize(2);
        assertEquals(List.of("v3", "v2", "v1"), versions());
        assertNotEquals(before, account.state());
        iam().setDefaultPolicyVersion(each -> each.policyArn(QUEUES).versionId("v1"));
        iam().deletePolicyVersion(each -> each.policyArn(QUEUES).versionId("v2"));
        iam().deletePolicyVersion(each -> each.policyArn(QUEUES).versionId("v3"));
        assertEquals(before, account.state());
        PolicyVersion fourth = iam().createPolicyVersion(
                        each -> each.policyArn(QUEUES).policyDocument(document("*")))
                .policyVersion();
        assertEquals("v4", fourth.versionId());
        assertFalse(fourth.isDefaultVersion());
    }

    @Test
    void policy_isCreatedAttachedDetachedAndDeleted() {
        String before = account.state();
        Policy made = iam().createPolicy(each -> each.policyName("Own")
                        .path("/whittle/")
                        .policyDocument(ODD)
                        .description("a & b"))
                .policy();
        assertEquals("arn:aws:iam::" + ID + ":policy/whittle/Own", made.arn());
        assertEquals("v1", made.defaultVersionId());
        iam().attachRolePolicy(each -> each.roleName("Worker").policyArn(made.arn()));
        iam().attachUserPolicy(each -> each.userName("Worker").policyArn(made.arn()));
        iam().attachGroupPolicy(each -> each.groupName("Worker").policyArn(made.arn()));
        iam().attachGroupPolicy(each -> each.groupName("Worker").policyArn(made.arn()));
        Policy attached = iam().getPolicy(each -> each.policyArn(made.arn())).policy();
        assertEquals(3, attached.attachmentCount());
        assertEquals("a & b", attached.description());
        assertRefused("DeleteConflict", 409, () -> iam().deletePolicy(each -> each.policyArn(made.arn())));
        iam().detachRolePolicy(each -> each.roleName("Worker").policyArn(made.arn()));
        iam().detachUserPolicy(each -> each.userName("Worker").policyArn(made.arn()));
        iam().detachGroupPolicy(each -> each.groupName("Worker").policyArn(made.arn()));
        iam().deletePolicy(each -> each.policyArn(made.arn()));
        assertEquals(before, account.state());
    }

    @Test
    void inlinePolicies_areReadAsTheyWereSent() {
        String before = account.state();
        iam().putRolePolicy(each -> each.roleName("Worker").policyName("own").policyDocument(ODD));
        iam().putUserPolicy(each -> each.userName("Worker").policyName("own").policyDocument(ODD));
        iam().putGroupPolicy(each -> each.groupName("Worker").policyName("own").policyDocument(ODD));
        Stream.of(
                        iam().getRolePolicy(each -> each.roleName("Worker").policyName("own"))
                                .policyDocument(),
                        iam().getUserPolicy(each -> each.userName("Worker").policyName("own"))
                                .policyDocument(),
                        iam().getGroupPolicy(each -> each.groupName("Worker").policyName("own"))
                                .policyDocument(),
                        detail().rolePolicyList().get(0).policyDocument())
                .forEach(encoded -> {
                    assertTrue(encoded.matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+"), encoded);
                    assertEquals(ODD, Samples.decoded(encoded));
                });
        iam().deleteRolePolicy(each -> each.roleName("Worker").policyName("own"));
        iam().deleteUserPolicy(each -> each.userName("Worker").policyName("own"));
        iam().deleteGroupPolicy(each -> each.groupName("Worker").policyName("own"));
        assertEquals(before, account.state());
    }

    private RoleDetail detail() {
        return iam().getAccountAuthorizationDetailsPaginator().stream()
                .flatMap(page -> page.roleDetailList().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lists_haveAllPages() {
        server().switches().pageSize(1);
        iam().attachRolePolicy(each -> each.roleName("Worker").policyArn(QUEUES));
        for (String name : List.of("a", "b", "c")) {
            iam().putRolePolicy(each -> each.roleName("Worker").policyName(name).policyDocument(ODD));
            iam().putGroupPolicy(
                            each -> each.groupName("Worker").policyName(name).policyDocument(ODD));
        }
        iam().putUserPolicy(each -> each.userName("Worker").policyName("a").policyDocument(ODD));
        assertEquals(
                List.of(OF_AWS, QUEUES),
                iam().listAttachedRolePoliciesPaginator(each -> each.roleName("Worker")).attachedPolicies().stream()
                        .map(AttachedPolicy::policyArn)
                        .toList());
        assertEquals(
                List.of("a", "b", "c"),
                iam().listRolePoliciesPaginator(each -> each.roleName("Worker")).policyNames().stream()
                        .toList());
        assertEquals(
                List.of("a", "b", "c"),
                iam().listGroupPoliciesPaginator(each -> each.groupName("Worker")).policyNames().stream()
                        .toList());
        assertEquals(
                List.of("a"),
                iam().listUserPolicies(each -> each.userName("Worker")).policyNames());
        assertEquals(
                1,
                iam().listAttachedUserPolicies(each -> each.userName("Worker"))
                        .attachedPolicies()
                        .size());
        assertEquals(
                1,
                iam().listAttachedGroupPolicies(each -> each.groupName("Worker"))
                        .attachedPolicies()
                        .size());
        assertEquals(3, detail().rolePolicyList().size());
    }

    @Test
    void entitiesOfPolicy_areToldByUseAndKind() {
        server().switches().pageSize(1);
        account.add("role", "/", "Bounded").bound(QUEUES);
        iam().attachRolePolicy(each -> each.roleName("Worker").policyArn(QUEUES));
        assertEquals(
                List.of("Worker", "Bounded"),
                iam().listEntitiesForPolicyPaginator(each -> each.policyArn(QUEUES)).policyRoles().stream()
                        .map(PolicyRole::roleName)
                        .toList());
        assertEquals(List.of("Bounded"), roles(PolicyUsageType.PERMISSIONS_BOUNDARY));
        assertEquals(List.of("Worker"), roles(PolicyUsageType.PERMISSIONS_POLICY));
        ListEntitiesForPolicyResponse groups =
                iam().listEntitiesForPolicy(each -> each.policyArn(OF_AWS).entityFilter(EntityType.GROUP));
        assertEquals(1, groups.policyGroups().size());
        assertFalse(groups.isTruncated());
        assertEquals(
                QUEUES,
                iam().getRole(each -> each.roleName("Bounded"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn());
        assertRefused("DeleteConflict", 409, () -> iam().deletePolicy(each -> each.policyArn(QUEUES)));
    }

    private List<String> roles(PolicyUsageType usage) {
        return iam()
                .listEntitiesForPolicy(each -> each.policyArn(QUEUES).policyUsageFilter(usage))
                .policyRoles()
                .stream()
                .map(PolicyRole::roleName)
                .toList();
    }

    @Test
    void principals_areRead() {
        account.add("user", "/", "Member").groups().add("Worker");
        assertEquals(
                "arn:aws:iam::" + ID + ":user/team/Worker",
                iam().getUser(each -> each.userName("Worker")).user().arn());
        assertEquals(
                "arn:aws:iam::" + ID + ":role/team/Worker",
                iam().getRole(each -> each.roleName("Worker")).role().arn());
        assertEquals(
                "Member",
                iam().getGroup(each -> each.groupName("Worker")).users().get(0).userName());
    }
}
