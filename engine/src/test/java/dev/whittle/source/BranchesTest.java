package dev.whittle.source;

import static dev.whittle.source.Coded.assertChanged;
import static dev.whittle.source.Coded.contexts;
import static dev.whittle.source.Coded.policy;
import static dev.whittle.source.Coded.sites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Context;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statements in the branches of conditionals of templates. */
class BranchesTest {
    private static final String BEFORE = """
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: 2012-10-17
            """;

    private static final String YAML = BEFORE + """
                    Statement:
                      - Effect: Allow
                        Action: a:Sure
                        Resource: "*"
                      - !If # where
                        - IsProd
                        - Effect: Allow
                          Action: s3:*   # all
                          Resource: "*"  # all, too
                        - !Ref AWS::NoValue
                      - Fn::If:
                          - IsProd
                          - !Ref AWS::NoValue
                          - { Effect: Deny, Action: 's3:Put*', Resource: '*' }
                      - !If [IsProd, {Effect: Allow, Action: [b:A, b:B], Resource: '*'}, !If [IsTest, {Effect: Allow, Action: c:A, Resource: '*'}, !Ref AWS::NoValue]]
                      # last
                      - Effect: Allow
                        Action: a:Last
                        Resource: x
            """;

    private static final String JSON = """
            {"Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": "a:Sure", "Resource": "*"},
              {"Fn::If": ["IsProd", {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}, {"Ref": "AWS::NoValue"}]},
              {"Fn::If": ["IsProd", {"Ref": "AWS::NoValue"}, {"Effect": "Allow", "Action": ["b:A", "b:B"], "Resource": "*"}]}
            ]}}}}}
            """;

    private static List<String> actions(Policy policy) {
        return policy.statements().stream()
                .map(each -> each.effect().text() + each.actions().patterns())
                .toList();
    }

