package dev.whittle.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Late reads, what happens behind a client's back, calls that fail at a certain turn, and what the server tells of itself. */
class IamSwitchesTest extends IamCase {
    private List<String> inline() {
        return iam().listRolePolicies(each -> each.roleName("Worker")).policyNames();
    }

    private void put(String name) {
        iam().putRolePolicy(each -> each.roleName("Worker").policyName(name).policyDocument(ODD));
    }

    @Test
    void lateReads_seeWhatWasBeforeTheLastWrite_soManyTimes() {
        server().switches().late(2);
        put("a");
        assertEquals(List.of(), inline());
        put("b");
        assertEquals(List.of("a"), inline());
        assertRefused(
                "NoSuchEntity",
                404,
                () -> iam().getRolePolicy(each -> each.roleName("Worker").policyName("b")));
        assertEquals(List.of("a", "b"), inline());
        assertTrue(account.state().contains("inline b"), account.state());
    }

    @Test
    void lateReads_countPagesOfDetails_andEndWhenMended() {
        server().switches().late(9);
        put("a");
        assertFalse(hasInline());
        server().switches().mend();
        assertTrue(hasInline());
    }

    private boolean hasInline() {
        return iam().getAccountAuthorizationDetails().roleDetailList().get(0).hasRolePolicyList()
                && !iam().getAccountAuthorizationDetails()
                        .roleDetailList()
                        .get(0)
                        .rolePolicyList()
                        .isEmpty();
    }

    @Test
    void refusedWrite_makesNoReadLate() {
        server().switches().late(1);
        put("a");
        assertEquals(List.of(), inline());
        assertRefused(
                "MalformedPolicyDocument",
                400,
                () -> iam().putRolePolicy(
                                each -> each.roleName("Worker").policyName("b").policyDocument("{")));
        assertEquals(List.of("a"), inline());
    }

    @Test
    void hooks_runOnceBeforeTheirCall() {
        List<String> ran = new ArrayList<>();
        server().switches().before("ListRolePolicies", 2, () -> {
            synchronized (account) {
                role().bound(QUEUES);
                role().inline().put("behind", Samples.encoded(ODD));
            }
            ran.add("second list");
        });
        server().switches()
                .before(
                        3,
                        () -> ran.add("third of all after " + server().calls().size()));
        assertEquals(List.of(), inline());
        put("a");
        assertEquals(List.of("a", "behind"), inline());
        assertEquals(List.of("a", "behind"), inline());
        assertEquals(List.of("second list", "third of all after 3"), ran);
        assertEquals(
                QUEUES,
                iam().getRole(each -> each.roleName("Worker"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn());
    }

    @Test
    void hook_mayCallTheServer() {
        server().switches()
                .before(
                        "PutRolePolicy",
                        1,
                        () -> iam().attachRolePolicy(
                                        each -> each.roleName("Worker").policyArn(QUEUES)));
        put("a");
        assertTrue(role().attached().contains(QUEUES));
        assertEquals(List.of("iam:PutRolePolicy", "iam:AttachRolePolicy"), server().calls());
    }

    @Test
    void call_failsAtItsTurn() {
        server().switches().failAt("PutRolePolicy", 2, "Throttling");
        server().switches().failAt("PutRolePolicy", 3, "AccessDenied");
        put("a");
        assertRefused("Throttling", 400, () -> put("b"));
        assertRefused("AccessDenied", 403, () -> put("b"));
        put("b");
        assertEquals(List.of("a", "b"), inline());
    }

    @Test
    void lostAnswer_isOfACallThatWasDone() {
        server().switches().loseAnswer("PutRolePolicy", 1);
        AwsServiceException lost = assertThrows(AwsServiceException.class, () -> put("a"));
        assertEquals(500, lost.statusCode());
        assertEquals(List.of("a"), inline());
    }

    @Test
    void server_tellsItsStateAndCalls() throws IOException, InterruptedException {
        put("a");
        String expected = """
                account 111122223333
                policy arn:aws:iam::111122223333:policy/team/Queues
                  default v1
                  version v1 %1$s
                policy arn:aws:iam::aws:policy/QueuesOfAws
                  default v1
                  version v1 %2$s
                group arn:aws:iam::111122223333:group/team/Worker
                  attached arn:aws:iam::aws:policy/QueuesOfAws
                role arn:aws:iam::111122223333:role/team/Worker
                  attached arn:aws:iam::aws:policy/QueuesOfAws
                  inline a %3$s
                user arn:aws:iam::111122223333:user/team/Worker
                  attached arn:aws:iam::aws:policy/QueuesOfAws
                """.formatted(
                JsonWriter.quoted(document("GetQueueUrl")), JsonWriter.quoted(document("*")), JsonWriter.quoted(ODD));
        assertEquals(expected, server().state());
        assertEquals(expected, shown("state"));
        assertEquals("iam:PutRolePolicy\n", shown("calls"));
    }

    private String shown(String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server().url() + "/loopback/" + what))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
