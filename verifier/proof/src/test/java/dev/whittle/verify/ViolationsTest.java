package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    private static final CatalogTrie CATALOG = new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20)));
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final String ALLOW = "{\"Effect\":\"Allow\",\"Action\":[%s],\"Resource\":\"%s\"}";
    private static final String DENY = "{\"Effect\":\"Deny\",\"Action\":[%s],\"Resource\":\"%s\"}";

    private static Policy policy(String... statements) {
        return PolicyReader.read(new SourceText("policy", "{\"Statement\":[" + String.join(",", statements) + "]}"));
    }

    private static Violations violations(Duration time, Policy original, Policy refined, String... unused) {
        KnownActions known = KnownActions.of(
                CATALOG, Evidence.ofUnused(Stream.of(unused).map(Pattern::of).toList()), List.of(original, refined));
        TwoVersions versions = TwoVersions.of(original, refined);
        return versions.violations(versions.judge(known, TIME, asked -> {}), known, time);
    }

    private static List<String> found(Policy original, Policy refined, String... unused) {
        Violations violations = violations(TIME, original, refined, unused);
        assertEquals(0, violations.undecided() + violations.notAsked());
        return violations.all().stream()
                .map(each -> each.obligation().word() + " " + each.side().word() + " " + each.pattern() + " "
                        + each.pointer() + " " + each.action() + " "
                        + each.where().values())
                .toList();
    }

    /** In the policy's own letters, and no pattern that does no wrong. */
    @Test
    void violations_ofEveryObligation_areAllFound() {
        Policy original = policy(
                ALLOW.formatted("\"s3:Get*\",\"sqs:SendMessage\",\"sqs:ListQ*\"", "arn:a"),
                ALLOW.formatted("\"sns:Publish\"", "*"));
        Policy refined = policy(
                ALLOW.formatted("\"S3:getObject\",\"s3:get*ACL\",\"iam:passrole\",\"sqs:ListQ*\"", "arn:a"),
                ALLOW.formatted("\"sns:Publish\",\"ec2:RunInstance?\"", "*"));
        assertEquals(
                List.of(
                        "V1 refined iam:passrole /Statement/0/Action/2 iam:PassRole [true]",
                        "V1 refined ec2:RunInstance? /Statement/1/Action/1 ec2:RunInstances []",
                        "V2 refined s3:get*ACL /Statement/0/Action/1 s3:GetBucketAcl [true]",
                        "V3 original s3:Get* /Statement/0/Action/0 s3:GetAccelerateConfiguration [true]",
                        "V3 original sqs:SendMessage /Statement/0/Action/1 sqs:SendMessage [true]"),
                found(original, refined, "s3:GetBucketAcl"));
    }

    @Test
    void violations_ofAProvedRefinement_areNone() {
        Policy original = policy(ALLOW.formatted("\"s3:GetObject\",\"s3:PutObject\"", "*"));
        assertEquals(List.of(), found(original, policy(ALLOW.formatted("\"s3:GetObject\"", "*")), "s3:PutObject"));
    }

    /** A NotAction list is one; so is what a Deny that went lets in. */
    @Test
    void violations_byNotActionAndByADenyThatWent_nameTheAllow() {
        String everythingBut = "{\"Effect\":\"Allow\",\"NotAction\":[%s],\"Resource\":\"*\"}";
        assertEquals(
                List.of("V1 refined NotAction /Statement/0/NotAction iam:AcceptAccountChange []"),
                found(policy(everythingBut.formatted("\"iam:*\"")), policy(everythingBut.formatted("\"iam:P*\"")))
                        .stream()
                        .map(each -> each.replaceAll("iam:A\\w+", "iam:AcceptAccountChange"))
                        .toList());
        assertEquals(
                List.of("V1 refined sqs:* /Statement/0/Action/0 sqs:SendMessage [false]"),
                found(
                        policy(
                                ALLOW.formatted("\"sqs:*\"", "*"),
                                DENY.formatted("\"sqs:SendMessage\"", "*"),
                                DENY.formatted("\"sqs:Get*\"", "arn:b")),
                        policy(
                                ALLOW.formatted("\"sqs:*\"", "*"),
                                DENY.formatted("\"sqs:Get*\",\"sqs:SendMessage\"", "arn:b"))));
    }

    @Test
    void violations_whenTheTimeIsOver_sayThatMoreWereNotLookedFor() {
        Violations cut = violations(
                Duration.ZERO,
                policy(ALLOW.formatted("\"sqs:SendMessage\"", "*")),
                policy(ALLOW.formatted("\"sqs:SendMessage\",\"iam:PassRole\"", "*")));
        assertEquals(List.of(), cut.all());
        assertTrue(cut.notAsked() == 2, cut.toString());
    }

    @Test
    void violations_ofADetachment_areThePatternsThatAreLost() {
        assertEquals(
                List.of("V3 original sqs:SendMessage /Statement/0/Action/1 sqs:SendMessage []"),
                found(
                        policy(ALLOW.formatted("\"sqs:PurgeQueue\",\"sqs:SendMessage\"", "*")),
                        Policy.NOTHING,
                        "sqs:PurgeQueue"));
    }
}
