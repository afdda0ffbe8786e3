package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.ServedAnalyzer;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings and reports of one fetch, read together. The findings are of 2026-11-10, and 90 days before that is 2026-08-12. */
class FetchedEvidenceTest extends FetchCase {
    private static final String OWN = "refined/roles/Worker/inline-own.json";
    private static final Map<String, Optional<String>> USE = Map.of(
            "PurgeQueue", Optional.of("2026-08-11T00:00:00Z"),
            "DeleteMessage", Optional.of("2026-08-13T00:00:00Z"),
            "SendMessage", Optional.of("2026-11-09T00:00:00Z"));

    private Ran judged(String... more) {
        account.used().put(ROLE, used(USE, "2026-11-09T00:00:00Z"));
        Ran fetched = fetch();
        assertEquals(0, fetched.exit(), fetched.err());
        Ran ran = account(more);
        assertEquals(0, ran.exit(), ran.err());
        return ran;
    }

    /** A report tells of 400 days; a use of a hundred days ago does not undo a finding of 90. */
    @Test
    void useBeforeTheAnalyzersAge_doesNotBeatItsFinding() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue", "DeleteMessage"));
        judged();
        assertFalse(session.text(OWN).contains("PurgeQueue"));
        assertTrue(session.text(OWN).contains("DeleteMessage"), "used within the period");
        String why =
                "a use that lies 90 days or more back does not count in a last accessed report: unusedAccessAge of "
                        + analyzer.arn();
        assertTrue(session.text("refined/summary.json").contains(why));
        assertTrue(session.text("refined/index.html").contains(why));
    }

    @Test
    void usersOwnPeriod_countsBeforeTheAnalyzers() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue", "DeleteMessage"));
        long days = ChronoUnit.DAYS.between(Instant.parse("2026-08-11T00:00:00Z"), Instant.now()) + 1;
        judged("--unused-for", days + "d");
        assertFalse(session.has(OWN));
        assertTrue(session.text("refined/summary.json")
                .contains("--unused-for " + days + "d says which uses of a last accessed report count"));
    }

    /** Nothing is guessed: what the report keeps is counted, with the option that says otherwise. */
    @Test
    void analyzerWithoutAge_leavesTheReportAsItIs() throws IOException {
        account.analyzers().clear();
        ServedAnalyzer ageless = account.addAnalyzer("us-east-1", "ageless", "ACCOUNT_UNUSED_ACCESS", Optional.empty());
        ageless.findings().add(finding("f1", ROLE, "PurgeQueue", "DeleteMessage"));
        Ran ran = judged();
        assertFalse(session.has(OWN));
        assertTrue(
                ran.err()
                        .contains(ROLE
                                + ": its report keeps 2 entries that a finding calls unused, since no analyzer says its"
                                + " unusedAccessAge: sqs:DeleteMessage, sqs:PurgeQueue; --unused-for DAYS"),
                ran.err());
    }

    /** Two analyzers: the longer age keeps more. */
    @Test
    void longestAge_counts() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        account.addAnalyzer("us-east-1", "long", "ACCOUNT_UNUSED_ACCESS", Optional.of(180))
                .findings()
                .add(finding("f2", ROLE, "PurgeQueue"));
        judged();
        assertFalse(session.has(OWN));
    }

    @Test
    void reportsAlone_areEvidence() throws IOException {
        judged();
        assertFalse(session.text(OWN).contains("PurgeQueue"), "not since 90 days before the report");
    }

    @Test
    void managedPoliciesAndCopies_areRefinedToo() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        judged();
        assertFalse(session.text("refined/policies/managed-Queues.json").contains("PurgeQueue"));
        assertFalse(session.text("refined/roles/Worker/aws-managed-QueuesOfAws.json")
                .contains("PurgeQueue"));
    }
}
