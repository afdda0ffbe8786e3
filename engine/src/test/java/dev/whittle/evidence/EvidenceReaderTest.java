package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.catalog.Catalogs;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceReaderTest {
    private static final ReportedFinding A1 = new ReportedFinding("a1", Optional.empty());

    private static final String ROLE = "arn:aws:iam::111122223333:role/MyRole";
    private static final String SHAPES = "write one of: answer of `aws accessanalyzer get-finding-v2`,"
            + " short form of a finding ([{\"serviceNamespace\":..., \"actions\":[...]}]),"
            + " Security Hub finding with UnusedPermissionDetails,"
            + " answer of `aws iam get-service-last-accessed-details`,"
            + " CloudTrail records ({\"Records\":[...]}),"
            + " list of `service:Action`, one a line or a JSON array of them";

    @Test
    void shortForm_actionsWithAndWithoutPrefix_areUnused() {
        Evidence evidence = read("""
                [{"serviceNamespace":"s3","actions":["GetBucketAcl","s3:PutObject",{"action":"List*"},{"action":"S3:Get?"}]},
                 {"serviceNamespace":"lambda","actions":[]}]
                """);
        assertEquals(List.of("s3:Get?", "s3:GetBucketAcl", "s3:List*", "s3:PutObject"), texts(evidence.unused(), "s3"));
        assertEquals(Evidence.ofReportedUnused(evidence.unused()), evidence);
    }

    @Test
    void shortForm_withoutActions_isTheWholeService() {
        Evidence evidence =
                read("[{\"serviceNamespace\":\"lambda\"},{\"serviceNamespace\":\"s3\",\"actions\":[\"X\"]}]");
        assertEquals(services("lambda:*"), evidence.unseen());
        assertEquals(patterns("s3:X"), evidence.unused());
        assertEquals(
                patterns("s3:X"), Translation.of(evidence, Catalogs.newest()).literals());
    }

    @Test
    void shortForm_wrongEntries_areAllToldWhereTheyStand() {
        assertEquals(
                List.of(
                        "2:22: /0/serviceNamespace: `s*` is no service prefix; write letters, digits, `-` and `_`, such as `s3`",
                        "3:37: /1/actions: this is a string; write a list of actions",
                        "4:38: /2/actions/0: this is a number; write an action's name, or an object with `action`",
                        "4:40: /2/actions/1: `Get Object` is no action; write a name such as `GetObject`",
                        "4:53: /2/actions/2: `iam:GetRole` is no action of `s3`; name that service's own",
                        "4:67: /2/actions/3: this is an object; write an action's name, or an object with `action`",
                        "4:70: /2/actions/4: `*:Get` is no action; write a name such as `GetObject`",
                        "5:2: /3: serviceNamespace is missing; write the service's prefix, such as `s3`"),
                refused("""
                        [
                         {"serviceNamespace":"s*"},
                         {"serviceNamespace":"s3","actions":"Get"},
                         {"serviceNamespace":"s3","actions":[1,"Get Object","iam:GetRole",{},"*:Get"]},
                         {"serviceNamespace":3}]
                        """));
    }

    @Test
    void finding_actions_areUnused() {
        Evidence evidence = read(finding("a1", ROLE, "ACTIVE", "UnusedPermission", """
                {"serviceNamespace":"s3","actions":[{"action":"GetBucketAcl"},{"action":"s3:GetObject","lastAccessed":"2025-01-01T00:00:00Z"}]}
                """));
        assertEquals(
                Evidence.ofReportedUnused(patterns("s3:GetBucketAcl", "s3:GetObject"))
                        .ofAllServicesOf(ROLE)
                        .from(A1),
                evidence);
    }

    /** For whoever wants to look it up: it says nothing of use. */
    @Test
    void finding_idAndDate_areKeptWithWhatItTells() {
        String detail = "{\"serviceNamespace\":\"s3\",\"actions\":[\"A\"]}";
        String analyzed = finding("a2", ROLE, "ACTIVE", "UnusedPermission", detail)
                .replaceFirst(
                        "\\{", "{\"analyzedAt\":\"2026-09-01T00:00:00Z\",\"updatedAt\":\"2026-08-01T00:00:00Z\",");
        Evidence evidence = read(analyzed + finding("a1", ROLE, "ACTIVE", "UnusedPermission", detail));
        assertEquals(List.of(A1, new ReportedFinding("a2", Optional.of("2026-09-01T00:00:00Z"))), evidence.findings());
        assertEquals(List.of(), evidence.ofUseAlone().findings());
    }

    @Test
    void finding_wholeService_isUnused() {
        Evidence evidence = read(finding("a1", ROLE, "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"iam\"}"));
        assertEquals(services("iam:*"), evidence.unseen());
        assertEquals(List.of(), evidence.unused());
    }

    @Test
    void finding_pagesConcatenatedOrInAnArray_areTakenTogether() {
        String one =
                finding("a1", ROLE, "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"s3\",\"actions\":[\"A\"]}");
        String two =
                finding("a1", ROLE, "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"s3\",\"actions\":[\"B\"]}");
        Evidence both = Evidence.ofReportedUnused(patterns("s3:A", "s3:B"))
                .ofAllServicesOf(ROLE)
                .from(A1);
        assertEquals(both, read(one + two));
        assertEquals(both, read(one + "\r\n" + two + "\n"));
        assertEquals(both, read("[" + one + "," + two + "]"));
        assertEquals(both, read("[" + one + "] [" + two + "]"));
    }

    @Test
    void finding_notActiveOrOfAnotherType_isNamedAndLeftAside() {
        String detail = "{\"serviceNamespace\":\"s3\",\"actions\":[\"A\"]}";
        Evidence evidence = read(finding("a1", ROLE, "ARCHIVED", "UnusedPermission", detail)
                + finding("a2", ROLE, "ACTIVE", "UnusedIAMRole", detail)
                + finding("a3", ROLE, "ACTIVE", "UnusedPermission", detail.replace("A", "B")));
        assertEquals(patterns("s3:B"), evidence.unused());
        assertEquals(
                List.of(
                        "finding `a1` skipped: its type is `UnusedPermission` and its status `ARCHIVED`;"
                                + " only ACTIVE findings of type UnusedPermission count",
                        "finding `a2` skipped: its type is `UnusedIAMRole` and its status `ACTIVE`;"
                                + " only ACTIVE findings of type UnusedPermission count"),
                evidence.remarks());
    }

    @Test
    void finding_noneThatCounts_isRefused() {
        String resolved = finding("a1", ROLE, "RESOLVED", "UnusedPermission", "{\"serviceNamespace\":\"s3\"}");
        assertEquals(
                List.of("no report counts: finding `a1` skipped: its type is `UnusedPermission` and its status"
                        + " `RESOLVED`; only ACTIVE findings of type UnusedPermission count"),
                refused(resolved));
    }

    @Test
    void finding_twoResources_needTheRole() {
        String text = finding("a1", ROLE, "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"s3\"}")
                + finding("a2", ROLE + "2", "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"lambda\"}");
        assertEquals(
                List.of("the reports are about 2 principals; choose one with --role: " + ROLE + ", " + ROLE + "2"),
                refused(text));
        Evidence evidence = read(text, Optional.of(ROLE));
        assertEquals(services("s3:*"), evidence.unseen());
        assertEquals(List.of("skipped what is reported of 1 other principal"), evidence.remarks());
        assertEquals(services("lambda:*"), read(text, Optional.of(ROLE + "2")).unseen());
    }

    @Test
    void finding_roleThatNoneIsAbout_isRefused() {
        String text = finding("a1", ROLE, "ACTIVE", "UnusedPermission", "{\"serviceNamespace\":\"s3\"}");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(text, Optional.of("arn:x")));
        assertEquals("evidence: nothing is reported of `arn:x`; the reports are about " + ROLE, e.getMessage());
    }

    @Test
    void finding_wrongDetails_areAllToldWhereTheyStand() {
        String page =
                "{\"id\":\"a\",\"resource\":\"r\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\n\"findingDetails\":";
        assertEquals(
                List.of("2:19: /findingDetails: this is an object; write a list of details"), refused(page + " {}}"));
        assertEquals(
                List.of(
                        "2:19: /0/findingDetails/0: the detail of an UnusedPermission finding has"
                                + " `unusedPermissionDetails`; this one has not",
                        "2:49: /0/findingDetails/1/unusedPermissionDetails: this is an array; write an object with"
                                + " serviceNamespace",
                        "4:18: /1/findingDetails: this is a number; write a list of details"),
                refused("[" + page + "[{},{\"unusedPermissionDetails\":[]}]},\n" + page + "7}]"));
    }

    @Test
    void plainList_commentsBlankLinesAndAnyLineEnd_areRead() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertEquals(
                    Evidence.ofUnused(patterns("iam:PassRole", "lambda:*", "s3:GetObject")),
                    read(String.join(
                            end, "# unused", "", "s3:GetObject", "  lambda:* # all of it", "\t", "iam:PassRole")));
        }
    }

    @Test
    void plainList_everything_isAPatternAndNoName() {
        Evidence evidence = read("*\n");
        assertEquals(patterns("*"), evidence.unused());
        assertEquals(List.of(), Translation.of(evidence, Catalogs.newest()).literals());
    }

    @Test
    void plainList_badLines_areAllToldWhereTheyStand() {
        String tail = " is no action; write one `service:Action` or pattern a line, of at most 256 characters";
        assertEquals(
                List.of(
                        "2:3: `GetObject`" + tail,
                        "3:1: `s3:Get s3:Put`" + tail,
                        "5:2: `s3:\u00e9`" + tail,
                        "6:1: `s3:" + "x".repeat(77) + "...`" + tail),
                refused("s3:Get\r\n  GetObject # no service\r\ns3:Get s3:Put\r\n# \uD83E\uDE93\r\n\ts3:\u00e9\r\ns3:"
                        + "x".repeat(254)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void read_emptyFile_isRefusedWithTheShapes(String text) {
        assertEquals(List.of("the file is empty, so nothing is known of what was unused; " + SHAPES), refused(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "{\"findings\":[]}", "[{\"serviceNamespace\":\"s3\"},{}]", "[] []"})
    void read_unknownJsonShape_isRefusedWithTheShapes(String text) {
        assertEquals(List.of("this fits no known form; " + SHAPES), refused(text));
    }

    @Test
    void read_brokenJson_isRefused() {
        assertEquals(List.of("1:2: the text ends before the JSON value does; it was cut off"), refused("["));
        assertEquals(
                List.of(
                        "1:27: /0/serviceNamespace: the key `serviceNamespace` stands here a second time; keep one of them"),
                refused("[{\"serviceNamespace\":\"a\", \"serviceNamespace\":\"b\"}]"));
    }

    @Test
    void read_byteOrderMark_isRefused() {
        assertEquals(
                List.of("the text starts with a byte order mark; save it as UTF-8 without one"),
                refused("\uFEFFs3:Get"));
    }

    private static String finding(String id, String resource, String status, String type, String details) {
        return "{\"id\":\"" + id + "\",\"resource\":\"" + resource + "\",\"status\":\"" + status
                + "\",\"findingType\":\"" + type + "\",\"findingDetails\":[{\"unusedPermissionDetails\":" + details
                + "}]}";
    }

    private static Evidence read(String text) {
        return read(text, Optional.empty());
    }

    private static Evidence read(String text, Optional<String> role) {
        return EvidenceReader.read("evidence", text.getBytes(StandardCharsets.UTF_8), role);
    }

    private static List<String> refused(String text) {
        return assertThrows(InvalidInputException.class, () -> read(text)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts).map(Pattern::of).toList();
    }

    private static List<Unseen> services(String... texts) {
        return patterns(texts).stream().map(Unseen::ofService).toList();
    }

    /** The texts, with the service in the letters given: what is reported comes in either. */
    private static List<String> texts(List<Pattern> patterns, String service) {
        return patterns.stream().map(pattern -> service + ":" + pattern.name()).toList();
    }
}
