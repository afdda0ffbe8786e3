package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeverityTest {
    private static final Set<Risk> NOTHING = Set.of();

    /** What GitHub makes of a score. */
    private static String word(BigDecimal score) {
        if (score.compareTo(new BigDecimal("9.0")) > 0) {
            return "critical";
        }
        if (score.compareTo(new BigDecimal("7.0")) >= 0) {
            return score.compareTo(new BigDecimal("8.9")) <= 0 ? "high" : "none of the four";
        }
        return score.compareTo(new BigDecimal("4.0")) >= 0 ? "medium" : "low";
    }

    @ParameterizedTest
    @EnumSource
    void score_isOneOfGitHubs_withItsWord(Severity severity) {
        assertTrue(severity.score().matches("[0-9]\\.[0-9]"), severity.score());
        assertEquals(word(new BigDecimal(severity.score())), severity.word());
    }

    /** Outputs are told apart by it, so it is one word of each. */
    @Test
    void kinds_areAllDifferent_andGravestComesFirst() {
        List<String> kinds =
                Severity.gravestFirst().stream().map(Severity::kind).toList();
        assertEquals(
                List.of(
                        "escalation-by-permissions",
                        "escalation",
                        "credentials",
                        "exposure",
                        "exfiltration",
                        "permissions",
                        "write",
                        "tagging",
                        "read",
                        "list",
                        "unknown"),
                kinds);
    }

    @Test
    void scores_riseWithTheConstants() {
        List<BigDecimal> scores = Stream.of(Severity.values())
                .map(severity -> new BigDecimal(severity.score()))
                .toList();
        assertEquals(scores.stream().sorted().distinct().toList(), scores);
    }

    @Test
    void of_everyLevelAndRisk_isRankedInThisOrder() {
        Set<AccessLevel> permissions = Set.of(AccessLevel.PERMISSIONS_MANAGEMENT);
        Set<AccessLevel> read = Set.of(AccessLevel.READ);
        List<Severity> falling = List.of(
                Severity.of(permissions, Set.of(Risk.ESCALATION)),
                Severity.of(read, Set.of(Risk.ESCALATION)),
                Severity.of(read, Set.of(Risk.CREDENTIALS)),
                Severity.of(read, Set.of(Risk.EXPOSURE)),
                Severity.of(read, Set.of(Risk.EXFILTRATION)),
                Severity.of(permissions, NOTHING),
                Severity.of(Set.of(AccessLevel.WRITE), NOTHING),
                Severity.of(Set.of(AccessLevel.TAGGING), NOTHING),
                Severity.of(read, NOTHING),
                Severity.of(Set.of(AccessLevel.LIST), NOTHING),
                Severity.of(Set.of(), NOTHING));
        assertEquals(falling.stream().sorted((a, b) -> b.compareTo(a)).toList(), falling);
        assertEquals(Severity.values().length, Set.copyOf(falling).size());
    }

    @Test
    void of_severalLevelsAndRisks_isTheGravest() {
        assertSame(Severity.WRITE, Severity.of(Set.of(AccessLevel.TAGGING, AccessLevel.WRITE), NOTHING));
        assertSame(
                Severity.EXPOSURE,
                Severity.of(Set.of(AccessLevel.PERMISSIONS_MANAGEMENT), Set.of(Risk.EXFILTRATION, Risk.EXPOSURE)));
        assertSame(Severity.CREDENTIALS, Severity.of(Set.of(), Set.of(Risk.EXFILTRATION, Risk.CREDENTIALS)));
    }

    @ParameterizedTest
    @CsvSource({
        "iam:AttachUserPolicy, 9.8, critical",
        "iam:attachuserpolicy, 9.8, critical",
        "IAM:PassRole, 9.5, critical",
        "iam:CreateAccessKey, 9.5, critical",
        "ecr:GetAuthorizationToken, 9.1, critical",
        "s3:PutBucketPolicy, 8.5, high",
        "s3:GetObject, 7.5, high",
        "iam:DetachRolePolicy, 7.0, high",
        "s3:PutObject, 5.5, medium",
        "s3:GetBucketTagging, 3.0, low",
        "ec2:DescribeInstances, 1.0, low",
        "iam:NoSuchAction, 0.1, low",
        "nosuchservice:PassRole, 0.1, low",
        "PassRole, 0.1, low",
    })
    void of_action_isByItsLevelsAndWhatItIsKnownFor(String action, String score, String word) {
        Severity severity = Severity.of(action, Catalogs.newest());
        assertEquals(score, severity.score());
        assertEquals(word, severity.word());
    }

    /** Its risk is known where its level isn't. */
    @Test
    void of_actionThatAnOlderCatalogDoesNotKnow_isByWhatItIsKnownFor() {
        Catalog oldest = Catalogs.bundled(Catalogs.bundledDates().get(0));
        assertTrue(oldest.service("lambda")
                .orElseThrow()
                .action("PutResourcePolicy")
                .isEmpty());
        assertSame(Severity.EXPOSURE, Severity.of("lambda:PutResourcePolicy", oldest));
    }
}
