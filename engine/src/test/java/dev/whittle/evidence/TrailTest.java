package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.evidence;
import static dev.whittle.evidence.Reading.patterns;
import static dev.whittle.evidence.Reading.refused;
import static dev.whittle.evidence.Reading.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTest {
    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final String ROLE = ACCOUNT + "role/MyRole";

    @Test
    void read_event_isUseAndOtherManagementEventsAreNot() {
        Translation evidence = translation(trail(record("s3", "GetBucketAcl", issuer(ROLE))));
        assertEquals(patterns("s3:GetBucketAcl"), evidence.used());
        assertEquals(List.of(), evidence.unused());
        assertTrue(evidence.unseen().contains(Unseen.of(Pattern.of("s3:GetBucketPolicy"))));
        assertTrue(evidence.unseen().contains(Unseen.of(Pattern.of("lambda:GetFunction"))));
        assertEquals(List.of("CloudTrail's management events"), evidence.partial());
    }

    @Test
    void read_deniedAttempt_isUse() {
        String denied =
                record("s3", "GetBucketAcl", issuer(ROLE)).replaceFirst("\\{", "{\"errorCode\":\"AccessDenied\",");
        assertEquals(patterns("s3:GetBucketAcl"), translation(trail(denied)).used());
    }

    /** Which actions an operation needs that nobody listed, nobody knows: it may be any of its service. */
    @Test
    void read_eventThatNothingTranslates_keepsItsService() {
        KnownActions known = known(
                trail(record("s3", "GetBucketMystery", issuer(ROLE)), record("bedrock", "Mystery", issuer(ROLE))));
        assertFalse(known.isUnused("s3:getbucketpolicy"));
        assertTrue(known.isUnused("lambda:getfunction"));
        assertTrue(known.guardedActions().contains("s3:GetBucketPolicy"));
        assertEquals(
                List.of(
                        "nothing of bedrock is called unused, since nothing says which actions its recorded operation needs:"
                                + " bedrock:Mystery; what it needed in other services is not known",
                        "nothing of s3 is called unused, since nothing says which actions its recorded operation needs:"
                                + " s3:GetBucketMystery; what it needed in other services is not known"),
                known.evidence().remarks());
    }

    /** The name is an action's, and yet the call may have needed any other action without an event. */
    @Test
    void read_unlistedEventThatNamesAnAction_keepsItsServiceFromTheTrailsSilence() {
        CatalogTrie newer = TinyCatalog.trie("lambda:GetFunction", "lambda:GetNewestThing", "sqs:CreateQueue");
        Evidence evidence = evidence(trail(record("lambda", "GetNewestThing", issuer(ROLE))));
        KnownActions silent = KnownActions.of(newer, evidence, List.of());
        assertFalse(silent.isUnused("lambda:getfunction"));
        assertTrue(silent.isUnused("sqs:createqueue"));
        assertEquals(
                List.of("CloudTrail calls nothing of lambda unused, since no listed action has its event"
                        + " lambda:GetNewestThing"),
                silent.evidence().remarks());
        KnownActions listed =
                KnownActions.of(newer, evidence.plus(Evidence.ofUnused(patterns("lambda:Get*"))), List.of());
        assertTrue(listed.isUnused("lambda:getfunction"));
        assertFalse(listed.isUnused("lambda:getnewestthing"));
    }

    @Test
    void read_sourceThatNobodyKnows_isAboutAnyServiceWhoseOwnSourcesAreNotKnown() {
        String calls = trail(record("taxconsole", "GetThing", issuer(ROLE)), record("taxconsole", "Put", issuer(ROLE)));
        Evidence all = evidence(calls)
                .ofUseAlone()
                .plus(Evidence.ofUnused(patterns("waf-regional:*", "s3:*", "ec2:*", "iam:*")));
        KnownActions known = KnownActions.of(new CatalogTrie(Catalogs.newest()), all, List.of());
        assertTrue(known.isUnused("s3:getbucketpolicy"));
        assertTrue(known.isUnused("ec2:runinstances"));
        assertTrue(known.isUnused("iam:createuser"));
        assertTrue(known.guardedActions().stream().allMatch(action -> action.startsWith("waf-regional:")));
        assertFalse(known.guardedActions().isEmpty());
        assertTrue(
                known.evidence().warnings().get(0).text().startsWith("event source `taxconsole` (2 records) is not"));
    }

    @Test
    void read_severalPrincipals_areKeptApart() {
        Reports reports = reports(
                trail(
                        record("s3", "GetBucketAcl", issuer(ROLE)),
                        record("s3", "GetBucketPolicy", "\"type\":\"IAMUser\",\"arn\":\"" + ACCOUNT + "user/eve\"")),
                Interpretation.PLAIN);
        assertEquals(List.of("s3:GetBucketAcl"), calls(reports.about(Optional.of(ROLE))));
        assertEquals(List.of("s3:GetBucketPolicy"), calls(reports.about(Optional.of(ACCOUNT + "user/eve"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"NotYetKnown\",", "\"type\":\"Role\",", ""})
    void read_roleNamedByARecordOfWhateverType_usedIt(String type) {
        assertEquals(
                List.of("s3:GetBucketAcl"),
                calls(evidence(trail(record("s3", "GetBucketAcl", type + "\"arn\":\"" + ROLE + "\"")))));
    }

    @Test
    void read_sourceInCapitals_isTheSame() {
        String record = record("s3", "GetBucketAcl", issuer(ROLE));
        assertEquals(evidence(trail(record)), evidence(trail(record.replace("s3.amazonaws.com", "S3.AMAZONAWS.COM"))));
    }

    @Test
    void read_callsOfNobodyWithPolicies_areCountedAndLeftAside() {
        Reports reports = reports(
                trail(
                        record("s3", "GetBucketAcl", issuer(ROLE)),
                        record("s3", "PutBucketAcl", "\"type\":\"AWSService\",\"invokedBy\":\"x\""),
                        record("s3", "PutBucketAcl", "\"type\":\"Root\",\"arn\":\"" + ACCOUNT + "root\""),
                        record("s3", "PutBucketAcl", issuer(ACCOUNT + "root")),
                        "{\"eventType\":\"AwsServiceEvent\"}"),
                Interpretation.PLAIN);
        assertEquals(Set.of(ROLE), reports.byPrincipal().keySet());
        assertEquals(
                "CloudTrail's records that were skipped, by type: AWSService 1, AssumedRole 1, AwsServiceEvent 1, Root 1",
                reports.remarks().get(reports.remarks().size() - 1));
    }

    /** A session's own ARN lacks the role's path. */
    @Test
    void read_sessionWithoutIssuer_isOfEachRoleOfThatName() {
        String session = "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/MyRole/me\"";
        Reports alone = reports(trail(record("s3", "PutBucketAcl", session)), Interpretation.PLAIN);
        assertEquals(Set.of(ROLE), alone.byPrincipal().keySet());
        Reports both = reports(
                trail(
                        record("s3", "PutBucketAcl", session),
                        record("s3", "GetBucketAcl", issuer(ACCOUNT + "role/team/MyRole")),
                        record("s3", "GetBucketAcl", issuer(ACCOUNT + "role/OtherMyRole"))),
                Interpretation.PLAIN);
        assertEquals(
                Set.of(ACCOUNT + "role/OtherMyRole", ACCOUNT + "role/team/MyRole"),
                both.byPrincipal().keySet());
        assertEquals(
                List.of("s3:GetBucketAcl", "s3:PutBucketAcl"),
                calls(both.about(Optional.of(ACCOUNT + "role/team/MyRole"))));
        assertEquals(List.of("s3:GetBucketAcl"), calls(both.about(Optional.of(ACCOUNT + "role/OtherMyRole"))));
    }

    @Test
    void read_gzip_isTheSame() throws IOException {
        String text = trail(record("s3", "GetBucketAcl", issuer(ROLE)));
        EvidenceReader reader = new EvidenceReader(Interpretation.PLAIN);
        reader.add("evidence", new ByteArrayInputStream(gzip(text)));
        assertEquals(evidence(text), reader.reports().about(Optional.empty()));
    }

    /** In the middle of the records, and where all of them have been read already. */
    @Test
    void read_gzipThatIsCutOff_isRefused() throws IOException {
        String record = record("s3", "GetBucketAcl", issuer(ROLE));
        byte[] whole =
                gzip(trail(IntStream.range(0, 20_000).mapToObj(i -> record).toArray(String[]::new)));
        for (int length : List.of(whole.length / 2, whole.length - 8, whole.length - 1)) {
            EvidenceReader reader = new EvidenceReader(Interpretation.PLAIN);
            IOException e = assertThrows(
                    IOException.class,
                    () -> reader.add("evidence", new ByteArrayInputStream(Arrays.copyOf(whole, length))));
            assertEquals("the gzip data is cut off", e.getMessage());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void read_times_areThePeriodAndItsGaps() {
        String first = record("s3", "GetBucketAcl", issuer(ROLE))
                .replaceFirst("\\{", "{\"eventTime\":\"2026-03-01T00:00:00Z\",");
        String last = first.replace("2026-03-01", "2026-05-30");
        Reports reports = reports(trail(last, first), Interpretation.PLAIN);
        assertTrue(reports.observed().get(0).covers(Duration.ofDays(90)));
        assertFalse(reports.observed().get(0).covers(Duration.ofDays(90).plusSeconds(1)));
        assertEquals(
                "CloudTrail's records are of 2026-03-01T00:00:00Z to 2026-05-30T00:00:00Z; of these 91 days 89 have none",
                reports.remarks().get(0));
    }

    /** Another file may know the role's path. */
    @Test
    void read_sessionWithoutIssuer_isAlsoOfTheRoleOfThatNameInAnotherFile() {
        String session = "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/MyRole/me\"";
        String role = ACCOUNT + "role/team/MyRole";
        Reports finding = reports(
                "{\"resource\":\"" + role
                        + "\",\"status\":\"ACTIVE\",\"findingType\":\"UnusedPermission\",\"findingDetails\":"
                        + "[{\"unusedPermissionDetails\":{\"serviceNamespace\":\"s3\",\"actions\":[\"PutBucketAcl\"]}}]}",
                Interpretation.PLAIN);
        Reports trail = reports(trail(record("s3", "PutBucketAcl", session)), Interpretation.PLAIN);
        Evidence both = Reports.sum(List.of(finding, trail)).about(Optional.of(role));
        assertEquals(List.of("s3:PutBucketAcl"), calls(both));
        assertEquals(patterns("s3:PutBucketAcl"), both.unused());
        assertEquals(List.of(), both.unseen());
    }

    @Test
    void read_userWithoutArn_isTheUserOfThatName() {
        String bob = "\"type\":\"IAMUser\",\"accountId\":\"111122223333\",\"userName\":\"bob\"";
        Reports reports = reports(
                trail(
                        record("s3", "PutBucketAcl", bob),
                        record("s3", "GetBucketAcl", bob + ",\"arn\":\"" + ACCOUNT + "user/team/bob\"")),
                Interpretation.PLAIN);
        assertEquals(Set.of(ACCOUNT + "user/team/bob"), reports.byPrincipal().keySet());
        assertEquals(List.of("s3:GetBucketAcl", "s3:PutBucketAcl"), calls(reports.about(Optional.empty())));
    }

    /** Of a service that the trail shows used, a finding of the whole of it no longer holds: data events leave no record. */
    @ParameterizedTest
    @ValueSource(strings = {"GetBucketAcl", "GetBucketMystery", "No*Action"})
    void read_event_showsThatItsServiceIsNotUnusedAsAWhole(String event) {
        Evidence used = evidence(trail(record("s3", event, issuer(ROLE))));
        Evidence finding = evidence("[{\"serviceNamespace\":\"s3\"},{\"serviceNamespace\":\"sqs\"}]");
        List<Pattern> groups = Translation.of(finding.plus(used), Catalogs.newest()).unseen().stream()
                .map(Unseen::group)
                .toList();
        assertFalse(groups.contains(Pattern.of("s3:*")));
        assertTrue(groups.contains(Pattern.of("sqs:*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void read_recordsThatAreAllReadsOrAllWrites_areSaidToBe(String readOnly) {
        String record =
                record("s3", "GetBucketAcl", issuer(ROLE)).replaceFirst("\\{", "{\"readOnly\":" + readOnly + ",");
        assertEquals(
                List.of("CloudTrail's records are all " + (readOnly.equals("true") ? "reads" : "writes")
                        + ": where the trail logs nothing else, nothing else can be seen"),
                evidence(trail(record)).remarks());
        assertEquals(
                List.of(),
                evidence(trail(record, record.replace(readOnly, readOnly.equals("true") ? "false" : "true")))
                        .remarks());
    }

    @Test
    void read_recordWithoutEventName_isRefusedWithItsPlace() {
        assertEquals(
                List.of("1:13: the record has no `eventName`"),
                refused("{\"Records\":[{\"eventSource\":\"s3.amazonaws.com\"}]}"));
    }

    @Test
    void read_noRecords_isNoReport() {
        assertEquals(List.of("no report counts: CloudTrail's files hold no record"), refused("{\"Records\":[]}"));
    }

    private static Translation translation(String text) {
        return Translation.of(evidence(text), Catalogs.newest());
    }

    private static KnownActions known(String text) {
        return KnownActions.of(new CatalogTrie(Catalogs.newest()), evidence(text), List.of());
    }

    private static List<String> calls(Evidence evidence) {
        return evidence.calls().stream().map(Recorded::title).toList();
    }

    static String trail(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String record(String service, String event, String identity) {
        return "{\"eventSource\":\"" + service + ".amazonaws.com\",\"eventName\":\"" + event + "\",\"userIdentity\":{"
                + identity + "}}";
    }

    private static String issuer(String arn) {
        return "\"type\":\"AssumedRole\",\"sessionContext\":{\"sessionIssuer\":{\"arn\":\"" + arn + "\"}}";
    }
}
