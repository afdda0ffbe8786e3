package dev.whittle.source;

import static dev.whittle.source.Coded.edited;
import static dev.whittle.source.Coded.patterns;
import static dev.whittle.source.Coded.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of actions of which a part is only known where the file is used, and lists that functions put together. */
class OpenActionsTest {
    private static final String NOTHING_SURE = "what else stands in its list of actions may be nothing";

    private static String document(String actions) {
        return """
                data "aws_iam_policy_document" "app" {
                  statement {
                    actions   = ACTIONS
                    resources = ["*"]
                  }

                  statement {
                    actions   = ["sqs:*"]
                    resources = [var.b]
                  }
                }
                """.replace("ACTIONS", actions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["a:A", var.x, "a:B"]                                      | a:A a:B     | var.x
            ["a:A", "b:${var.x}"]                                      | a:A         | "b:${var.x}"
            [var.x, var.y]                                             | ''          | var.x var.y
            concat(["a:A"], var.x, ["a:B"])                            | a:A a:B     | var.x
            concat(["a:A"], ["a:B", "a:C"])                            | a:A a:B a:C | ''
            compact(distinct(concat(["a:A"], var.x)))                  | a:A         | var.x
            flatten([["a:A", var.x], "a:B", ["a:C"], local.more])      | a:A a:B a:C | var.x local.more
            setunion(toset(["a:A"]), sort(tolist(["a:B"])))            | a:A a:B     | ''
            concat(["a:A"], var.x ? ["a:B"] : [])                      | a:A         | var.x ? ["a:B"] : []
            concat(["a:A"], [for each in var.x : "a:${each}"])         | a:A         | [for each in var.x : "a:${each}"]
            concat(["a:A"], var.lists...)                              | a:A         | var.lists...
            """)
    void list_isReadButForWhatIsOpen(String actions, String read, String open) {
        Policy policy = policy("main.tf", document(actions));
        Statement statement = policy.statements().get(0);
        assertEquals(
                read,
                String.join(
                        " ",
                        statement.actions().patterns().stream()
                                .map(Pattern::text)
                                .toList()));
        assertEquals(open, String.join(" ", statement.actions().open().parts()));
        assertEquals(
                open,
                String.join(
                        " ",
                        policy.unread().stream()
                                .map(each -> each.span().of(policy.source().text()))
                                .toList()));
        assertEquals(
                open.isEmpty(), policy.unread().stream().map(Unread::statement).noneMatch("/Statement/0"::equals));
    }

    /** What such a value is in the end, only the function knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "var.x",
                "concat(var.x, var.y)",
                "setsubtract([\"a:A\"], [\"a:B\"])",
                "slice([\"a:A\", \"a:B\"], 0, 1)",
                "formatlist(\"a:%s\", [\"A\"])",
                "var.x ? [\"a:A\"] : [\"a:B\"]",
                "[for each in [\"a:A\"] : each]",
                "([\"a:A\"])"
            })
    void list_thatSomethingElseMakes_leavesItsStatementUnread(String actions) {
        Policy policy = policy("main.tf", document(actions));
        assertEquals(1, policy.statements().size());
        assertEquals("/Statement/0", policy.unread().get(0).pointer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concat([\"a:A\", 3])",
                "concat(\"a:A\", [\"a:B\"])",
                "[[\"a:A\"]]",
                "concat([[\"a:A\"]])",
                "[\"a:A\", \"no\"]"
            })
    void list_thatHoldsNoString_isRefused(String actions) {
        Site site = Coded.sites("main.tf", document(actions)).get(0);
        assertThrows(InvalidInputException.class, site::readPolicy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"effect = \"Deny\"\n    actions", "not_actions"})
    void list_thatTakesAway_isUnreadAsAWhole(String name) {
        String text = document("[\"a:A\", var.x]").replaceFirst("actions  ", name);
        Policy policy = policy("main.tf", text);
        assertEquals(
                List.of("/Statement/0"),
                policy.unread().stream().map(Unread::pointer).toList());
    }

    private static StatementEdit without(String file, String text, String... gone) {
        Statement statement = policy(file, text).statements().get(0);
        return new StatementEdit.Change(
                statement.actions().patterns().stream()
                        .map(each -> List.of(gone).contains(each.text())
                                ? Optional.of(List.<Pattern>of())
                                : Optional.<List<Pattern>>empty())
                        .toList(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["a:A", var.x, "a:B"]                                   | a:A     | [var.x, "a:B"]
            ["a:A", var.x, "a:B"]                                   | a:B     | ["a:A", var.x]
            ["a:A", "b:${var.x}"]                                   | a:A     | ["b:${var.x}"]
            ["b:${var.x}", "a:A"]                                   | a:A     | ["b:${var.x}"]
            ["a:A", "b:${var.x}", "a:B"]                            | a:A a:B | ["b:${var.x}"]
            ["a:A", "a:B", "b:${var.x}", "a:C", "a:D"]              | a:B a:C | ["a:A", "b:${var.x}", "a:D"]
            concat(["a:A"], ["a:B", "a:C"])                         | a:A a:B | concat([], ["a:C"])
            concat(["a:A"], ["${var.x}:*"])                         | a:A     | concat([], ["${var.x}:*"])
            flatten([["a:A", var.x], "a:B", ["a:C"], local.more])   | a:A a:B | flatten([[var.x], ["a:C"], local.more])
            """)
    void element_thatGoes_leavesWhatIsOpen(String actions, String gone, String left) {
        String text = document(actions);
        assertEquals(document(left), edited("main.tf", text, 0, without("main.tf", text, gone.split(" ", -1))));
    }

    @Test
    void element_onALineOfItsOwn_goesWithItsLine() {
        String text = document("""
                concat(
                      [
                        "a:A", # the first
                        var.x,
                        "a:B",
                        # of others
                        "a:C"
                      ],
                      var.more # and more
                    )""");
        assertEquals(
                text.replace("        \"a:A\", # the first\n", "").replace("        \"a:C\"\n", ""),
                edited("main.tf", text, 0, without("main.tf", text, "a:A", "a:C")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"a:A\", var.x]",
                "concat([\"a:A\"], var.x)",
                "compact([\"a:A\", \"b:${var.x}\"])",
                "concat([\"a:A\"], compact([\"b:${var.x}\"]))"
            })
    void statement_ofWhichPerhapsNothingIsLeft_staysByteForByte(String actions) {
        Policy policy = policy("main.tf", document(actions));
        Policy left = policy.notation().leaving(policy, List.of(0)).orElseThrow();
        assertEquals(1, left.statements().size());
        assertEquals(
                List.of(NOTHING_SURE),
                left.unread().stream().map(Unread::reason).toList());
        assertEquals(
                policy.source().text(),
                left.edited(List.of(new StatementEdit.Keep())).orElseThrow());
    }

    @Test
    void statement_whoseListsAreAllWrittenOut_goes() {
        String text = document("concat([\"a:A\"], [\"a:B\"])");
        String start = "data \"aws_iam_policy_document\" \"app\" {\n";
        assertEquals(
                start + text.substring(text.indexOf("\n\n") + 1), edited("main.tf", text, 0, new StatementEdit.Drop()));
    }

    private static String template(String actions) {
        return """
                Resources:
                  P:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: ACTIONS
                            Resource: !Ref X
                """.replace(" ACTIONS", actions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [a:A, !Sub 'a:${B}', a:C]                   | [!Sub 'a:${B}', a:C]
            [!Sub 'a:${B}', a:A]                        | [!Sub 'a:${B}']
            [!If [X, a:B, !Ref AWS::NoValue], a:A, a:C] | [!If [X, a:B, !Ref AWS::NoValue], a:C]
            """)
    void elementOfATemplate_thatGoes_leavesWhatIsOpen(String actions, String left) {
        String text = template(" " + actions);
        assertEquals(template(" " + left), edited("t.yaml", text, 0, without("t.yaml", text, "a:A")));
    }

    @Test
    void elementOfABlockList_thatGoes_leavesWhatIsOpen() {
        String before = "\n              - a:A # first\n";
        String open = """
                # the rest
                - !Sub 'a:${B}'
                - Fn::If:
                    - X
                    - a:B
                    - !Ref AWS::NoValue""".indent(14).stripTrailing();
        String text = template(before + open);
        assertEquals(template("\n" + open), edited("t.yaml", text, 0, without("t.yaml", text, "a:A")));
        assertEquals(
                patterns("a:A"),
                policy("t.yaml", text).statements().get(0).actions().patterns());
    }

    @Test
    void elementOfATemplateInJson_thatGoes_leavesWhatIsOpen() {
        String text = """
                {"Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Statement": [
                  {"Effect": "Allow", "Resource": "*", "Action": [
                    "a:A",
                    {"Fn::Sub": "a:${B}"},
                    "a:C"
                  ]}
                ]}}}}}
                """;
        Stream.of("a:A", "a:C")
                .forEach(gone -> assertEquals(
                        text.replaceFirst(gone.equals("a:A") ? "\"a:A\",\\s*" : ",\\s*\"a:C\"", ""),
                        edited("t.json", text, 0, without("t.json", text, gone))));
    }
}
