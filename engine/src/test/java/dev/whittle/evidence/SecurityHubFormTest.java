package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.evidence;
import static dev.whittle.evidence.Reading.patterns;
import static dev.whittle.evidence.Reading.refused;
import static dev.whittle.evidence.Reading.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHubFormTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/MyRole";
    private static final String DETAILS =
            "\"FindingDetails\":[{\"UnusedPermissionDetails\":{\"ServiceNamespace\":\"s3\","
                    + "\"LastAccessed\":\"2026-01-01T00:00:00Z\",\"Actions\":[{\"Action\":\"GetBucketAcl\"},\"s3:GetObject\"]}},"
                    + "{\"UnusedPermissionDetails\":{\"ServiceNamespace\":\"lambda\"}}]";
    private static final String FINDING =
            "{\"Id\":\"f1\",\"RecordState\":\"ACTIVE\",\"Resources\":[{\"Type\":\"AwsIamRole\"," + "\"Id\":\"" + ROLE
                    + "\"}]," + DETAILS + "}";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]", "{\"Findings\":[%s]}", "{\"detail\":{\"findings\":[%s]}}"})
    void read_findingInAnyWrapper_isUnused(String wrapper) {
        Reports reports = reports(String.format(wrapper, FINDING), Interpretation.PLAIN);
        assertEquals(Set.of(ROLE), reports.byPrincipal().keySet());
        Evidence evidence = evidence(String.format(wrapper, FINDING));
        assertEquals(patterns("s3:GetBucketAcl", "s3:GetObject"), evidence.unused());
        assertEquals(List.of(Unseen.of(Pattern.of("lambda:*"))), evidence.unseen());
    }

    @Test
    void read_accessAnalyzersNamesInPascalCase_areRead() {
        String finding = "{\"Id\":\"f1\",\"Resource\":\"" + ROLE
                + "\",\"Status\":\"ACTIVE\",\"FindingType\":\"UnusedPermission\"," + DETAILS + "}";
        assertEquals(evidence(FINDING), evidence(finding));
    }

    @Test
    void read_findingsThatDoNotCount_areNamedAndLeftAside() {
        String archived =
                FINDING.replace("f1", "f2").replace("ACTIVE", "ARCHIVED").replace("s3", "sqs");
        String suppressed = FINDING.replace("\"f1\"", "\"f3\",\"Workflow\":{\"Status\":\"SUPPRESSED\"}");
        String other = "{\"Id\":\"f4\",\"RecordState\":\"ACTIVE\",\"Title\":\"a bucket is public\"}";
        Evidence evidence = evidence("[" + FINDING + "," + archived + "," + suppressed + "," + other + "]");
        assertEquals(patterns("s3:GetBucketAcl", "s3:GetObject"), evidence.unused());
        assertEquals(
                List.of(
                        "finding `f2` skipped: its state is `ARCHIVED`; only ACTIVE findings count",
                        "finding `f3` skipped: its workflow status is `SUPPRESSED`",
                        "finding `f4` skipped: it has no `UnusedPermissionDetails`"),
                evidence.remarks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Status\":\"RESOLVED\"",
                "\"Status\":\"ARCHIVED\"",
                "\"FindingType\":\"UnusedIAMRole\"",
                "\"Workflow\":{\"Status\":\"SUPPRESSED\"}"
            })
    void read_copyInsideThatIsOver_isLeftAside(String over) {
        String inside = FINDING.replace(DETAILS, "\"Detail\":{" + over + "," + DETAILS + "}");
        String beside = FINDING.replace(DETAILS, over + "," + DETAILS);
        for (String finding : List.of(inside, beside)) {
            assertEquals(
                    List.of(),
                    evidence("[" + FINDING.replace("f1", "f0") + "," + finding.replace("s3", "sqs") + "]")
                            .unused()
                            .stream()
                            .filter(action -> action.service().equals("sqs"))
                            .toList());
        }
    }

    @Test
    void read_copyInsideOfAnotherResource_isRefused() {
        String inside = FINDING.replace(DETAILS, "\"Detail\":{\"Resource\":\"arn:x\"," + DETAILS + "}");
        assertEquals(
                List.of("1:47: /Resources: the finding is about 2 resources; one with unused permissions is about one"),
                refused(inside));
    }

    @Test
    void read_findingInTwoVersions_isRefused() {
        String older = "[" + FINDING + "," + FINDING.replace("ACTIVE", "ARCHIVED") + "]";
        assertEquals(1, refused(older).size());
        assertEquals(evidence(FINDING), evidence("[" + FINDING + "," + FINDING + "]"));
    }

    @Test
    void read_severalResources_areRefused() {
        String two = FINDING.replace("\"Resources\":[", "\"Resources\":[{\"Id\":\"arn:x\"},");
        assertEquals(
                List.of("1:47: /Resources: the finding is about 2 resources; one with unused permissions is about one"),
                refused(two));
    }

    @Test
    void read_wrongDetail_isToldWhereItStands() {
        assertEquals(
                List.of("1:69: /0/Details/UnusedPermissionDetails/ServiceNamespace: `s*` is no service prefix; write"
                        + " letters, digits, `-` and `_`, such as `s3`"),
                refused("[{\"Id\":\"f\",\"Details\":{\"UnusedPermissionDetails\":{\"ServiceNamespace\":\"s*\"}}}]"));
    }
}
