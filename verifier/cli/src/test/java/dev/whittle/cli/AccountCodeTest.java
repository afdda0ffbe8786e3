package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code whittle account --code}: which file a policy of the account came from, and what differs. */
class AccountCodeTest extends AccountCase {
    private static final String ROLE = """
            resource "aws_iam_role" "app" {
              name = "app"
            }
            """;

    private static final String INLINE = """
            resource "aws_iam_role_policy" "own" {
              name   = "own"
              role   = aws_iam_role.app.name
              policy = jsonencode({
                Statement = { Effect = "Allow", Action = ["sqs:SendMessage", "sqs:GetQueueUrl"], Resource = "*" }
              })
            }
            """;

    /** A document that names itself in another file than it is taken. */
    private static final String DOCUMENT = """
            data "aws_iam_policy_document" "shared" {
              statement {
                sid       = "Queues"
                actions   = ["SQS:SendMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"]
                resources = [var.queue]
              }
            }
            """;

    private static final String MANAGED = """
            resource "aws_iam_policy" "shared" {
              name   = "shared"
              policy = data.aws_iam_policy_document.shared.json
            }
            """;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("infra/stacks"));
    }

    private Ran account(String details, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("--code", session.name("infra")));
        all.addAll(List.of(more));
        return run(details, all.toArray(String[]::new));
    }

    /** Where the code has the policies of the account, in their order; of shared ones those of all principals. */
    private JsonNode origins(String list) throws IOException {
        return new ObjectMapper().readTree(session.text("out/summary.json")).at(list);
    }

    private JsonNode origin() throws IOException {
        return origins("/principals/0/policies/0/code");
    }

    private static String app(String inline) {
        return role("app", "/", inline, "");
    }

    @Test
    void inlinePolicy_isFoundByItsNameAndItsHolder() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE);
        Ran ran = account(app(inline("own", QUEUES)));
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(session.name("infra/main.tf"), origin().at("/file").asText());
        assertEquals(7, origin().at("/line").asInt());
        assertEquals("aws_iam_role_policy.own.policy", origin().at("/address").asText());
        assertEquals(
                "[\"/Statement: Action: only deployed: sqs:DeleteMessage, sqs:PurgeQueue; only written: sqs:GetQueueUrl\"]",
                origin().at("/differences").toString());
        assertEquals("[]", origin().at("/open").toString());
        String page = session.text("out/index.html");
        assertTrue(
                page.contains("own (inline)<div class=\"quiet\"><code>" + session.name("infra/main.tf")
                        + ":7 aws_iam_role_policy.own.policy</code>; deployed otherwise: /Statement: Action: only deployed:"
                        + " sqs:DeleteMessage, sqs:PurgeQueue; only written: sqs:GetQueueUrl</div>"),
                page);
        assertTrue(
                ran.err()
                        .contains(
                                "code       1 policy stands in the code, 1 of them otherwise than deployed; 0 without a"
                                        + " place"),
                ran.err());
    }

    @Test
    void otherNameOrOtherRole_isNotTaken() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE);
        account(app(inline("own2", QUEUES)));
        assertFalse(origin().has("file"), origin().toString());
        assertTrue(origin().at("/reason").asText().startsWith("no policy of this name"), origin().toString());
        assertTrue(session.text("out/index.html").contains("not found in the code: no policy of this name"));
        account(role("app-1", "/", inline("own", QUEUES), ""));
        assertFalse(origin().has("file"), origin().toString());
    }

    @Test
    void withoutCode_nothingIsSaidOfIt() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE);
        Ran ran = run(app(inline("own", QUEUES)));
        assertFalse(session.text("out/summary.json").contains("\"code\""));
        assertFalse(ran.err().contains("code  "), ran.err());
        assertFalse(session.text("out/index.html").contains("in the code"));
        assertEquals(2, run(app(""), "--state", session.file("s.json", "{}")).exit());
        assertEquals(2, account(app(""), "--write-map", session.name("m")).exit());
    }

    @Test
    void policyWithoutAName_isFoundWhereItIsTheOnlyOneOnBothSides() throws IOException {
        String nameless = INLINE.replace("  name   = \"own\"\n", "");
        session.file("infra/main.tf", ROLE + nameless);
        account(app(inline("terraform-2024", QUEUES)));
        assertEquals("aws_iam_role_policy.own.policy", origin().at("/address").asText());
        account(app(inline("terraform-2024", QUEUES) + "," + inline("by-hand", QUEUES)));
        assertTrue(origin().at("/reason").asText().contains("does not name each of the policies"), origin().toString());
        session.file("infra/more.tf", nameless.replace("\"own\"", "\"other\""));
        account(app(inline("terraform-2024", QUEUES)));
        assertTrue(origin().at("/reason").asText().contains("aws_iam_role_policy.other.policy"), origin().toString());
        session.file(
                "infra/more.tf", nameless.replace("\"own\"", "\"other\"").replace("aws_iam_role.app.name", "var.r"));
        account(app(inline("terraform-2024", QUEUES)));
        assertTrue(origin().at("/reason").asText().contains("isn't known"), origin().toString());
    }

    @Test
    void twoOfAName_areNotToldApart() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE);
        session.file("infra/stacks/main.tf", ROLE + INLINE);
        account(app(inline("own", QUEUES)));
        assertTrue(origin().at("/reason").asText().contains("several policies"), origin().toString());
        assertTrue(origin().at("/reason").asText().contains("infra/stacks/main.tf:7"), origin().toString());
    }

    @Test
    void managedPolicy_isFoundByItsNameThoughItsDocumentStandsElsewhere() throws IOException {
        session.file("infra/main.tf", MANAGED);
        session.file("infra/data.tf", DOCUMENT);
        String details = role("app", "/", "", attached("shared")) + managed(ACCOUNT + "policy/shared", 1, 0);
        Ran ran = account(details);
        JsonNode code = origins("/sharedPolicies/0/code");
        assertEquals("data.aws_iam_policy_document.shared", code.at("/address").asText(), ran.err());
        assertEquals(session.name("infra/data.tf"), code.at("/file").asText());
        assertEquals(
                "[\"Version: only written\",\"/Statement/0 (Queues): Sid: only written\"]",
                code.at("/differences").toString());
        assertEquals(
                "[\"/Statement/0 (Queues): Resource: a variable\"]",
                code.at("/open").toString());
        assertEquals(code, origins("/principals/0/policies/0/code"));
        account(details.replace("policy/shared", "policy/team/shared"));
        assertTrue(origins("/sharedPolicies/0/code").has("reason"));
    }

    @Test
    void managedPolicy_isFoundByItsArnInAState() throws IOException {
        session.file("infra/main.tf", MANAGED.replace("name   = \"shared\"", "name_prefix = \"shared\"") + DOCUMENT);
        String arn = ACCOUNT + "policy/shared-7f3a";
        String details = role("app", "/", "", attached("shared-7f3a")) + managed(arn, 1, 0);
        account(details);
        assertTrue(origins("/sharedPolicies/0/code").has("reason"));
        String state = session.file("state.json", """
                {"format_version": "1.0", "values": {"root_module": {"resources": [
                 {"address": "aws_iam_policy.shared", "mode": "managed", "type": "aws_iam_policy", "name": "shared",
                  "values": {"name": "shared-7f3a", "arn": "%s"}}]}}}""".formatted(arn));
        Ran ran = account(details, "--state", state);
        assertEquals(
                "data.aws_iam_policy_document.shared",
                origins("/sharedPolicies/0/code/address").asText(),
                ran.err());
    }

    /** Two roles and their policies from one block each: a state tells which role's policy has which name. */
    @Test
    void inlinePoliciesOfManyRoles_areFoundByAState() throws IOException {
        String each = ROLE.replace("\"app\"\n", "each.key\n  for_each = var.names\n")
                + INLINE.replace("\"own\"\n", "\"${each.key}-own\"\n  for_each = var.names\n")
                        .replace("aws_iam_role.app.name", "aws_iam_role.app[each.key].name");
        session.file("infra/main.tf", "provider \"aws\" {\n}\n" + each);
        List<String> resources = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            resources.add("""
                    {"mode": "managed", "type": "aws_iam_role", "name": "app", "values": {"name": "%1$s", "arn": "%2$srole/%1$s"}},
                    {"mode": "managed", "type": "aws_iam_role_policy", "name": "own", "values": {"name": "%1$s-own", "role": "%1$s"}}""".formatted(name, ACCOUNT));
        }
        String state = session.file(
                "state.json",
                "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": ["
                        + String.join(",", resources) + "]}}}");
        Ran ran =
                account(role("a", "/", inline("a-own", QUEUES) + "," + inline("b-own", QUEUES), ""), "--state", state);
        assertEquals("aws_iam_role_policy.own.policy", origin().at("/address").asText(), ran.err());
        assertTrue(origins("/principals/0/policies/1/code").has("reason"), ran.err());
    }

    @Test
    void mapWithAStar_isExpandedOverTheRolesOfTheAccount() throws IOException {
        session.file("infra/main.tf", ROLE.replace("\"app\"\n", "var.name\n") + INLINE);
        String details = role("app-prod", "/", inline("own", QUEUES), "");
        account(details);
        assertTrue(origin().has("reason"));
        Ran ran = account(details, "--map", session.file("roles.map", "aws_iam_role.app app-*\n"));
        assertEquals("aws_iam_role_policy.own.policy", origin().at("/address").asText(), ran.err());
    }

    @Test
    void templates_nameTheirPoliciesOrTheStackDoes() throws IOException {
        session.file("infra/stacks/t.yaml", """
                Conditions:
                  Prod: !Equals [a, b]
                Resources:
                  App:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: app
                      Policies:
                        - !If
                          - Prod
                          - PolicyName: first
                            PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}
                          - !Ref AWS::NoValue
                        - PolicyName: own
                          PolicyDocument:
                            Statement:
                              - Effect: Allow
                                Action: [sqs:SendMessage, sqs:DeleteMessage, sqs:PurgeQueue]
                                Resource: !Sub "arn:aws:sqs:*:*:${AWS::StackName}"
                              - !If
                                - Prod
                                - {Effect: Deny, Action: 'sqs:AddPermission', Resource: '*'}
                                - !Ref AWS::NoValue
                  Shared:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          Effect: Allow
                          Action: '*'
                          Resource: '*'
                """);
        String arn = ACCOUNT + "policy/stack-Shared-1ABC";
        String stack = session.file("stack.json", """
                {"StackResourceSummaries": [
                 {"LogicalResourceId": "App", "ResourceType": "AWS::IAM::Role", "PhysicalResourceId": "app"},
                 {"LogicalResourceId": "Shared", "ResourceType": "AWS::IAM::ManagedPolicy", "PhysicalResourceId": "%s"}]}
                """.formatted(arn));
        Ran ran = account(
                role("app", "/", inline("first", QUEUES) + "," + inline("own", QUEUES), attached("stack-Shared-1ABC"))
                        + managed(arn, 1, 0),
                "--stack",
                stack);
        JsonNode all = origins("/principals/0/policies");
        assertTrue(all.at("/0/code/address").asText().startsWith("App.Policies[0]."), all.toString());
        assertEquals("App.Policies[1].PolicyDocument", all.at("/1/code/address").asText(), ran.err());
        assertEquals("[]", all.at("/1/code/differences").toString());
        assertEquals(
                "[\"/Statement/0: Resource: !Sub\",\"/Statement/1: whether it is there; it is not deployed\"]",
                all.at("/1/code/open").toString());
        assertEquals("Shared.PolicyDocument", all.at("/2/code/address").asText());
        assertTrue(ran.err().contains("3 policies stand in the code, 2 of them otherwise than deployed"), ran.err());
    }

    @Test
    void statements_areComparedOneByOne() throws IOException {
        session.file("infra/main.tf", ROLE + """
                resource "aws_iam_role_policy" "own" {
                  name   = "own"
                  role   = aws_iam_role.app.name
                  policy = jsonencode({
                    Statement = [
                      { Sid = "Read", Effect = "Allow", Action = "sqs:Get*", Resource = ["arn:a", "arn:b"] },
                      { Effect = "Allow", Action = "sqs:SendMessage", Resource = ["arn:c", var.d] },
                      { Effect = "Deny", Action = "sqs:PurgeQueue", Resource = "*" },
                      { Effect = "Allow", Action = var.actions, Resource = "*" },
                    ]
                  })
                }
                """);
        account(app(inline("own", """
                {"Statement": [
                 {"Effect": "Allow", "Action": "SQS:sendmessage", "Resource": ["arn:c", "arn:d"]},
                 {"Sid": "Read", "Effect": "Allow", "Action": ["sqs:Get*", "sqs:ReceiveMessage"], "Resource": "arn:a"},
                 {"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]}""")));
        assertEquals(
                List.of(
                        "/Statement/0 (Read): Action: only deployed: sqs:ReceiveMessage",
                        "/Statement/0 (Read): Resource: only written: arn:b",
                        "only written: /Statement/2: Deny Action sqs:PurgeQueue"),
                new ObjectMapper().convertValue(origin().at("/differences"), List.class));
        assertEquals(
                List.of(
                        "/Statement/1: Resource: a variable",
                        "whether the code has what is deployed as /Statement/2: Allow Action sns:Publish"),
                new ObjectMapper().convertValue(origin().at("/open"), List.class));
        assertEquals(1, origin().at("/unread").size());
    }

    /** What is put through a function is not what is deployed. */
    @Test
    void documentThatAFunctionChanges_isNotTaken() throws IOException {
        session.file(
                "infra/main.tf",
                ROLE
                        + INLINE.replace("jsonencode({", "replace(jsonencode({")
                                .replace("  })\n", "  }), \"a\", \"b\")\n"));
        account(app(inline("own", QUEUES)));
        assertTrue(origin().has("reason"), origin().toString());
    }

    @Test
    void fileThatCannotBeRead_isBadInputAndMayHoldTheOnlyPolicy() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE.replace("  name   = \"own\"\n", ""));
        session.file("infra/stacks/broken.tf", "resource {\n");
        Ran ran = account(app(inline("x", QUEUES)));
        assertEquals(2, ran.exit(), ran.err());
        assertTrue(ran.err().contains("refused    " + session.name("infra/stacks/broken.tf") + ":"), ran.err());
        assertTrue(origin().at("/reason").asText().contains("can't be read"), origin().toString());
    }

    /** Of two policies in one role each is told by the name beside it, wherever its document stands. */
    @Test
    void policiesInARole_areFoundByTheirNames() throws IOException {
        session.file("infra/data.tf", DOCUMENT);
        session.file("infra/main.tf", """
                resource "aws_iam_role" "app" {
                  name = "app"
                  inline_policy {
                    name   = "first"
                    policy = jsonencode({ Statement = { Effect = "Allow", Action = "sqs:*", Resource = "*" } })
                  }
                  inline_policy {
                    name   = "second"
                    policy = data.aws_iam_policy_document.shared.json
                  }
                }
                """);
        account(app(inline("second", QUEUES) + "," + inline("first", QUEUES) + "," + inline("third", QUEUES)));
        JsonNode all = origins("/principals/0/policies");
        assertEquals(
                "data.aws_iam_policy_document.shared", all.at("/0/code/address").asText(), all.toString());
        assertEquals(
                "aws_iam_role.app.inline_policy[0].policy",
                all.at("/1/code/address").asText());
        assertTrue(all.at("/2/code").has("reason"), all.toString());
    }

    /** What an override file makes of a block is not what the block says. */
    @Test
    void overriddenBlocks_areNotTaken() throws IOException {
        session.file("infra/main.tf", ROLE + INLINE + MANAGED + DOCUMENT);
        String details =
                role("app", "/", inline("own", QUEUES), attached("shared")) + managed(ACCOUNT + "policy/shared", 1, 0);
        account(details);
        assertTrue(origin().has("file") && origins("/sharedPolicies/0/code").has("file"), origin().toString());
        session.file(
                "infra/override.tf",
                "resource \"aws_iam_role_policy\" \"own\" {\n}\ndata \"aws_iam_policy_document\" \"shared\" {\n}\n");
        account(details);
        assertTrue(origin().has("reason"), origin().toString());
        String reason = origins("/sharedPolicies/0/code/reason").asText();
        assertTrue(reason.contains("`data.aws_iam_policy_document.shared` is overridden"), reason);
    }

    @Test
    void codeWithoutAPolicy_isRefused() throws IOException {
        session.file("infra/main.tf", ROLE);
        Ran ran = account(app(inline("own", QUEUES)));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("no policy was found there"), ran.err());
        assertFalse(session.has("out"));
    }

    @Test
    void oneFile_isReadWithWhatItsFolderTellsOfHolders() throws IOException {
        session.file("infra/main.tf", INLINE);
        session.file("infra/role.tf", ROLE);
        Ran ran = run(app(inline("own", QUEUES)), "--code", session.name("infra/main.tf"));
        assertEquals("aws_iam_role_policy.own.policy", origin().at("/address").asText(), ran.err());
    }
}