    private static Statement about(Policy policy, String action) {
        return policy.statements().stream()
                .filter(each -> each.actions().patterns().get(0).text().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static String edited(String name, String text, String action, StatementEdit edit) {
        Policy policy = policy(name, text);
        return Coded.edited(name, text, policy.statements().indexOf(about(policy, action)), edit);
    }

    private static StatementEdit to(String... patterns) {
        List<Pattern> now = List.of(patterns).stream().map(Pattern::of).toList();
        return new StatementEdit.Change(List.of(Optional.of(now)), List.of());
    }

    @Test
    void branches_areStatementsThatMayBeLeftOut() {
        Policy policy = policy("t.yaml", YAML);
        assertEquals(List.of(), policy.unread());
        assertEquals(
                List.of(
                        "Allow[a:Sure]",
                        "Allow[s3:*]",
                        "Deny[s3:Put*]",
                        "Allow[b:A, b:B]",
                        "Allow[c:A]",
                        "Allow[a:Last]"),
                actions(policy));
        assertEquals(
                List.of(false, true, true, true, true, false),
                contexts(policy).stream()
                        .map(each -> each.canonical().contains("exists"))
                        .toList());
        assertEquals(
                about(policy, "s3:*").context(),
                about(policy, "b:A").context(),
                "the same branch of the same condition");
        assertNotEquals(
                about(policy, "s3:*").context(), about(policy, "s3:Put*").context());
        assertNotEquals(about(policy, "c:A").context(), about(policy, "s3:Put*").context());
        assertEquals(List.of("Allow[a:Sure]", "Allow[s3:*]", "Allow[b:A, b:B]"), actions(policy("t.json", JSON)));
    }

    /** In the other branch it isn't there. */
    @Test
    void denyInABranch_takesNothingFromOthers() {
        Policy policy = policy("t.yaml", YAML.replace("'s3:Put*'", "'*'"));
        assertFalse(policy.denies("a:sure", Context.ALWAYS));
        assertFalse(policy.denies("s3:getobject", about(policy, "s3:*").context()));
        assertTrue(policy.denies("s3:getobject", about(policy, "*").context()));
    }

    @Test
    void list_inABranch_isEditedInPlace() {
        assertChanged(
                YAML,
                "              Action: s3:*   # all\n",
                "              Action:   # all\n                - s3:Get*\n                - s3:List*\n",
                edited("t.yaml", YAML, "s3:*", to("s3:Get*", "s3:List*")));
        assertChanged(YAML, "Action: c:A", "Action: [c:B, c:C]", edited("t.yaml", YAML, "c:A", to("c:B", "c:C")));
        assertChanged(
                JSON,
                "\"s3:*\"",
                "[\"s3:Get*\", \"s3:List*\"]",
                edited("t.json", JSON, "s3:*", to("s3:Get*", "s3:List*")));
    }

    @Test
    void statement_thatGoes_leavesNoValueInItsBranch() {
        StatementEdit drop = new StatementEdit.Drop();
        assertChanged(
                YAML,
                "Effect: Allow\n              Action: s3:*   # all\n              Resource: \"*\"  # all, too\n",
                "!Ref AWS::NoValue  # all, too\n",
                edited("t.yaml", YAML, "s3:*", drop));
        String crlf = YAML.replace("\n", "\r\n");
        assertEquals(edited("t.yaml", YAML, "s3:*", drop).replace("\n", "\r\n"), edited("t.yaml", crlf, "s3:*", drop));
        assertChanged(
                YAML,
                "{Effect: Allow, Action: [b:A, b:B], Resource: '*'}",
                "!Ref AWS::NoValue",
                edited("t.yaml", YAML, "b:A", drop));
        assertChanged(
                YAML,
                "{Effect: Allow, Action: c:A, Resource: '*'}",
                "!Ref AWS::NoValue",
                edited("t.yaml", YAML, "c:A", drop));
        assertChanged(
                YAML,
                "          - Effect: Allow\n            Action: a:Last\n            Resource: x\n",
                "",
                edited("t.yaml", YAML, "a:Last", drop));
        assertChanged(
                YAML,
                "          - Effect: Allow\n            Action: a:Sure\n            Resource: \"*\"\n",
                "",
                edited("t.yaml", YAML, "a:Sure", drop));
        assertChanged(
                JSON,
                "{\"Effect\": \"Allow\", \"Action\": [\"b:A\", \"b:B\"], \"Resource\": \"*\"}",
                "{\"Ref\": \"AWS::NoValue\"}",
                edited("t.json", JSON, "b:A", drop));
        assertChanged(
                JSON,
                "{\"Effect\": \"Allow\", \"Action\": \"a:Sure\", \"Resource\": \"*\"},\n  ",
                "",
                edited("t.json", JSON, "a:Sure", drop));
    }

    /** F tells whatever else stands in its place, or goes. */
    @Test
    void differences_inABranch_areFound() {
        Policy policy = policy("t.json", JSON);
        String gone = edited("t.json", JSON, "s3:*", new StatementEdit.Drop());
        int at = policy.statements().indexOf(about(policy, "s3:*"));
        for (String other : List.of(
                gone.replace(
                        "[\"IsProd\", {\"Ref\": \"AWS::NoValue\"}, {\"Ref\"",
                        "[\"IsTest\", {\"Ref\": \"AWS::NoValue\"}, {\"Ref\""),
                gone.replaceFirst("\\{\"Ref\": \"AWS::NoValue\"}", "{\"Ref\":  \"AWS::NoValue\"}"),
                gone.replace(
                        "  {\"Fn::If\": [\"IsProd\", {\"Ref\": \"AWS::NoValue\"}, {\"Ref\": \"AWS::NoValue\"}]},\n",
                        ""))) {
            assertNotEquals(gone, other);
            Policy again = policy.notation().read(new SourceText("t.json", other));
            assertNotEquals(List.of(), policy.notation().differences(policy, again, List.of(at)), other);
        }
    }

    private static String conditional(String prod, String rest) {
        return BEFORE + "        Statement: !If [IsProd, [" + prod + "], [" + rest + "]]\n";
    }

    private static String allow(String action) {
        return "{Effect: Allow, Action: " + action + ", Resource: '*'}";
    }

    /** What stays of a policy where some statements are to go. */
    private static List<String> left(String text, String... actions) {
        Policy policy = policy("t.yaml", text);
        boolean isDone = false;
        while (!isDone) {
            Policy now = policy;
            List<Integer> gone = IntStream.range(0, now.statements().size())
                    .filter(i -> List.of(actions)
                            .contains(now.statements()
                                    .get(i)
                                    .actions()
                                    .patterns()
                                    .get(0)
                                    .text()))
                    .boxed()
                    .toList();
            Optional<Policy> left = now.notation().leaving(now, gone);
            isDone = left.isEmpty();
            policy = left.orElse(now);
        }
        return policy.unread().stream()
                .map(each -> each.span().of(text) + ": " + each.reason())
                .toList();
    }

    /** The last statement that is there wherever another was stays. */
    @Test
    void statement_withoutWhichNoneMayBeLeft_stays() {
        String last = ": no statement would be left that always stands there";
        String two = conditional(allow("a:A") + ", " + allow("a:B"), allow("b:A"));
        assertEquals(List.of(), left(two, "a:A"));
        assertEquals(List.of(), left(two, "a:A", "a:B", "b:A"));
        assertEquals(List.of(allow("b:A") + ": its branch of a conditional would be an empty list"), left(two, "b:A"));
        String branches = BEFORE + "        Statement: [!If [C, " + allow("a:A") + ", " + allow("a:B") + "], "
                + allow("a:Sure") + "]\n";
        assertEquals(List.of(), left(branches, "a:A", "a:B"));
        assertEquals(List.of(allow("a:Sure") + last), left(branches, "a:Sure", "a:B"));
        String unread = branches.replace("Action: a:Sure", "Action: !Ref A");
        assertEquals(1, left(unread, "a:A", "a:B").size());
        String open = branches.replace(allow("a:Sure"), "!Transform x");
        assertEquals(
                List.of(allow("a:A") + last, allow("a:B") + last),
                left(open, "a:A", "a:B").subList(0, 2));
        assertEquals(
                List.of("Effect: Allow\n              Action: a:A\n              Resource: '*'"
                        + ": its line holds more than its own dash"),
                left(BEFORE + """
                                        Statement:
                                        - !If
                                          - C
                                          - - Effect: Allow
                                              Action: a:A
                                              Resource: '*'
                                            - Effect: Allow
                                              Action: a:B
                                              Resource: '*'
                                          - !Ref AWS::NoValue
                                        - Effect: Allow
                                          Action: a:C
                                          Resource: '*'
                                """, "a:A"));
    }

    /** An item of a list in a branch goes as in any list. */
    @Test
    void statement_inAListInABranch_takesItsSeparator() {
        String two = conditional(allow("a:A") + ", " + allow("a:B"), allow("b:A"));
        assertChanged(two, allow("a:A") + ", ", "", edited("t.yaml", two, "a:A", new StatementEdit.Drop()));
        assertChanged(two, ", " + allow("a:B"), "", edited("t.yaml", two, "a:B", new StatementEdit.Drop()));
    }

    /** What stays where it is stays so when the text is read again, also beside a twin in the other branch. */
    @Test
    void statement_thatStays_isToldFromItsTwin() {
        String twins = BEFORE + "        Statement: [!If [C, " + allow("a:A") + ", " + allow("a:A") + "]]\n";
        Policy policy = policy("t.yaml", twins);
        Policy left = policy.notation().leaving(policy, List.of(1)).orElseThrow();
        assertEquals(List.of(policy.statements().get(0)), left.statements());
        String text = left.edited(List.of(to("a:B"))).orElseThrow();
        Policy again = left.notation().read(new SourceText("t.yaml", text));
        assertEquals(List.of(), left.notation().differences(left, again, List.of()));
        Policy unchanged = left.notation().read(left.source());
        assertEquals(contexts(left), contexts(unchanged));
    }

    private static String named(String one, String other) {
        return "Statement: [" + one.replace("Effect", "Sid: X, Effect") + ", "
                + other.replace("Effect", "Sid: X, Effect") + "]\n";
    }

    /** One name for two statements that never stand there together. */
    @Test
    void sid_inBranchesThatExcludeEachOther_mayBeOne() {
        String where = "!If [C, " + allow("a:A") + ", !Ref AWS::NoValue]";
        String unless = "!If [C, !Ref AWS::NoValue, " + allow("a:A") + "]";
        String other = "!If [D, !Ref AWS::NoValue, " + allow("a:A") + "]";
        assertEquals(
                2,
                policy("t.yaml", BEFORE + "        " + named(where, unless))
                        .statements()
                        .size());
        assertEquals(
                2,
                policy("t.yaml", BEFORE + "        " + named(unless, where))
                        .statements()
                        .size());
        for (String wrong : List.of(named(where, where), named(where, other), named(where, allow("a:A")))) {
            Site site = sites("t.yaml", BEFORE + "        " + wrong).get(0);
            assertEquals(Optional.empty(), site.policy(), wrong);
            assertTrue(site.problems().get(0).message().startsWith("the Sid `X` already names"), wrong);
        }
    }

    /** What can't be understood of a conditional leaves all of it, or its branch, unread. */
    @Test
    void conditional_overOtherThings_isUnread() {
        for (String open : List.of(
                "!If [C, x, " + allow("a:A") + "]",
                "!If [!Ref C, " + allow("a:A") + ", !Ref AWS::NoValue]",
                "!If [C, " + allow("a:A") + "]",
                "!If C",
                "!If [C, {Effect: Allow}, !Ref AWS::NoValue]",
                "!If [C, [[" + allow("a:A") + "]], !Ref AWS::NoValue]")) {
            Policy policy = policy("t.yaml", BEFORE + "        Statement: [" + allow("a:B") + ", " + open + "]\n");
            assertEquals(List.of("Allow[a:B]"), actions(policy), open);
            assertEquals(open, policy.unread().get(0).span().of(policy.source().text()));
        }
        Policy policy = policy("t.yaml", BEFORE + "        Statement: [!If [C, !Transform x, " + allow("a:A") + "]]\n");
        assertEquals(List.of("Allow[a:A]"), actions(policy));
        assertEquals(
                "!Transform x", policy.unread().get(0).span().of(policy.source().text()));
        Policy none = policy("t.yaml", BEFORE + "        Statement: !Ref AWS::NoValue\n");
        assertEquals(1, none.unread().size());
    }

    /** A conditional around a whole policy has two, each of its own. */
    @Test
    void conditional_aroundPolicies_hasThemOneByOne() {
        String text = """
                Resources:
                  R:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - !If
                          - C
                          - PolicyName: x
                            PolicyDocument: {Statement: {Effect: Allow, Action: 's3:*', Resource: '*'}}
                          - !Ref AWS::NoValue
                """;
        Site site = sites("t.yaml", text).get(0);
        assertEquals("R.Policies[0].!If[1].PolicyDocument", site.address());
        assertEquals(SiteKind.IDENTITY, site.takenAs());
        assertTrue(site.readPolicy().statements().get(0).context().isAlways());
    }
}
