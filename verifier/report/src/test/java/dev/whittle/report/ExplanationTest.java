package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
    private static final String POLICY = """
            {"Statement": [
              {"Sid": "Put", "Effect": "Allow", "Action": ["s3:PutObject*", "sqs:DeleteMessage", "sqs:Send*"], "Resource": "*"},
              {"Effect": "Allow", "NotAction": ["s3:*", "sqs:*"], "Resource": "arn:x"},
              {"Effect": "Deny", "Action": "sqs:Send*", "Resource": "arn:y"}
            ]}
            """;
    private static final String[] UNUSED = {
        "s3:PutObjectAcl", "s3:PutObjectVersionTagging", "sqs:DeleteMessage", "sns:List*"
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3:PutObjectAcl   | s3:PutObjectAcl goes from /Statement/0 (Put)     | reported unused by name           | pattern   `s3:PutObject*` at /Statement/0/Action/0 is narrowed, node `s3:PutObject*`: unsafe, 2 unused actions and 5 used
            s3:PutObject      | s3:PutObject stays in /Statement/0 (Put)         | nobody reports it unused          | pattern   `s3:PutObject*` at /Statement/0/Action/0 keeps it as `s3:PutObject`, node `s3:PutObject`: safe, 1 used action and none unused
            sqs:deletemessage | sqs:deletemessage goes from /Statement/0 (Put)   | reported unused by name           | pattern   `sqs:DeleteMessage` at /Statement/0/Action/1 goes: it names the action
            sqs:SendMessage   | sqs:SendMessage stays in /Statement/0 (Put); denied by /Statement/2 | nobody reports it unused | pattern   `sqs:Send*` at /Statement/0/Action/2 stays as it is: nothing that it matches is unused
            sns:ListTopics    | sns:ListTopics goes from /Statement/1            | reported unused by `sns:List*`    | NotAction /Statement/1/NotAction did not leave it out; now `sns:List*` does, under which nothing granted is used
            """)
    void of_anAction_namesStatementEvidencePatternAndNode(
            String action, String first, String evidence, String pattern) {
        assertEquals(
                List.of(first, "  evidence  " + evidence, "  " + pattern),
                Explanation.of(Runs.of(POLICY, UNUSED).refinement().orElseThrow(), Pattern.of(action)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sns:ListZork | reported unused by `sns:List*`, but the catalog of 2024-11-20 does not know it
            sns:Zork     | no evidence mentions it, and the catalog of 2024-11-20 does not know it
            """)
    void of_anActionThatTheCatalogDoesNotKnow_saysWhatIsReportedOfIt(String action, String evidence) {
        List<String> lines = Explanation.of(Runs.of(POLICY, UNUSED).refinement().orElseThrow(), Pattern.of(action));
        assertEquals(action + " is unknown; it was granted by /Statement/1", lines.get(0));
        assertEquals("  evidence  " + evidence, lines.get(1));
    }

    private static final String DENIED = """
            {"Statement": [
              {"Effect": "Allow", "Action": ["s3:PutObject*", "sqs:*", "sns:Publish"], "Resource": "*"},
              {"Effect": "Allow", "Action": "sqs:Purge*", "Resource": "arn:y"},
              {"Effect": "Deny", "NotAction": ["s3:PutObject*", "sqs:*"], "Resource": "arn:y"},
              {"Sid": "No", "Effect": "Deny", "Action": ["sqs:Delete*", "s3:PutObject*Tagging", "sns:*"], "Resource": "*"}
            ]}
            """;

    /** What a Deny covers is named, and what became of it: lifting the Deny would bring back what the Allow still names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3:PutObjectTagging | nobody reports it unused | /Statement/0 no longer names it, so lifting /Statement/3 (No) later would not bring it back | `s3:PutObject*` at /Statement/0/Action/0 is narrowed: 1 of the 5 known actions that it grants is unused, and /Statement/3 (No) denies 2 known actions that it matches
            sqs:DeleteQueue     | reported unused by name  | /Statement/0 names it as before | `sqs:*` at /Statement/0/Action/1 stays as it is: nothing that it grants is unused, and /Statement/3 (No) denies 2 known actions that it matches
            sns:Publish         | nobody reports it unused | /Statement/0 names it as before | `sns:Publish` at /Statement/0/Action/2 stays as it is: it grants no known action, and /Statement/3 (No) denies 1 known action that it matches
            """)
    void of_anActionThatIsDenied_namesTheDenyAndWhatLiftingItBrings(
            String action, String evidence, String after, String pattern) {
        assertEquals(
                List.of(
                        action + " was not granted before, and is not now:"
                                + " what matches it is denied, so it is neither kept nor removed",
                        "  evidence  " + evidence,
                        "  denied    in /Statement/0 by /Statement/3 (No); " + after,
                        "  pattern   " + pattern),
                Explanation.of(
                        Runs.of(DENIED, "s3:PutObjectAcl", "sqs:DeleteQueue")
                                .refinement()
                                .orElseThrow(),
                        Pattern.of(action)));
    }

    @Test
    void of_anActionNotGranted_saysSo() {
        assertEquals(
                List.of(
                        "s3:GetObject was not granted before, and is not now: no Allow statement matches it",
                        "  evidence  nobody reports it unused"),
                Explanation.of(Runs.of(POLICY, UNUSED).refinement().orElseThrow(), Pattern.of("s3:GetObject")));
    }
}
