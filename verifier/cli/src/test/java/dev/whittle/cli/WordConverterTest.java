package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that take one of a few words, whatever the words' constants are called. */
class WordConverterTest extends RefineCase {
    private Session.Ran refine(String... more) {
        return session.run(Stream.concat(Stream.of("refine", policy, "--unused", unused), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void anotherWord_isBadUsageThatListsTheWords() {
        Map<String, String> words = Map.of(
                "--quota", "managed, role, user, group, trust, scp, bucket, key, none",
                "--format", "policy, recommendation, json, sarif, markdown",
                "--policy-type", "identity, group, resource, trust, scp, permission-set",
                "--admit-new", "prefix, none",
                "--unused-format",
                        "finding, short, security-hub, last-accessed, cloudtrail, generated-policy, policy, list");
        words.forEach((option, list) -> {
            Session.Ran ran = refine(option, "Nothing");
            assertEquals(2, ran.exit(), option);
            assertEquals(
                    "Invalid value for option '" + option + "': expected one of [" + list
                            + "] (case-insensitive) but was 'Nothing'",
                    ran.errLines().get(0));
        });
        Session.Ran compared = session.run("compare", policy, policy, "--format", "xml");
        assertTrue(
                compared.err().contains("expected one of [text, json, sarif, html] (case-insensitive) but was 'xml'"),
                compared.err());
        Session.Ran checked = session.run("check", policy, "--no-public", "--format", "xml");
        assertTrue(
                checked.err()
                        .contains("expected one of [text, json, sarif, html, aws] (case-insensitive) but was 'xml'"),
                checked.err());
        Session.Ran report = session.run("catalog", "show", "sqs", "--format", "xml");
        assertTrue(
                report.err().contains("expected one of [table, json] (case-insensitive) but was 'xml'"), report.err());
    }

    @ParameterizedTest
    @CsvSource({"--quota, GROUP", "--quota, Group", "--format, JSON", "--admit-new, None", "--policy-type, Identity"})
    void word_inAnyCase_isTaken(String option, String word) {
        assertEquals(0, refine(option, word).exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERMISSION_SET", "permission_set"})
    void constantsName_thatIsNoWord_isBadUsage(String name) {
        assertEquals(2, refine("--policy-type", name).exit());
    }
}
