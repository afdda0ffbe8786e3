package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.evidence;
import static dev.whittle.evidence.Reading.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Interpretation.ListOf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings that come in pages, or as a list without their details. */
class FindingPagesTest {
    private static final String GOES_ON =
            "finding `a1` on `r` goes on (nextToken), and the following page is not there: what that"
                    + " page calls unused stays";
    private static final String HUB_GOES_ON =
            "Security Hub's list of findings goes on (NextToken), and the following page is not there: what that page calls unused stays";

    @Test
    void finding_pageThatGoesOn_isNamed() {
        assertEquals(List.of(GOES_ON), evidence(page("a1", "A", "t")).remarks());
        assertEquals(
                List.of(GOES_ON),
                evidence(page("a1", "A", "t") + page("a1", "B", "u")).remarks());
        assertEquals(
                List.of(GOES_ON),
                evidence(page("a1", "A", "t") + page("a2", "B", "")).remarks());
    }

    @Test
    void finding_pagesThatAreAllThere_areNot() throws IOException {
        for (String text : List.of(
                page("a1", "A", ""),
                page("a1", "A", "").replace("\"nextToken\":\"\"", "\"nextToken\":null"),
                page("a1", "A", "t") + page("a1", "B", ""),
                "[" + page("a1", "B", "") + "," + page("a1", "A", "t") + "]")) {
            assertEquals(List.of(), evidence(text).remarks(), text);
        }
        assertEquals(List.of(), together(page("a1", "A", "t"), page("a1", "B", "")));
        assertEquals(List.of(GOES_ON), together(page("a1", "A", "t"), page("a2", "B", "")));
    }

    @Test
    void finding_leftAside_isNotSaidToGoOn() {
        String text = page("a1", "A", "t").replace("ACTIVE", "RESOLVED") + page("a2", "B", "");
        assertEquals(1, evidence(text).remarks().size());
        assertTrue(evidence(text).remarks().get(0).contains("skipped"));
    }

    @Test
    void securityHub_pageThatGoesOn_isNamed() throws IOException {
        String first = "{\"Findings\":[" + hub("f1", "A") + "],\"NextToken\":\"t\"}";
        String last = "{\"Findings\":[" + hub("f2", "B") + "]}";
        assertEquals(List.of(HUB_GOES_ON), evidence(first).remarks());
        assertEquals(List.of(), evidence(first + last).remarks());
        assertEquals(List.of(), together(first, last));
        assertEquals(List.of(), evidence(last + first).remarks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnusedIAMRole", "UnusedIAMUserAccessKey", "UnusedIAMUserPassword"})
    void finding_ofAnotherUnusedThing_isNamedAndSkipped(String type) {
        String text = "{\"id\":\"k\",\"resource\":\"r\",\"status\":\"ACTIVE\",\"findingType\":\"" + type
                + "\",\"findingDetails\":[{\"unusedIamRoleDetails\":{\"lastAccessed\":\"2026-01-01T00:00:00Z\"}}]}"
                + page("a1", "A", "");
        assertEquals(
                List.of("finding `k` skipped: its type is `" + type
                        + "` and its status `ACTIVE`; only ACTIVE findings of type UnusedPermission count"),
                evidence(text).remarks());
    }

    @Test
    void listOfFindings_isRefusedWithTheCommandForTheDetails() {
        String start =
                "these findings have no details, as `aws accessanalyzer list-findings-v2` gives them; get the details"
                        + " with `aws accessanalyzer get-finding-v2 --analyzer-arn ARN --id ID` for each of ";
        assertEquals(
                List.of(start + "a1, a2"),
                refused("{\"findings\":[" + summary("a1", "ACTIVE") + "," + summary("a2", "ACTIVE") + ","
                        + summary("a3", "RESOLVED") + "]}"));
        assertEquals(List.of(start + "a1"), refused("[" + summary("a1", "ACTIVE") + "]"));
        assertEquals(
                List.of(start + "a1; the list itself goes on (nextToken)"),
                refused("{\"findings\":[" + summary("a1", "ACTIVE") + "],\"nextToken\":\"t\"}"));
        assertEquals(
                List.of(
                        "these findings have no details, as `aws accessanalyzer list-findings-v2` gives them, and none is an"
                                + " ACTIVE one of type UnusedPermission, so none says what was never used"),
                refused("{\"findings\":[" + summary("a1", "RESOLVED") + "]}"));
    }

    @Test
    void listOfFindings_thatIsLong_isCapped() {
        StringBuilder text = new StringBuilder("{\"findings\":[");
        for (int i = 0; i < 14; i++) {
            text.append(i == 0 ? "" : ",").append(summary("id" + i, "ACTIVE"));
        }
        assertTrue(refused(text + "]}")
                .get(0)
                .endsWith("for each of id0, id1, id2, id3, id4, id5, id6, id7, id8, id9, id10," + " id11 and 2 more"));
    }

    @Test
    void listOfFindings_byAnyOptionOrForm_isTheSame() {
        String text = "{\"findings\":[" + summary("a1", "ACTIVE") + "]}";
        assertEquals(refused(text), refused(text, Reading.as(EvidenceForm.FINDING)));
        assertEquals(
                refused(text),
                refused(
                        text,
                        new Interpretation(Optional.empty(), ListOf.ALSO_USED, Optional.empty(), Optional.empty())));
    }

    private static List<String> together(String... files) throws IOException {
        EvidenceReader reader = new EvidenceReader(Interpretation.PLAIN);
        for (String text : files) {
            reader.add("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
        return reader.reports().about(Optional.empty()).remarks();
    }

    private static String page(String id, String action, String token) {
        return "{\"id\":\"" + id + "\",\"resource\":\"r\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\","
                + "\"findingDetails\":[{\"unusedPermissionDetails\":{\"serviceNamespace\":\"s3\",\"actions\":[{\"action\":\""
                + action + "\"}]}}],\"nextToken\":\"" + token + "\"}";
    }

    private static String hub(String id, String action) {
        return "{\"Id\":\"" + id
                + "\",\"RecordState\":\"ACTIVE\",\"UnusedPermissionDetails\":{\"ServiceNamespace\":\"s3\","
                + "\"Actions\":[{\"Action\":\"" + action + "\"}]}}";
    }

    private static String summary(String id, String status) {
        return "{\"id\":\"" + id + "\",\"resource\":\"r\",\"resourceType\":\"AWS::IAM::Role\",\"status\":\"" + status
                + "\",\"findingType\":\"UnusedPermission\",\"analyzedAt\":\"2026-06-01T00:00:00Z\"}";
    }
}
