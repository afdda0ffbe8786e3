package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.cli.Session.Ran;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.Reports;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.Refiner;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Finding;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Obligation;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Unproved;
import dev.whittle.verify.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code whittle trie} and {@code refine --report}. */
class PicturesTest extends RefineCase {
    PicturesTest() {
        super("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}");
    }

    @Test
    void trie_printsOrWritesTheSamePicture() throws IOException {
        Ran printed = session.run("trie", "sqs:*", "--unused", unused);
        assertEquals(0, printed.exit(), printed.err());
        assertTrue(printed.out().startsWith("<svg "), printed.out());
        Ran written = session.run("trie", "sqs:*", "--unused", unused, "-o", session.name("trie.svg"));
        assertEquals("", written.out());
        assertEquals(printed.out(), session.text("trie.svg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sqs:NoSuchThing*", "sqs:<script>"})
    void trie_ofNothing_isExitTwo(String pattern) {
        Ran ran = session.run("trie", pattern, "--unused", unused);
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("`" + pattern + "`"), ran.err());
    }

    /** In a policy the picture is of what the pattern grants there: not of what a Deny takes back. */
    @Test
    void trie_ofAPatternInCode_countsItsDenies() throws IOException {
        String code = session.file("main.tf", """
                data "aws_iam_policy_document" "app" {
                  statement {
                    actions   = ["sqs:*", var.more]
                    resources = ["*"]
                  }
                  statement {
                    effect    = "Deny"
                    actions   = ["sqs:Send*"]
                    resources = ["*"]
                  }
                }
                """);
        String address = "data.aws_iam_policy_document.app";
        Ran there = session.run("trie", "sqs:*", code, "--policy", address, "--unused", unused);
        assertEquals(0, there.exit(), there.err());
        assertTrue(there.out().startsWith("<svg "), there.out());
        assertFalse(there.out().contains("SendMessage"), there.out());
        assertTrue(session.run("trie", "sqs:*", "--unused", unused).out().contains("SendMessage"));
        Ran other = session.run("trie", "sqs:Get*", code, "--policy", address, "--unused", unused);
        assertEquals(2, other.exit());
        assertTrue(other.err().contains("no statement allows `sqs:Get*`; listed are sqs:*"), other.err());
        assertEquals(2, session.run("trie", "sqs:*", code, "--unused", unused).exit());
    }

    @Test
    void report_isWrittenBesideThePolicy() throws IOException {
        Ran ran = session.run("refine", policy, "--unused", unused, "--report", session.name("report.html"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().startsWith("{"), ran.out());
        assertTrue(session.text("report.html").startsWith("<!DOCTYPE html><html lang=\"en\">"));
    }

    @Command
    private static final class Reporting {
        @Mixin
        private ReportOptions reports = new ReportOptions();
    }

    @Test
    void report_whereNothingIsProved_isRemoved() throws IOException {
        String file = session.file("report.html", "earlier");
        Reporting command = new Reporting();
        new CommandLine(command).parseArgs("--report", file);
        command.reports.check(Optional.empty(), List.of(policy));
        PolicySource source =
                PolicySource.read(policy, session.text("policy.json").getBytes(StandardCharsets.UTF_8));
        Policy original = source.policy();
        KnownActions known = KnownActions.of(new CatalogTrie(Catalogs.newest()), Evidence.NONE, List.of(original));
        Finding unknown = new Finding(Obligation.V1, new Verdict.Unknown("timeout"), "every string", Duration.ZERO);
        Proof unproved = new Unproved(Refiner.refine(original, known), new Judgement(List.of(), List.of(unknown)));
        ReadEvidence read = new ReadEvidence(
                new Reports("unused", new TreeMap<>(), Optional.empty(), List.of(), List.of()),
                Optional.empty(),
                Evidence.NONE,
                Set.of(),
                List.of());
        command.reports.writePage(
                command.reports.run(unproved, Quota.MANAGED, source, List.of(), read), Optional.empty());
        assertFalse(session.has("report.html"));
    }

    @Test
    void report_sameFileAsAnother_isBadUsage() {
        String same = session.name("out");
        assertEquals(
                2,
                session.run("refine", policy, "--unused", unused, "--report", same, "-o", same)
                        .exit());
        assertEquals(
                2,
                session.run("refine", policy, "--unused", unused, "--report", policy)
                        .exit());
    }
}
