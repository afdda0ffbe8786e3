package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that stand in a file of code as JSON text: read in place, edited there and read again. */
class TextPolicyTest {
    private static final String HEREDOC = """
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

    private static final String SUB = """
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

    private static final String MANIFEST = """
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

    private static final String QUOTED = """
            apiVersion: iam.services.k8s.aws/v1alpha1
            kind: Policy
            metadata: {name: app, namespace: prod}
            spec:
              policyDocument: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:Get*",
                "s3:PutObject"], "Resource": "*"}, {"Effect": "Allow", "Action": "sqs:*",
                "Resource": "arn:aws:sqs:*:*:${aws:username}"}]}'
            """;

    private static final String TEMPLATE = """
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

    private static List<Site> sites(String name, String text) {
        return CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites();
    }

    private static Policy policy(String name, String text) {
        List<Site> sites = sites(name, text);
        assertEquals(1, sites.size(), text);
        return sites.get(0).readPolicy();
    }

    private static List<Policy> read(String name, String text) {
        return sites(name, text).stream().map(Site::readPolicy).toList();
    }

    /** The text after one edit, which is read back with no other difference. */
    private static String edited(Form form, int statement, StatementEdit edit) {
        Policy policy = policy(form.name(), form.text());
        List<StatementEdit> edits = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            edits.add(i == statement ? edit : new StatementEdit.Keep());
        }
        String edited = policy.edited(edits).orElseThrow();
        Policy again = policy.notation().read(new SourceText(form.name(), edited));
        assertEquals(
                List.of(),
                policy.notation().differences(policy, again, edit.isDrop() ? List.of(statement) : List.of()),
                edited);
        return edited;
    }

    private static List<Pattern> patterns(String... texts) {
        return Stream.of(texts).map(Pattern::of).toList();
    }

    private static void assertChanged(Form form, String before, String after, String edited) {
        String lineEnd = form.text().contains("\r\n") ? "\r\n" : "\n";
        String old = before.replace("\n", lineEnd);
        assertEquals(1, form.text().split(java.util.regex.Pattern.quote(old), -1).length - 1, old);
        assertEquals(form.text().replace(old, after.replace("\n", lineEnd)), edited);
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

    private static String heredoc(String statement) {
        return "x = <<E\n{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"a:b\", \"Resource\": \"*\"}, "
                + statement + "]}\nE\n";
    }

    private static String allowing(String rest) {
        return "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", " + rest + "}";
    }

    private static Context context(String rest) {
        return policy("m.tf", heredoc(allowing(rest))).statements().get(1).context();
    }

    /** Two texts are one context exactly where the same characters and the same holes follow each other. */
    @Test
    void context_isOfTheHolesOwnTokens() {
        List<List<String>> alike = List.of(
                List.of(
                        "\"Resource\": \"arn:${var.a}\"",
                        "\"Resource\": \"arn:${ var.a }\"",
                        "\"Resource\": \"\\u0061rn:${var.a}\""),
                List.of("\"Resource\": \"arn:${var.b}\""),
                List.of("\"Resource\": \"arn${var.a}\""),
                List.of("\"Resource\": \"${var.a}\""),
                List.of("\"Resource\": ${var.a}"),
                List.of("\"Resource\": [${var.a}]"),
                List.of("\"Resource\": \"${var.a}${var.b}\""),
                List.of("\"Resource\": \"${var.b}${var.a}\""),
                List.of("\"Resource\": \"$${var.a}\"", "\"Resource\": [\"\\u0024{var.a}\"]"),
                List.of("\"Resource\": \"$${var.a}${var.a}\""),
                List.of("\"Resource\": \"${var.a}$${var.a}\""),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.a}\": true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.b}\": true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:tag/${var.b}\": false}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {${var.b}: true}}"),
                List.of("\"Resource\": \"*\", \"Condition\": {\"Bool\": {\"${var.a}\": [1, {}], \"${var.b}\": \"x\"}}"),
                List.of("\"Resource\": \"*\""));
        for (int i = 0; i < alike.size(); i++) {
            for (int j = 0; j < alike.size(); j++) {
                for (String one : alike.get(i)) {
                    for (String other : alike.get(j)) {
                        assertEquals(i == j, context(one).equals(context(other)), one + " and " + other);
                    }
                }
            }
        }
        assertTrue(context("\"Resource\": \"*\"").isAlways());
        assertNotEquals(context("\"Resource\": \"%%{x}\""), context("\"Resource\": \"%%%{x}\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"${var.e}\", \"Action\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": ${var.e}, \"Action\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Deny\", \"${var.n}\": \"s3:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"${var.s}:Get*\"], \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", ${var.s}], \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": ${jsonencode(var.s)}, \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": \"s3:${\"${var.s}\"}\", \"Resource\": \"*\"}",
                "${jsonencode({\n a = \"}\" })}"
            })
    void statement_withAHoleInWhatItGrants_isUnread(String statement) {
        Policy policy = policy("m.tf", heredoc(statement));
        assertEquals(1, policy.statements().size());
        assertEquals("/Statement/1", policy.unread().get(0).pointer());
        assertEquals(statement, policy.unread().get(0).span().of(policy.source().text()));
    }

    private static String refusal(String name, String text) {
        List<Site> sites = sites(name, text);
        assertEquals(1, sites.size(), text);
        assertEquals(Optional.empty(), sites.get(0).policy());
        return sites.get(0).problems().get(0).toString();
    }

    /** @param start of the problem, with its place */
    private record Refusal(String start, String name, String text) {
        @Override
        public String toString() {
            return start;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "6:1: `%{` stands in the policy",
                        "m.tf", HEREDOC.replace("      \"Statement\"", "%{ if var.x }\n%{ endif }\n\"Statement\"")),
                new Refusal(
                        "4:5: `%{` stands",
                        "m.tf",
                        HEREDOC.replace("    {\n      \"Version", "    %{ if var.x ~}%{ endif }{\n      \"Version")),
                new Refusal(
                        "4:1: `%{` stands", "x.tftpl", TEMPLATE.replace("    {\n", "%{ if x }{%{ else }{%{ endif }\n")),
                new Refusal(
                        "2:74: the character U+E001",
                        "m.tf",
                        heredoc(allowing("\"Sid\": \"\uE001\"")).replace("\"a:b\"", "\"a:\uE001\"")),
                new Refusal("2:146: the character U+E001", "m.tf", heredoc(allowing("\"Resource\": \"\\uE001\""))),
                new Refusal(
                        "2:148: not JSON: an escape goes on",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"\\${var.a}\""))),
                new Refusal(
                        "2:151: not JSON: an escape goes on",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"\\u00${var.a}\""))),
                new Refusal("2:146: not JSON: ", "m.tf", heredoc(allowing("\"Resource\": $${var.a}"))),
                new Refusal("2:155: not JSON: ", "m.tf", heredoc(allowing("\"Resource\": ${var.a} ${var.b}"))),
                new Refusal(
                        "2:151: the key `Resource` stands here twice",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"a\", \"Resource\": \"b\""))),
                new Refusal(
                        "2:1: a key of the policy is filled in",
                        "m.tf",
                        heredoc("1").replace("\"Version\"", "\"${v}\"")),
                new Refusal(
                        "3:22: the policy is text in a call of trimspace()",
                        "m.tf",
                        HEREDOC.replace("<<-EOF", "trimspace(<<-EOF").replace("  EOF\n", "  EOF\n)\n")),
                new Refusal(
                        "1:5: the policy is a string with escapes",
                        "m.tf",
                        "x = \"{\\\"Statement\\\": {\\\"Effect\\\": \\\"${e}\\\"}}\"\n"),
                new Refusal(
                        "1:5: the policy is a string with escapes",
                        "m.tf",
                        "x = \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"\n"),
                new Refusal("6:23: the policy is a string with escapes", "t.yaml", SUB.replace("!Sub |", ">")),
                new Refusal("6:28: the policy is a string with escapes", "t.yaml", SUB.replace("!Sub |", "!Sub >-")),
                new Refusal("6:31: the policy is text in `!Base64`", "t.yaml", SUB.replace("!Sub |", "!Base64 |")),
                new Refusal(
                        "7:9: the policy is text in `!Sub`",
                        "t.yaml",
                        SUB.replace("!Sub |", "!Sub\n      - |").replace("      Path", "      - {}\n      Path")),
                new Refusal(
                        "1:4: the policy is a string with escapes",
                        "t.yaml",
                        "a: \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"\n"),
                new Refusal(
                        "1:4: the policy is a string with escapes",
                        "t.yaml",
                        "a: '{\"Statement\": {\"Effect\": ''}}'\n"),
                new Refusal(
                        "16:33: `Fn::Sub` has no `${`",
                        "t.yaml",
                        SUB.replace("${AWS::Partition}:s3:::x", "${a-b}:s3:::x")),
                new Refusal(
                        "1:42: the policy is a string with escapes",
                        "t.json",
                        "{\"Resources\": {\"A\": {\"Properties\": {\"P\": \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"}}}}"),
                new Refusal(
                        "20:42: Serverless fills in `${`",
                        "serverless.yml",
                        "service: x\nprovider: {name: aws}\n" + MANIFEST.substring(MANIFEST.indexOf("spec:"))));
    }

    /** What seems to be a policy and can't be edited as it stands is told, with its place. */
    @ParameterizedTest
    @MethodSource("refusals")
    void text_thatCantBeReadInPlace_isRefusedByName(Refusal refusal) {
        String problem = refusal(refusal.name(), refusal.text());
        assertEquals(
                refusal.start(), problem.substring(0, Math.min(refusal.start().length(), problem.length())), problem);
        assertTrue(problem.indexOf('\uE001') < 0 && !problem.contains("57345"), problem);
    }

    /** Other texts are none of a policy, whatever they hold. */
    @Test
    void otherText_isNoPolicy() {
        assertEquals(List.of(), read("m.tf", "a = <<E\nEffect of a Statement\nE\nb = \"{}\"\nc = f(\"{\")\n"));
        assertEquals(List.of(), read("m.tf", heredoc("1").replace("\"Statement\"", "\"Rules of a Statement\"")));
        assertEquals(List.of(), read("t.yaml", "a: |\n  {}\nb: !Sub ''\nc: !!str\nd: |\n"));
        assertEquals(
                Optional.empty(), CodeFile.read("x.tpl", "{{ Statement Effect }}".getBytes(StandardCharsets.UTF_8)));
    }

    /** A string that Serverless fills in may be anything, also a list. */
    @Test
    void variableOfServerless_isOpen() {
        String file = """
                service: x
                provider:
                  iam:
                    role:
                      statements:
                        - {Effect: Allow, Action: 's3:Get*', Resource: '${self:custom.a}'}
                        - {Effect: Allow, Action: '${self:custom.b}', Resource: '*'}
                """;
        Policy policy = policy("serverless.yml", file);
        assertEquals(1, policy.unread().size());
        Context alone = policy.statements().get(0).context();
        Statement inList = policy("serverless.yml", file.replace("'${self:custom.a}'", "['${self:custom.a}']"))
                .statements()
                .get(0);
        assertNotEquals(alone, inList.context());
    }

    /** In a conditional each of two heredocs is a policy of its own. */
    @Test
    void heredocs_inAConditional_areTwoPolicies() {
        String one = heredoc("${a}").substring(4).strip();
        String text = "x = (c ? " + one + "\n: " + one + "\n)\n";
        assertEquals(
                List.of("x", "x#2"),
                sites("m.tf", text).stream().map(Site::address).toList());
        assertEquals(2, read("m.tf", text).size());
    }

    /** A bare string in a list of one is separated as the list shows. */
    @Test
    void listOfOne_growsInItsOwnLayout() {
        String text = heredoc("{\"Effect\":\"Allow\",\"Action\":[\"s3:*\"],\"Resource\":\"*\"}");
        String edited = edited(
                new Form("m.tf", text, ""),
                1,
                new StatementEdit.Change(List.of(Optional.of(patterns("s3:Get*", "s3:Put*"))), List.of()));
        assertEquals(text.replace("[\"s3:*\"]", "[\"s3:Get*\", \"s3:Put*\"]"), edited);
    }
}
