package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.refine.Candidate;
import dev.whittle.refine.OpenNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenNamesTest {
    private static Candidate candidate(String actions, String... unused) {
        return Runs.of("{\"Statement\": [{\"Effect\": \"Allow\", " + actions + ", \"Resource\": \"*\"}]}", unused)
                .candidate();
    }

    /** What it granted, known or not, is what its list does not name. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"iam:*\", \"s3:GetObject\"]", "\"s3:GetObject\"", "[\"iam:*\"]"})
    void of_notActionStatementThatGoes_isEverythingOutsideOfItsList(String list) {
        Candidate candidate = candidate("\"NotAction\": " + list, "*");
        assertEquals(List.of("*"), OpenNames.of(candidate));
        assertEquals(List.of("* outside of /Statement/0/NotAction"), OpenNames.told(candidate));
    }

    @Test
    void of_notActionListThatGrows_isTheWildcardsThatItGains() {
        Candidate candidate = candidate("\"NotAction\": [\"iam:*\", \"s3:GetObject\"]", "sqs:*", "s3:PutObject");
        assertEquals(List.of("sqs:*"), OpenNames.of(candidate));
        assertEquals(List.of("sqs:*"), OpenNames.told(candidate));
    }

    @Test
    void of_actionList_isItsWildcardsThatAreNarrowedOrGone() {
        Candidate narrowed = candidate(
                "\"Action\": [\"s3:Get*\", \"sqs:*\", \"sns:*\", \"iam:GetRole\"]",
                "s3:GetObject",
                "sns:*",
                "iam:GetRole");
        assertEquals(List.of("s3:Get*", "sns:*"), OpenNames.of(narrowed));
        Candidate emptied = candidate("\"Action\": [\"sns:*\", \"iam:GetRole\"]", "sns:*", "iam:GetRole");
        assertEquals(List.of("sns:*"), OpenNames.of(emptied));
    }
}
