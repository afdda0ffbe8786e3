package dev.whittle.source;

import static dev.whittle.source.Coded.patterns;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.sites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that stand in a file of code as JSON text: read in place, edited there and read again. */
class TextPolicyTest {
    static final String HEREDOC = """
            resource "aws_iam_role_policy" "app" {
              role   = "🪓" # two units
              policy = <<-EOF
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": [
                        "s3:Get*",
                        "s3:PutObject"
                      ],
                      "Resource": ["arn:aws:s3:::${var.bucket}/*", ${jsonencode(var.more)}]
                    },
                    {
                      "Effect": "Allow",
                      "Action": "sqs:*",
                      "Resource": "arn:aws:sqs:*:*:$${aws:username}"
                    }
                  ]
                }
              EOF
            }
            """;

    static final String SUB = """
            Resources:
              Policy:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  Description: 🪓
                  PolicyDocument: !Sub |
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Action": [
                            "s3:Get*",
                            "s3:PutObject"
                          ],
                          "Resource": ["arn:${AWS::Partition}:s3:::x/*", "arn:${AWS::Partition}:s3:::${Bucket}/*"]
                        },
                        {
                          "Effect": "Allow",
                          "Action": "sqs:*",
                          "Resource": "arn:aws:sqs:*:*:${!aws:username}"
                        }
                      ]
                    }
                  Path: /
            """;

    static final String MANIFEST = """
            apiVersion: iam.aws.crossplane.io/v1beta1
            kind: Policy
            metadata:
              name: app # 🪓
            spec:
              forProvider:
                document: |
                  {
                    "Version": "2012-10-17",
                    "Statement": [
                      {
                        "Effect": "Allow",
                        "Action": [
                          "s3:Get*",
                          "s3:PutObject"
                        ],
                        "Resource": ["arn:aws:s3:::x", "arn:aws:s3:::x/*"]
                      },
                      {
                        "Effect": "Allow",
                        "Action": "sqs:*",
                        "Resource": "arn:aws:sqs:*:*:${aws:username}"
                      }
                    ]
                  }
                name: app
            """;

    static final String QUOTED = """
            apiVersion: iam.services.k8s.aws/v1alpha1
            kind: Policy
            metadata: {name: app, namespace: prod}
            spec:
              policyDocument: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*",
                "s3:PutObject"], "Resource": "*"}, {"Effect": "Allow", "Action": "sqs:*",
                "Resource": "arn:aws:sqs:*:*:${aws:username}"}]}'
            """;

    static final String TEMPLATE = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "s3:Get*",
                    "s3:PutObject"
                  ],
                  "Resource": ["arn:aws:s3:::${bucket}/*"]
                },
                {
                  "Effect": "Allow",
                  "Action": "sqs:*",
                  "Resource": "arn:aws:sqs:*:*:$${aws:username}"
                }
              ]
            }
            """;

    private record Form(String name, String text, String site) {
        @Override
        public String toString() {
            return site;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                        new Form("main.tf", HEREDOC, "aws_iam_role_policy.app.policy IDENTITY 4"),
                        new Form("t.yaml", SUB, "Policy.PolicyDocument IDENTITY 7"),
                        new Form(
                                "t.yaml",
                                SUB.replace("PolicyDocument: !Sub |", "PolicyDocument:\n       Fn::Sub: |1-"),
                                "Policy.PolicyDocument IDENTITY 8"),
                        new Form("app.yaml", MANIFEST, "Policy/app.spec.forProvider.document IDENTITY 8"),
                        new Form("app.yaml", QUOTED, "Policy/prod/app.spec.policyDocument IDENTITY 5"),
                        new Form(
                                "app.yaml",
                                QUOTED.replace("'{", "!Sub '{").replace("${aws", "${!aws"),
                                "Policy/prod/app.spec.policyDocument IDENTITY 5"),
                        new Form("app.json.tpl", TEMPLATE, ". UNKNOWN 1"))
                .flatMap(form ->
                        Stream.of(form, new Form(form.name(), form.text().replace("\n", "\r\n"), form.site())));
    }

    private static String edited(Form form, int statement, StatementEdit edit) {
        return Coded.edited(form.name(), form.text(), statement, edit);
    }

    private static void assertChanged(Form form, String before, String after, String edited) {
        String lineEnd = form.text().contains("\r\n") ? "\r\n" : "\n";
        String old = before.replace("\n", lineEnd);
        Coded.assertChanged(form.text(), old, after.replace("\n", lineEnd), edited);
    }

    private static String gap(Form form) {
        String text = form.text();
        int end = text.indexOf("\"s3:Get*\"") + "\"s3:Get*\"".length();
        return text.substring(end, text.indexOf("\"s3:PutObject\"")).replace("\r", "");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void policy_isReadInPlace(Form form) {
        Site site = sites(form.name(), form.text()).get(0);
        assertEquals(form.site(), site.address() + " " + site.takenAs() + " " + site.line());
        Policy policy = site.readPolicy();
        assertEquals(
                List.of(patterns("s3:Get*", "s3:PutObject"), patterns("sqs:*")),
                policy.statements().stream()
                        .map(each -> each.actions().patterns())
                        .toList());
        assertEquals("\"sqs:*\"", policy.statements().get(1).actions().span().of(form.text()));
        assertEquals(
                "{\"Resource\":[\"arn:aws:sqs:*:*:${aws:username}\"],\"Version\":\"2012-10-17\"}",
                policy.statements().get(1).context().canonical());
        assertTrue(policy.statements().stream()
                .noneMatch(each -> each.context().canonical().contains("\\ue001")
                        || each.context().canonical().contains("\uE001")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void list_isEditedInPlace(Form form) {
        assertChanged(
                form,
                gap(form) + "\"s3:PutObject\"",
                "",
                edited(
                        form,
                        0,
                        new StatementEdit.Change(List.of(Optional.empty(), Optional.of(List.of())), List.of())));
        assertChanged(
                form,
                "\"s3:Get*\"",
                "\"s3:GetA\"" + gap(form) + "\"s3:GetB*\"",
                edited(
                        form,
                        0,
                        new StatementEdit.Change(
                                List.of(Optional.of(patterns("s3:GetA", "s3:GetB*")), Optional.empty()), List.of())));
        assertChanged(
                form,
                "\"sqs:*\"",
                "[\"sqs:Send*\", \"*:Get?\"]",
                edited(
                        form,
                        1,
                        new StatementEdit.Change(List.of(Optional.of(patterns("sqs:Send*", "*:Get?"))), List.of())));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void statement_thatGoes_takesItsSeparator(Form form) {
        Policy policy = policy(form.name(), form.text());
        int end = policy.statements().get(0).span().end();
        int next = policy.statements().get(1).span().start();
        String text = form.text();
        assertEquals(
                text.substring(0, end)
                        + text.substring(policy.statements().get(1).span().end()),
                edited(form, 1, new StatementEdit.Drop()));
        assertEquals(
                text.substring(0, policy.statements().get(0).span().start()) + text.substring(next),
                edited(form, 0, new StatementEdit.Drop()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void differences_ofOtherBytes_areFound(Form form) {
        Policy policy = policy(form.name(), form.text());
        for (String other : List.of(
                form.text().replace("\"Resource\": \"arn", "\"Resource\":  \"arn"),
                form.text().replace("arn:aws:sqs:*", "arn:aws:sqs:?"))) {
            Policy again = policy.notation().read(new SourceText(form.name(), other));
            assertEquals(
                    List.of("bytes outside of the lists of actions differ"),
                    policy.notation().differences(policy, again, List.of()),
                    other);
        }
    }
}
