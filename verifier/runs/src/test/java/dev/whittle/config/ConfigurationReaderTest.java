package dev.whittle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
    private static final String BREAK_GLASS = "arn:aws:iam::111122223333:role/break-glass-1";

    @Test
    void everyKey_isRead() {
        Configuration read = read("""
                catalog: 2024-11-20
                min-observed: 90d
                quota: role
                strict-quota: true
                keep: [s3:GetObject, "kms:*"]
                principals:
                  - arn: arn:aws:iam::*:role/break-glass-*
                    reason: emergencies
                  - tag: {key: Owner, value: "sec*"}
                statements:
                  - sid: Break*
                """, Origin.CHOSEN);
        assertEquals(Optional.of("2024-11-20"), read.catalog());
        assertEquals(Optional.of(Duration.ofDays(90)), read.leastObserved());
        assertEquals(Optional.of(Quota.ROLE), read.quota());
        assertTrue(read.isQuotaStrict());
        assertEquals(
                List.of("s3:GetObject", "kms:*"),
                read.kept().stream().map(Pattern::text).toList());
        assertEquals(
                Optional.of(
                        "left alone by `arn: arn:aws:iam::*:role/break-glass-*` of team/whittle.yaml, line 7: emergencies"),
                read.leftAlone(BREAK_GLASS, Map.of()));
        assertEquals(
                Optional.of("left alone by `tag: Owner = sec*` of team/whittle.yaml, line 9"),
                read.leftAlone("arn:aws:iam::111122223333:user/u", Map.of("owner", "security")));
        assertEquals(Optional.empty(), read.leftAlone("arn:aws:iam::111122223333:user/u", Map.of("Owner", "Sec")));
        assertEquals(1, read.statements().size());
    }

    @Test
    void catalogFile_countsFromTheConfigurationsFolder() {
        assertEquals(
                Optional.of("team/actions.txt"),
                read("catalog: actions.txt", Origin.CHOSEN).catalog());
    }

    @Test
    void emptyFiles_sayNothing() {
        for (String text : List.of("", "# nothing yet\n", "---\n", "{}", "keep: []\nprincipals: []\n")) {
            Configuration read = read(text, Origin.FOUND);
            assertEquals(List.of(), read.kept());
            assertEquals(Optional.empty(), read.leftAlone(BREAK_GLASS, Map.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keeps: [s3:*] | 1:1: /keeps: there is no key `keeps`; write one of `catalog`, `keep`, `min-observed`",
                "statements: [{sid: A, why: b}] | 1:23: /statements/0/why: there is no key `why`; write one of `reason`, `sid`",
                "principals: [{tag: {name: a}}] | 1:21: /principals/0/tag/name: there is no key `name`",
                "keep: [s3:*]\\nkeep: [sqs:*] | 2:1: /keep: the key `keep` stands here a second time, first in line 1",
                "keep: &a [s3:*] | this is an anchored value; write a list",
                "keep: [&a \"s3:*\", *a] | 1:19: /keep/1: this is an alias; write a text on one line",
                "strict-quota: !!bool true | 1:15: /strict-quota: this is !!bool; write `true` or `false`",
                "strict-quota: \"true\" | this is a string; write `true` or `false`",
                "strict-quota: yes | this is a string; write `true` or `false`",
                "keep: s3:GetObject | this is a string; write a list",
                "keep: | this is null; write a list",
                "keep: [1] | this is a number; write a text on one line, in quotes where YAML takes it otherwise",
                "keep: [s3] | `s3` is no action",
                "min-observed: 90 | this is a number; write a text",
                "min-observed: 90 days | `90 days` is no number of days; write one such as `90d`",
                "quota: large | `large` is no quota; write one of managed, role",
                "principals: [{arn: \"arn:*\", tag: {key: a}}] | write either `arn` or `tag` here",
                "principals: [{reason: a}] | write either `arn` or `tag` here",
                "principals: [{arn: break-glass}] | `break-glass` is no pattern of ARNs",
                "principals: [{tag: {value: a}}] | `key` is missing here",
                "principals: [{tag: a}] | 1:20: /principals/0/tag: this is a string; write a mapping with keys among `key`, `value`",
                "statements: [{reason: a}] | `sid` is missing here",
                "statements: [{sid: \"\"}] | this is no text of one line",
                "statements: [{sid: \"a\\x0ab\"}] | this is no text of one line",
                "- keep | this is a list; write a mapping",
                "keep: [s3:*]\\n---\\nkeep: [] | a second document starts here",
                "keep: [s3:* | not YAML",
            })
    void whatIsNotUnderstood_isRefusedWithItsPlace(String text, String message) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> read(text.replace("\\n", "\n"), Origin.CHOSEN));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }

    @Test
    void allProblems_areToldAtOnce() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> read("keeps: []\nquota: x\nstrict-quota: 1\n", Origin.CHOSEN));
        assertEquals(3, refused.problems().size());
    }

    @Test
    void hugeFiles_areRefused() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> read("#".repeat(ConfigurationReader.mostBytes() + 1), Origin.CHOSEN));
        assertTrue(String.valueOf(refused.getMessage()).contains("larger than"), refused.getMessage());
    }

    @Test
    void foundFiles_mayProtectAndTightenAlone() {
        Configuration read = read("quota: user\nstrict-quota: true\nmin-observed: 30d\n", Origin.FOUND);
        assertEquals(Optional.of(Quota.USER), read.quota());
        for (String text : List.of("catalog: 2024-11-20", "quota: role", "quota: none")) {
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> read(text, Origin.FOUND));
            assertTrue(String.valueOf(refused.getMessage()).contains("--config"), refused.getMessage());
            read(text, Origin.CHOSEN);
        }
    }

    private static Configuration read(String text, Origin origin) {
        return ConfigurationReader.read("team/whittle.yaml", text.getBytes(StandardCharsets.UTF_8), origin);
    }
}
