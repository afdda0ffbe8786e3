package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskyActionsTest {
    private static final String SOURCE = "# Source: https://docs.aws.amazon.com/";

    private static final String TEXT = """
            # a note

            # What it does.
            iam:PassRole escalation
            s3:GetObject exfiltration
            sts:AssumeRole escalation credentials
            """;

    /** The blocks of the data file, each as its lines, without the one that begins it. */
    private static List<List<String>> blocks() {
        List<List<String>> blocks = Arrays.stream(RiskyActions.bundledText().split("\n\n"))
                .map(block -> block.lines().toList())
                .toList();
        assertTrue(blocks.get(0).stream().allMatch(line -> line.startsWith("#")), "the head");
        return blocks.subList(1, blocks.size());
    }

    private static List<String> actions(List<String> block) {
        return block.stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static String action(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String prefix(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String words(Set<Risk> risks) {
        return risks.stream().map(Risk::word).collect(Collectors.joining(" "));
    }

    @Test
    void actions_areInTheNewestCatalog_inItsLetters() {
        Catalog catalog = Catalogs.newest();
        List<String> unknown = new ArrayList<>();
        for (List<String> block : blocks()) {
            for (String line : actions(block)) {
                String name = action(line).substring(prefix(line).length() + 1);
                if (catalog.service(prefix(line))
                        .flatMap(service -> service.action(name))
                        .filter(known -> known.name().equals(name))
                        .isEmpty()) {
                    unknown.add(line);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void blocks_sayWhatTheActionsDo_andGiveTheirSource() {
        for (List<String> block : blocks()) {
            int comments = block.size() - actions(block).size();
            List<String> above = block.subList(0, comments);
            assertTrue(above.stream().allMatch(line -> line.startsWith("# ")), block::toString);
            assertTrue(!above.isEmpty() && !above.get(0).startsWith(SOURCE), block::toString);
            assertTrue(above.stream().anyMatch(line -> line.startsWith(SOURCE)), block::toString);
            assertTrue(comments < block.size(), block::toString);
        }
    }

    @Test
    void blocks_areOneServiceEach_andRise() {
        List<String> prefixes = blocks().stream()
                .map(block -> actions(block).stream()
                        .map(RiskyActionsTest::prefix)
                        .distinct()
                        .collect(Collectors.joining(" ")))
                .toList();
        assertEquals(prefixes.stream().sorted().distinct().toList(), prefixes);
        for (List<String> block : blocks()) {
            List<String> folded = actions(block).stream()
                    .map(line -> action(line).toLowerCase(Locale.ROOT))
                    .toList();
            assertEquals(folded.stream().sorted().toList(), folded);
        }
    }

    @Test
    void lines_nameTheGravestFirst_andAreWhatIsRead() {
        RiskyActions bundled = RiskyActions.bundled();
        int count = 0;
        for (List<String> block : blocks()) {
            for (String line : actions(block)) {
                assertEquals(line, action(line) + " " + words(bundled.risks(action(line))));
                count++;
            }
        }
        assertEquals(count, bundled.actions().size());
    }

    @ParameterizedTest
    @EnumSource
    void risks_areEachOfManyActions(Risk risk) {
        RiskyActions bundled = RiskyActions.bundled();
        long count = bundled.actions().stream()
                .filter(action -> bundled.risks(action).contains(risk))
                .count();
        assertTrue(count > 200, risk.word() + ": " + count);
    }

    @ParameterizedTest
    @CsvSource({
        "iam:PassRole, escalation",
        "iam:CreatePolicyVersion, escalation",
        "iam:SetDefaultPolicyVersion, escalation",
        "iam:AttachUserPolicy, escalation",
        "iam:PutRolePolicy, escalation",
        "iam:AddUserToGroup, escalation",
        "iam:DeleteRolePermissionsBoundary, escalation",
        "iam:UpdateAssumeRolePolicy, escalation exposure",
        "iam:CreateAccessKey, escalation credentials",
        "iam:UpdateLoginProfile, escalation credentials",
        "sts:AssumeRole, escalation credentials",
        "sts:GetSessionToken, credentials",
        "lambda:UpdateFunctionCode, escalation",
        "lambda:AddPermission, exposure",
        "lambda:GetFunction, exfiltration",
        "glue:UpdateDevEndpoint, escalation",
        "ssm:SendCommand, escalation",
        "ssm:StartSession, escalation",
        "ssm:GetParameter, credentials exfiltration",
        "ec2:RunInstances, escalation",
        "ec2:GetPasswordData, credentials",
        "ec2:ModifySnapshotAttribute, exposure",
        "ec2:AuthorizeSecurityGroupIngress, exposure",
        "ec2:CreateSnapshot, exfiltration",
        "cloudformation:UpdateStack, escalation",
        "codebuild:StartBuild, escalation",
        "sagemaker:CreatePresignedNotebookInstanceUrl, escalation credentials",
        "datapipeline:PutPipelineDefinition, escalation",
        "ecs:RunTask, escalation",
        "organizations:DetachPolicy, escalation",
        "sso:CreateAccountAssignment, escalation",
        "identitystore:CreateGroupMembership, escalation",
        "cognito-identity:SetIdentityPoolRoles, escalation",
        "cognito-identity:GetCredentialsForIdentity, credentials",
        "ecr:GetAuthorizationToken, credentials",
        "ecr:SetRepositoryPolicy, exposure",
        "rds-db:connect, credentials exfiltration",
        "redshift:GetClusterCredentials, credentials",
        "lightsail:GetInstanceAccessDetails, credentials",
        "secretsmanager:GetSecretValue, credentials exfiltration",
        "secretsmanager:PutResourcePolicy, exposure",
        "s3:PutBucketPolicy, exposure",
        "s3:PutBucketAcl, exposure",
        "s3:PutObjectAcl, exposure",
        "s3:PutBucketPublicAccessBlock, exposure",
        "s3:GetObject, exfiltration",
        "kms:PutKeyPolicy, exposure",
        "kms:CreateGrant, exposure",
        "kms:Decrypt, exfiltration",
        "sqs:SetQueueAttributes, exposure",
        "sqs:ReceiveMessage, exfiltration",
        "sns:AddPermission, exposure",
        "rds:ModifyDBSnapshotAttribute, exposure",
        "ram:CreateResourceShare, exposure",
        "dynamodb:Scan, exfiltration",
        "athena:GetQueryResults, exfiltration",
        "logs:FilterLogEvents, exfiltration",
        "redshift-data:GetStatementResult, exfiltration",
    })
    void risks_ofAnActionKnownForThem_areThese(String action, String words) {
        assertEquals(words, words(RiskyActions.bundled().risks(action)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:ListBucket",
                "s3:PutObject",
                "ec2:DescribeInstances",
                "iam:CreateUser",
                "iam:DetachRolePolicy",
                "lambda:InvokeFunction",
                "iam:NoSuchAction",
                "nosuchservice:PassRole",
                "iam:*",
                "PassRole",
                "",
            })
    void risks_ofAnyOther_areNone(String action) {
        assertEquals(Set.of(), RiskyActions.bundled().risks(action));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:passrole", "IAM:PASSROLE", "Iam:PassRole"})
    void risks_inOtherLetters_areTheSame(String action) {
        assertEquals(Set.of(Risk.ESCALATION), RiskyActions.bundled().risks(action));
    }

    @Test
    void risks_cannotBeChanged() {
        Set<Risk> risks = RiskyActions.bundled().risks("iam:PassRole");
        assertThrows(UnsupportedOperationException.class, () -> risks.add(Risk.EXPOSURE));
    }

    @Test
    void read_text_isItsActions() {
        RiskyActions read = RiskyActions.read("x", TEXT);
        assertEquals(
                "[iam:passrole, s3:getobject, sts:assumerole]", read.actions().toString());
        assertEquals(EnumSet.of(Risk.ESCALATION, Risk.CREDENTIALS), read.risks("sts:AssumeRole"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "iam:PassRole escalation ~ iam:PassRole ~ 4 ~ `iam:PassRole` must be an action, such as `iam:PassRole`, and its words",
                "iam:PassRole ~ PassRole ~ 4 ~ `PassRole escalation` must be an action",
                "iam:PassRole ~ IAM:PassRole ~ 4 ~ service prefix `IAM` must be lower-case letters",
                "iam:PassRole ~ iam:Pass* ~ 4 ~ action name `Pass*` must be letters",
                "iam:PassRole ~ S3:GetObject ~ 4 ~ service prefix `S3` must be",
                "s3:GetObject ~ iam:passRole ~ 5 ~ action `iam:passRole` stands twice",
                "exfiltration ~ exfil ~ 5 ~ \"word `exfil` must be one of `escalation`, `credentials`, `exposure`, `exfiltration`, each once\"",
                "exfiltration ~ exfiltration exfiltration ~ 5 ~ word `exfiltration` must be one of",
                "escalation credentials ~ escalation  credentials ~ 6 ~ word `` must be one of",
            })
    void read_editedText_isRefusedWithItsLine(String from, String to, int line, String said) {
        String message = assertThrows(CatalogException.class, () -> RiskyActions.read("x", TEXT.replace(from, to)))
                .getMessage();
        String expected = "`x`, line " + line + ": " + said;
        assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    }
}
