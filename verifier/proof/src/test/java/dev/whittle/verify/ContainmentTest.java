package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.ActionList;
import dev.whittle.policy.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which forms lists lie inside others so that claims alone show it. */
class ContainmentTest {
    /** One claim shows it, without the exact questions: for each form in which a NotAction list can lie inside. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A *; N iam:*",
                "A *; N *:*",
                "A s3:Get*, *; N iam:Create*, iam:Delete*",
                "N iam:*; N iam:*, s3:Put*",
                "N iam:*; N *",
                "N iam:CreateUser; N iam:*",
                "N iam:Create*, iam:Delete*, s3:PutObject; N iam:*, s3:Put*, ec2:*",
                "N iam:Create*User; N iam:Create*",
                "N iam:*, A iam:*; N s3:*",
                "N iam:*, s3:*, A s3:*; N iam:*",
                "N iam:Get*, N iam:Put*; N s3:*",
                "N iam:Get*, s3:Get*, N s3:Put*; N s3:Get*",
                "N iam:*; A s3:*, ec2:Describe*, ec2:RunInstances",
                "N iam:Create*, iam:Delete*; A iam:Get*, iam:ListUsers, s3:*",
                "N iam:*, A iam:Get*; A iam:GetUser, iam:GetR*, s3:*",
            })
    void claim_ofListsThatLieInside_isEmpty(String original, String refined) {
        assertTrue(areEmpty(Containment.claims(drafted(refined), drafted(original))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "N iam:*, s3:Put*; N iam:*",
                "A s3:*; N iam:*",
                "N iam:*; N iam:Create*",
                "N iam:*; A s3:*, iam:GetUser",
                "N iam:*; A s3:*, i?m:Get*",
                "N iam:Get*, N iam:GetU*; N s3:*",
            })
    void claim_ofListsThatReachOutside_isNot(String original, String refined) {
        assertFalse(areEmpty(Containment.claims(drafted(refined), drafted(original))));
    }

    /** Lists as in {@code N iam:*, s3:*, A s3:Get*}: A starts an Action list, N a NotAction list. */
    private static List<ActionList> drafted(String lists) {
        String[] statements = Arrays.stream(lists.split(",? (?=[AN] )|^(?=[AN] )"))
                .map(list -> Policies.statement(
                        "Allow",
                        list.startsWith("A") ? "Action" : "NotAction",
                        Policies.ANY,
                        list.substring(2).split(", ")))
                .toArray(String[]::new);
        return Policies.policy(statements).statements().stream()
                .map(Statement::actions)
                .toList();
    }

    private static boolean areEmpty(List<Containment> claims) {
        return claims.stream().allMatch(claim -> Automata.of(claim.stronger()).isEmpty());
    }
}
