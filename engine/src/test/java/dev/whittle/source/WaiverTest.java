package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.StatementEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Comments {@code whittle:keep PATTERN} in code. */
class WaiverTest {
    private static final String TERRAFORM = """
            data "aws_iam_policy_document" "x" {
              # whittle:keep s3:Put* once a year
              statement {
                actions = [
                  "s3:GetObject",
                  "s3:ListBucket", # whittle:keep sqs:*
                ]
                resources = ["*"]
              }

              statement {
                actions   = ["sqs:SendMessage"]
                resources = ["*"]
              }
            }
            """;

    private static final String YAML = """
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action:
                          - s3:GetObject
                          # whittle:keep ec2:*
                          - s3:ListBucket # whittle:keep sqs:*
                        Resource: "*"
                      - {Effect: Allow, Action: sqs:SendMessage, Resource: "*"}
            """;

    private static Site site(String name, String text) {
        return CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites()
                .get(0);
    }

    private static List<String> kept(Site site) {
        return site.kept().stream().map(Pattern::text).toList();
    }

    private static String withoutSecond(String name, String text) {
        Policy policy = site(name, text).readPolicy();
        List<StatementEdit> edits =
                new ArrayList<>(Collections.nCopies(policy.statements().size(), new StatementEdit.Keep()));
        edits.set(0, new StatementEdit.Change(List.of(Optional.empty(), Optional.of(List.of())), List.of()));
        String edited = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText(name, edited));
        assertEquals(List.of(), policy.notation().differences(policy, again, List.of()), edited);
        return edited;
    }

    @Test
    void comments_keepWhatTheyName() {
        assertEquals(List.of("s3:Put*", "sqs:*"), kept(site("main.tf", TERRAFORM)));
        assertEquals(List.of("ec2:*", "sqs:*"), kept(site("t.yaml", YAML)));
    }

    @Test
    void commentBehindAnElementThatGoes_standsOnALineOfItsOwn() {
        assertEquals(
                TERRAFORM.replace("\"s3:ListBucket\", # whittle", "# whittle"), withoutSecond("main.tf", TERRAFORM));
        assertEquals(YAML.replace("- s3:ListBucket # whittle", "# whittle"), withoutSecond("t.yaml", YAML));
        String lines = TERRAFORM.replace("\n", "\r\n");
        assertEquals(lines.replace("\"s3:ListBucket\", # whittle", "# whittle"), withoutSecond("main.tf", lines));
    }

    @Test
    void commentOfTheLastElementBehindOthers_isNoOtherByte() {
        String text = YAML.replace("# whittle:keep ec2:*", "# lead\n\n              # lead again");
        assertEquals(text.replace("- s3:ListBucket # whittle", "# whittle"), withoutSecond("t.yaml", text));
        Policy policy = site("t.yaml", text).readPolicy();
        Policy other = policy.notation().read(new SourceText("t.yaml", text.replace("# lead again", "# lead on")));
        assertEquals(
                List.of("bytes outside of the lists of actions differ"),
                policy.notation().differences(policy, other, List.of()));
    }

    @Test
    void commentThatIsLost_isToldByF() {
        Policy policy = site("t.yaml", YAML).readPolicy();
        Policy without = policy.notation()
                .read(new SourceText("t.yaml", YAML.replace("              # whittle:keep ec2:*\n", "")));
        assertEquals(
                List.of("comments whittle:keep differ"), policy.notation().differences(policy, without, List.of()));
    }

    @Test
    void statementWithSuchAComment_stays() {
        Policy policy = site("main.tf", TERRAFORM).readPolicy();
        Policy left = policy.notation().leaving(policy, List.of(0)).orElseThrow();
        assertEquals(1, left.statements().size());
        assertEquals("a comment whittle:keep stands in it", left.unread().get(0).reason());
        assertTrue(policy.notation().leaving(policy, List.of(1)).isEmpty());
    }

    @Test
    void commentWithoutAPattern_isRefused() {
        Site site = site("main.tf", TERRAFORM.replace("whittle:keep s3:Put*", "whittle:keep s3"));
        assertEquals(
                "`whittle:keep` names no pattern of actions here; write one behind it, such as `whittle:keep s3:Get*`",
                site.problems().get(0).message());
        assertTrue(site.policy().isEmpty());
    }
}
