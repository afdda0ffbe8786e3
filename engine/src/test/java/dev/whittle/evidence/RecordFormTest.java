package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.as;
import static dev.whittle.evidence.Reading.patterns;
import static dev.whittle.evidence.Reading.refused;
import static dev.whittle.evidence.Reading.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.evidence.Interpretation.Excerpts;
import dev.whittle.evidence.Interpretation.ListOf;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudTrail's records in every form in which people have them. */
class RecordFormTest {
    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final String ROLE = ACCOUNT + "role/MyRole";
    private static final String ACL = record("GetBucketAcl", "eu-west-1", true);
    private static final String POLICY = record("PutBucketPolicy", "us-east-2", false);
    private static final List<String> CALLS = List.of("s3:GetBucketAcl", "s3:PutBucketPolicy");

    private static final String USER_TEXT = "{type=AssumedRole, principalid=AROAX:me, arn=arn:aws:sts::111122223333:"
            + "assumed-role/MyRole/me, accountid=111122223333, invokedby=null, accesskeyid=ASIAX, username=null,"
            + " sessioncontext={attributes={mfaauthenticated=false, creationdate=2026-03-01T00:00:00Z}, sessionissuer={"
            + "type=Role, principalid=AROAX, arn=" + ROLE + ", accountid=111122223333, username=MyRole},"
            + " ec2roledelivery=null, webidfederationdata={federatedprovider=null, attributes={a:b=c, d=e}}}}";

    private static String record(String event, String region, boolean isRead) {
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AssumedRole\",\"arn\":"
                + "\"arn:aws:sts::111122223333:assumed-role/MyRole/me\",\"sessionContext\":{\"sessionIssuer\":{\"arn\":\""
                + ROLE
                + "\"}}},\"eventTime\":\"2026-03-01T00:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\""
                + event + "\",\"awsRegion\":\"" + region + "\",\"readOnly\":" + isRead + "}";
    }

    private static String lookup(String record) {
        return "{\"EventId\":\"e\",\"EventName\":\"x\",\"CloudTrailEvent\":\"" + record.replace("\"", "\\\"") + "\"}";
    }

    private static String bridged(String record) {
        return "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\",\"detail\":"
                + record + "}";
    }

    private static String unloaded(String event, String region, boolean isRead) {
        return record(event, region, isRead)
                .replace("userIdentity", "useridentity")
                .replace("sessionContext", "sessioncontext")
                .replace("sessionIssuer", "sessionissuer")
                .replace("eventVersion", "eventversion")
                .replace("eventTime", "eventtime")
                .replace("eventSource", "eventsource")
                .replace("eventName", "eventname")
                .replace("awsRegion", "awsregion")
                .replace("\"readOnly\":" + isRead, "\"readonly\":\"" + isRead + "\"");
    }

    /** OCSF 1.0.0-rc.2 has the ARN of a user elsewhere than later versions. */
    private static String ocsf(String version, String event, String user) {
        return "{\"metadata\":{\"product\":{\"name\":\"CloudTrail\",\"vendor_name\":\"AWS\",\"feature\":{\"name\":"
                + "\"Management\"}},\"version\":\"" + version
                + "\",\"event_code\":\"AwsApiCall\"},\"time\":1772323200000,"
                + "\"cloud\":{\"region\":\"eu-west-1\",\"provider\":\"AWS\"},\"api\":{\"response\":null,\"operation\":\""
                + event
                + "\",\"service\":{\"name\":\"s3.amazonaws.com\"}},\"actor\":" + user
                + ",\"class_uid\":6003,\"observables\":"
                + "[{\"name\":\"actor.user.name\",\"type_id\":4}],\"unmapped\":{\"readOnly\":\"true\"}}";
    }

    private static String session(String userMembers) {
        return "{\"session\":{\"issuer\":\"" + ROLE + "\",\"is_mfa\":false},\"user\":{\"type\":\"AssumedRole\","
                + userMembers + "}}";
    }

    private static String cells(String... values) {
        return Stream.of(values)
                .map(value -> value.isEmpty() ? "{}" : "{\"VarCharValue\":\"" + value + "\"}")
                .collect(Collectors.joining(",", "{\"Data\":[", "]}"));
    }

    private static String page(String rows, String rest) {
        return "{\"ResultSet\":{\"Rows\":[" + rows
                + "],\"ResultSetMetadata\":{\"ColumnInfo\":[{\"Name\":\"eventsource\","
                + "\"Type\":\"varchar\"},{\"Name\":\"eventname\"},{\"Name\":\"errorcode\"},{\"Name\":\"useridentity\"}]}}"
                + rest
                + "}";
    }

