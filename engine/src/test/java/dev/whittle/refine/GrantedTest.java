package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Severity;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PlainEvaluator;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy grants, and actions, by how grave they are. */
class GrantedTest {
    private static final Catalog CATALOG = Catalogs.newest();

    private static Policy policy(String statements) {
        return PolicyReader.read(new SourceText("policy", "{\"Statement\": [" + statements + "]}"));
    }

    private static String statement(String effect, String element, String... actions) {
        return "{\"Effect\": \"" + effect + "\", \"" + element + "\": [\"" + String.join("\", \"", actions)
                + "\"], \"Resource\": \"*\"}";
    }

    /** As many as the plain evaluator allows, one by one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": [\"iam:*\", \"s3:Get*\"], \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"*:Describe*\", \"iam:Pass?ole\"], \"Resource\": \"*\"},"
                        + "{\"Effect\": \"Deny\", \"Action\": \"s3:Put*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}"
            })
    void actions_areThoseThatThePlainEvaluatorAllows(String statements) {
        Policy policy = policy(statements);
        long allowed = CATALOG.services().stream()
                .flatMap(service ->
                        service.actions().stream().map(action -> Pattern.fold(service.prefix() + ":" + action.name())))
                .filter(action -> PlainEvaluator.allows(policy, action, context -> true))
                .count();
        assertEquals(allowed, Granted.of(policy, CATALOG).counts().total());
    }

    @Test
    void gravest_areThePatternsThatGrantTheGravestActions() {
        Granted granted = Granted.of(
                policy(statement(
                                "Allow",
                                "Action",
                                "s3:ListAllMyBuckets",
                                "s3:PutBucketPolicy",
                                "iam:CreateAccessKey",
                                "iam:Create*",
                                "ec2:DescribeInstances")
                        + "," + statement("Deny", "Action", "iam:CreatePolicyVersion")),
                CATALOG);
        assertEquals(
                List.of("iam:Create*", "iam:CreateAccessKey", "s3:PutBucketPolicy"),
                granted.gravest().stream().map(Pattern::text).toList());
        assertTrue(granted.counts().of(Severity.LIST) > 0, granted.toString());
    }

    @Test
    void harmlessPolicy_hasNoGravestPatterns() {
        Granted granted = Granted.of(policy(statement("Allow", "Action", "s3:ListAllMyBuckets")), CATALOG);
        assertEquals(List.of(), granted.gravest());
        assertEquals(1, granted.counts().total());
        assertEquals(0, Granted.NOTHING.counts().total());
    }

    @Test
    void grants_andRemovals_areSortedByTheGravest() {
        Granted key = Granted.of(policy(statement("Allow", "Action", "iam:CreateAccessKey")), CATALOG);
        Granted reads = Granted.of(policy(statement("Allow", "Action", "ec2:DescribeInstances")), CATALOG);
        assertEquals(
                List.of(key, reads, Granted.NOTHING),
                Stream.of(Granted.NOTHING, reads, key)
                        .sorted(Granted.GRAVEST_FIRST)
                        .toList());
        List<String> many = new ArrayList<>(List.of("ec2:DescribeInstances", "ec2:DescribeImages", "s3:PutObject"));
        Ranked removed = Ranked.of(List.of("iam:CreateAccessKey"), CATALOG);
        Ranked others = Ranked.of(many, CATALOG);
        Ranked fewer = Ranked.of(many.subList(0, 2), CATALOG);
        Ranked none = Ranked.of(List.of(), CATALOG);
        assertEquals(
                List.of(removed, others, fewer, none),
                Stream.of(none, fewer, others, removed)
                        .sorted(Ranked.GRAVEST_FIRST)
                        .toList());
        assertEquals(3, others.counts().total());
        assertEquals(List.of("iam:CreateAccessKey"), removed.from(Severity.PERMISSIONS));
        assertEquals(List.of(), others.from(Severity.PERMISSIONS));
    }
}