    static Stream<String> wholes() {
        String uid = session("\"uid\":\"arn:aws:sts::111122223333:assumed-role/MyRole/me\",\"uid_alt\":\"AROAX:me\"");
        String uuid = session("\"uuid\":\"arn:aws:sts::111122223333:assumed-role/MyRole/me\",\"uid\":\"AROAX:me\"");
        return Stream.of(
                "{\"Records\":[" + ACL + "," + POLICY + "]}",
                "{\"note\":{\"Records\":1},\"n\":[1],\"Records\":[" + ACL + "," + POLICY + "]}",
                "{\"Records\":[" + ACL + "]}\n{\"Records\":[" + POLICY + "]}\n",
                "\n" + ACL + "\n" + POLICY + "\n",
                "[" + ACL + ",\n" + POLICY + "]",
                "[{\"Records\":[" + ACL + "]}," + POLICY + "]",
                ocsf("1.0.0-rc.2", "GetBucketAcl", uuid) + "\n" + ocsf("1.1.0", "PutBucketPolicy", uid),
                "[" + ocsf("1.5.0", "GetBucketAcl", uid) + "," + ocsf("1.3.0", "PutBucketPolicy", uid) + "]");
    }

    static Stream<String> excerpts() {
        String user = USER_TEXT;
        String csv = "\"eventname\",\"EventSource\",\"useridentity\",\"readonly\",\"awsregion\"\n"
                + "\"GetBucketAcl\",\"s3.amazonaws.com\",\"" + user + "\",\"true\",\"eu-west-1\"\r\n"
                + "\"PutBucketPolicy\",\"s3.amazonaws.com\",\"" + user + "\",\"false\",us-east-2\n";
        String header = cells("eventsource", "eventname", "errorcode", "useridentity");
        return Stream.of(
                "{\"Events\":[" + lookup(ACL) + "," + lookup(POLICY) + "]}",
                "{\"ResponseMetadata\":{},\"Events\":[" + lookup(ACL) + "]}{\"Events\":[" + lookup(POLICY) + "]}",
                lookup(ACL) + "\n" + lookup(POLICY),
                "[\"" + ACL.replace("\"", "\\\"") + "\",\"" + POLICY.replace("\"", "\\\"") + "\"]",
                bridged(ACL) + "\n" + bridged(POLICY),
                "[" + bridged(ACL) + "," + bridged(POLICY) + "]",
                unloaded("GetBucketAcl", "eu-west-1", true) + "\n" + unloaded("PutBucketPolicy", "us-east-2", false),
                csv,
                page(
                        header + "," + cells("s3.amazonaws.com", "GetBucketAcl", "", user) + ","
                                + cells("s3.amazonaws.com", "PutBucketPolicy", "AccessDenied", user),
                        ",\"UpdateCount\":0"),
                page(header + "," + cells("s3.amazonaws.com", "GetBucketAcl", "", user), ",\"NextToken\":\"t\"")
                        + page(cells("s3.amazonaws.com", "PutBucketPolicy", "", user), ""));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void read_wholeTrail_isTheSameInAnyForm(String text) {
        Reports reports = reports(text, Interpretation.PLAIN);
        assertEquals(Set.of(ROLE), reports.byPrincipal().keySet());
        assertEquals(Evidence.NONE, reports.byAnybody());
        Evidence evidence = reports.about(Optional.empty());
        assertEquals(CALLS, calls(evidence));
        assertEquals(1, Claim.of(Claim.Silence.class, evidence.claims()).size());
        assertEquals(evidence, Reading.evidence(text, as(EvidenceForm.CLOUDTRAIL)));
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void read_excerpt_onlyProtects(String text) {
        Reports reports = reports(text, Interpretation.PLAIN);
        assertEquals(Set.of(ROLE), reports.byPrincipal().keySet());
        assertEquals(Evidence.NONE, reports.byAnybody());
        assertTrue(
                refused(text).get(0).contains("are an excerpt of a trail"),
                refused(text).toString());
        Evidence both = Reports.sum(List.of(reports, reports("s3:*", Interpretation.PLAIN)))
                .about(Optional.empty());
        assertEquals(CALLS, calls(both));
        assertEquals(patterns("s3:*"), both.unused());
        assertEquals(List.of(), Claim.of(Claim.Silence.class, both.claims()));
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void read_excerptThatIsWholeByTheUsersWord_countsAsATrail(String text) {
        Evidence evidence = Reading.evidence(text, taken(Excerpts.WHOLE_THOUGH_PARTIAL));
        assertEquals(CALLS, calls(evidence));
        assertEquals(1, Claim.of(Claim.Silence.class, evidence.claims()).size());
    }

    private static Interpretation taken(Excerpts excerpts) {
        return new Interpretation(Optional.empty(), ListOf.UNUSED, Optional.empty(), Optional.empty(), excerpts);
    }

    private static String gap(String... records) {
        return String.join(
                ";",
                refused(
                        "{\"Events\":["
                                + Stream.of(records).map(RecordFormTest::lookup).collect(Collectors.joining(","))
                                + "]}",
                        taken(Excerpts.WHOLE)));
    }

    @Test
    void read_wholeByTheUsersWord_hasToLookIt() {
        String elsewhere = record("GetBucketCors", "us-east-2", true);
        Evidence whole =
                Reading.evidence("{\"Events\":[" + lookup(ACL) + "," + lookup(elsewhere) + "]}", taken(Excerpts.WHOLE));
        assertEquals(1, Claim.of(Claim.Silence.class, whole.claims()).size());
        assertTrue(gap(POLICY).contains("all are writes"), gap(POLICY));
        assertTrue(gap(ACL).contains("of the Region eu-west-1"), gap(ACL));
        String iam = record("GetUser", "us-east-1", true).replace("s3.amazonaws", "iam.amazonaws");
        assertTrue(gap(ACL, iam).contains("of the Region eu-west-1"), gap(ACL, iam));
        assertTrue(gap(iam).contains("none tells a Region"), gap(iam));
        String untold = ACL.replace("\"awsRegion\":\"eu-west-1\",", "");
        assertTrue(gap(untold).contains("none tells a Region"), gap(untold));
    }

    @Test
    void read_nextToken_isNeverWhole() {
        String cut = "{\"Events\":[" + lookup(ACL) + "," + lookup(POLICY) + "],\"NextToken\":\"t\"}";
        for (Excerpts excerpts : List.of(Excerpts.WHOLE, Excerpts.WHOLE_THOUGH_PARTIAL)) {
            assertTrue(refused(cut, taken(excerpts)).get(0).contains("`NextToken`"));
        }
        List<String> remarks = reports(cut, Interpretation.PLAIN).usedOnly().remarks();
        assertTrue(remarks.get(remarks.size() - 1).contains("further pages (`NextToken`)"), remarks.toString());
        String page = page(cells("eventsource", "eventname"), ",\"NextToken\":\"t\"");
        assertTrue(refused(page, taken(Excerpts.WHOLE)).get(0).contains("`NextToken`"));
    }

    /** The silence is that of the trail, about those whom it names; what the excerpt shows was used as well. */
    @Test
    void read_excerptBesideATrail_protectsAndTheSilenceStands() {
        String other = ACL.replace("MyRole", "Other");
        Reports reports =
                reports(bridged(POLICY) + "{\"Records\":[" + ACL + "]}" + bridged(other), Interpretation.PLAIN);
        Evidence mine = reports.about(Optional.of(ROLE));
        assertEquals(CALLS, calls(mine));
        assertEquals(1, Claim.of(Claim.Silence.class, mine.claims()).size());
        assertTrue(Reading.refused(reports, Optional.of(ACCOUNT + "role/Other")).contains("excerpt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Events\":[]}",
                "eventsource,eventname,useridentity\n",
                "{\"ResultSet\":{\"Rows\":[{\"Data\":[{\"VarCharValue\":\"eventsource\"},{\"VarCharValue\":\"eventname\"}]}]}}"
            })
    void read_noRecords_saysSo(String text) {
        for (Excerpts excerpts : Excerpts.values()) {
            assertEquals(
                    List.of("no report counts: CloudTrail's files hold no record"),
                    refused(text, taken(excerpts)),
                    text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // No column, no value, no struct, two ways to read it, a session that names no role, names twice.
                "eventsource,eventname\ns3.amazonaws.com,GetBucketAcl",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,AssumedRole",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=IAMUser, arn=arn:aws:iam::1:user/a,"
                        + " username=a, x=b}\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=SAMLUser, principalid=a, arn="
                        + "arn:aws:iam::1:user/b, arn=null, username=a}\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=AWSService, username=a, arn=b}\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=AWSService, username=a}}\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=AWSService, username={a}\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=AWSService\"",
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{\"\"type\"\":\"\"AWSService\"\"\"",
                "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetBucketAcl\"}",
                "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetBucketAcl\",\"userIdentity\":{\"type\":\"FederatedUser\","
                        + "\"arn\":\"arn:aws:sts::111122223333:federated-user/eve\"}}",
                "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetBucketAcl\",\"userIdentity\":{\"type\":\"AssumedRole\"}}"
            })
    void read_recordWhosePrincipalIsInDoubt_isUseByEverybody(String text) {
        Reports reports = reports(text, Interpretation.PLAIN);
        assertEquals(Set.of(), reports.byPrincipal().keySet());
        assertEquals(List.of("s3:GetBucketAcl"), calls(reports.byAnybody()));
        String remark = reports.remarks().get(reports.remarks().size() - 1);
        assertTrue(
                remark.startsWith(
                        "1 record of CloudTrail's whose principal can't be read beyond doubt counts as use by"),
                remark);
        Reports trail = reports("{\"Records\":[" + POLICY + "]}", Interpretation.PLAIN);
        assertEquals(CALLS, calls(Reports.sum(List.of(reports, trail)).about(Optional.of(ROLE))));
        assertEquals(
                List.of("s3:GetBucketAcl"),
                calls(Reports.sum(List.of(reports.usedOnly(), reports("s3:*", Interpretation.PLAIN)))
                        .about(Optional.empty())));
    }

    /** Nobody used what no record of a whole trail shows, whoever made the calls. */
    @Test
    void read_wholeTrailThatNamesNobody_isStillOne() {
        Evidence evidence = Reading.evidence("{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetBucketAcl\"}");
        assertEquals(1, Claim.of(Claim.Silence.class, evidence.claims()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSService", "Root", "AWSAccount"})
    void read_rowOfNobodyBeyondDoubt_isLeftAside(String type) {
        Reports reports = reports(
                "eventsource,eventname,useridentity\ns3.amazonaws.com,GetBucketAcl,\"{type=" + type + ", arn=null}\"",
                Interpretation.PLAIN);
        assertEquals(Evidence.NONE, reports.byAnybody());
        assertTrue(reports.remarks().get(reports.remarks().size() - 1).endsWith("by type: " + type + " 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"class_uid\":6003,\"metadata\":{\"product\":{\"name\":\"Amazon EKS\"}},\"api\":{\"operation\":\"create\"}}",
                "{\"detail-type\":\"EC2 Instance State-change Notification\",\"detail\":{\"state\":\"stopped\"}}"
            })
    void read_whatIsNoRecordOfACall_isLeftAside(String event) {
        for (String text : List.of(ACL + event, event + ACL)) {
            Reports reports = reports(text, Interpretation.PLAIN);
            assertEquals(CALLS.subList(0, 1), calls(reports.about(Optional.empty())));
            assertTrue(reports.remarks().get(reports.remarks().size() - 1).contains("skipped"));
        }
    }

    @Test
    void read_brokenRecord_isRefusedWithItsPlace() {
        String place = "{\"Events\":[{\"CloudTrailEvent\":\"";
        assertEquals(
                List.of(
                        "1:12: what `CloudTrailEvent` holds is no record: 1:2: the text ends before the JSON value does; it"
                                + " was cut off"),
                refused(place + "{\"}]}"));
        assertEquals(
                List.of(
                        "1:12: what `CloudTrailEvent` holds is no record: 1:7: the key `a` stands here a second time; keep"
                                + " one of them"),
                refused(place + "{\\\"a\\\":1,\\\"a\\\":2}\"}]}").stream()
                        .map(text -> text.replaceFirst("record: 1:[0-9]+:", "record: 1:7:"))
                        .toList());
        assertTrue(refused(place + "x".repeat(5 << 20) + "\"}]}").get(0).contains("4194304 of a string"));
        assertEquals(
                List.of("1:12: what `CloudTrailEvent` holds is no record: 1:1: the record has no `eventSource`"),
                refused(place + "{\\\"CloudTrailEvent\\\":\\\"{}\\\"}\"}]}"));
        assertEquals(
                List.of("1:1: the record has no `api/operation`"),
                refused("{\"class_uid\":6003,\"api\":{\"service\":{\"name\":\"s3.amazonaws.com\"}},\"actor\":{}}"));
        assertEquals(
                List.of("2:1: the record has no `detail/eventName`"),
                refused(
                        "{\"detail-type\":\"x\"}\n{\"detail\":{\"eventSource\":\"s3.amazonaws.com\"}}",
                        as(EvidenceForm.CLOUDTRAIL)));
        assertEquals(
                List.of("2:1: the record has no `eventname`"), refused("eventsource,eventname\ns3.amazonaws.com,\n"));
        assertEquals(
                List.of("the text starts with a byte order mark; save it as UTF-8 without one"),
                refused("\uFEFFeventsource,eventname\n"));
        assertEquals(
                List.of("1:1: the table has no column `eventname`; select it as well, and `useridentity`"),
                refused("eventsource,useridentity\n1,2"));
        assertEquals(
                List.of("2:1: this is no record of CloudTrail's and holds no list of them: it has neither `Records` nor"
                        + " `eventName`"),
                refused(ACL + "\n{\"Records\":{}}"));
        assertEquals(
                List.of(
                        "1:1: nothing names the columns of these rows; bring the first page, or pages with `ColumnInfo`"),
                refused("{\"ResultSet\":{\"Rows\":[" + cells("s3.amazonaws.com", "x") + "]}}"));
    }

    private static List<String> calls(Evidence evidence) {
        return evidence.calls().stream().map(Recorded::title).toList();
    }
}
