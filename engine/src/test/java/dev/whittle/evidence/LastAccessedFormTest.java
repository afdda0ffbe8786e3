package dev.whittle.evidence;

import static dev.whittle.evidence.Reading.evidence;
import static dev.whittle.evidence.Reading.patterns;
import static dev.whittle.evidence.Reading.refused;
import static dev.whittle.evidence.Reading.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.policy.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastAccessedFormTest {
    private static final String SERVICES = """
            {"ServiceName":"Amazon S3","ServiceNamespace":"s3","LastAuthenticated":"2026-05-01T00:00:00Z",
             "TotalAuthenticatedEntities":1,"TrackedActionsLastAccessed":[{"ActionName":"GetBucketAcl"},
              {"ActionName":"GetBucketPolicy","LastAccessedTime":"2026-01-01T00:00:00Z","LastAccessedRegion":"us-east-1"}]},
            {"ServiceName":"AWS Lambda","ServiceNamespace":"lambda","TotalAuthenticatedEntities":0}""";

    @Test
    void read_listedWithoutTime_isUnusedAndWithTimeIsUsed() {
        Evidence evidence = evidence(page("COMPLETED", SERVICES));
        assertEquals(patterns("s3:GetBucketAcl"), evidence.unused());
        assertEquals(patterns("s3:GetBucketPolicy"), evidence.used());
        assertEquals(List.of(Unseen.of(Pattern.of("lambda:*"))), evidence.unseen());
        assertEquals(List.of("the last accessed report"), evidence.partial());
        assertEquals(List.of(), evidence.remarks());
    }

    /** A service that was used by whatever cannot be unused as a whole, in whichever order the reports come. */
    @Test
    void sum_serviceThatAnotherReportCallsUsed_isNotUnusedAsAWhole() {
        Evidence never = evidence(page("COMPLETED", "{\"ServiceNamespace\":\"s3\"},{\"ServiceNamespace\":\"sqs\"}"));
        Evidence used = evidence(page("COMPLETED", SERVICES));
        for (Evidence both : List.of(
                never.plus(used),
                used.plus(never),
                never.plus(used.ofUseAlone()),
                used.ofUseAlone().plus(never))) {
            assertEquals(
                    List.of(Pattern.of("sqs:*")),
                    Translation.of(both, Catalogs.newest()).unseen().stream()
                            .map(Unseen::group)
                            .filter(group -> !group.equals(Pattern.of("lambda:*")))
                            .toList());
            assertEquals(patterns("s3:GetBucketPolicy"), both.used());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ServiceNamespace':'s3','TotalAuthenticatedEntities':3} | TotalAuthenticatedEntities is not 0",
                "{'ServiceNamespace':'s3','TotalAuthenticatedEntities':'1'} | TotalAuthenticatedEntities is not 0",
                "{'ServiceNamespace':'s3','LastAuthenticated':null,'TrackedActionsLastAccessed':[{'ActionName':'GetBucketAcl',"
                        + "'LastAccessedTime':'2026-01-01T00:00:00Z'}]} | an action has a LastAccessedTime"
            })
    void read_neverUsedAndUsed_isRefused(String service, String why) {
        assertEquals(
                List.of(
                        "1:179: /ServicesLastAccessed/0: the service has no LastAuthenticated, as if it was never used, and"
                                + " yet " + why + "; fetch the report again"),
                refused(page("COMPLETED", service.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ServiceNamespace':'s3','LastAuthenticatedEntity':'arn:x'} | there is no LastAuthenticated, as if it was"
                        + " never used, and yet there is LastAuthenticatedEntity; fetch the report again",
                "{'ServiceNamespace':'s3','lastAuthenticated':'2026-01-01T00:00:00Z'} | `lastAuthenticated` is not known"
                        + " here; write `LastAuthenticated`, `LastAuthenticatedEntity`, `LastAuthenticatedRegion`,"
                        + " `ServiceName`, `ServiceNamespace`, `TotalAuthenticatedEntities`, `TrackedActionsLastAccessed`",
                "{'ServiceNamespace':'s3','LastAuthenticated':'2026-01-01T00:00:00Z','TrackedActionsLastAccessed':"
                        + "[{'ActionName':'GetBucketAcl','LastAccessedRegion':'us-east-1'}]} | there is no"
                        + " LastAccessedTime, as if it was never used, and yet there is LastAccessedRegion; fetch the"
                        + " report again",
                "{'ServiceNamespace':'s3','LastAuthenticated':'2026-01-01T00:00:00Z','TrackedActionsLastAccessed':"
                        + "[{'ActionName':'GetBucketAcl','LastAccessed':'2026-01-01T00:00:00Z'}]} | `LastAccessed` is not"
                        + " known here; write `ActionName`, `LastAccessedEntity`, `LastAccessedRegion`,"
                        + " `LastAccessedTime`"
            })
    void read_useWithoutItsTime_isNotTakenForNone(String service, String why) {
        List<String> problems = refused(page("COMPLETED", service.replace('\'', '"')));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).endsWith(": " + why), problems.get(0));
    }

    @Test
    void read_unusedWholeService_keepsWhatIsNeverTracked() {
        Evidence evidence = evidence(page("COMPLETED", "{\"ServiceNamespace\":\"s3\"},{\"ServiceNamespace\":\"iam\"}"));
        Unseen iam = evidence.unseen().get(0);
        Unseen s3 = evidence.unseen().get(1);
        assertEquals(List.of(Pattern.of("iam:PassRole")), iam.untracked());
        assertTrue(s3.isUntracked("s3:getobject"));
        assertTrue(s3.isUntracked("s3:listbucket"));
        assertFalse(s3.isUntracked("s3:getbucketacl"));
        assertTrue(s3.holds(Pattern.of("s3:GetBucket*")));
        assertFalse(s3.holds(Pattern.of("s3:Get*")));
    }

    @Test
    void read_nullTime_isNone() {
        Evidence evidence = evidence(page("COMPLETED", "{\"ServiceNamespace\":\"sqs\",\"LastAuthenticated\":null}"));
        assertEquals(List.of(Unseen.of(Pattern.of("sqs:*"))), evidence.unseen());
    }

    /** The bound itself still counts as use; one second before does not. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-03T00:00:00Z,      90, 2026-06-01T00:00:00Z, false",
        "2026-03-02T23:59:59Z,      90, 2026-06-01T00:00:00Z, true",
        "2026-03-03T01:59:59+02:00, 90, 2026-06-01T00:00:00Z, true",
        "2026-03-02T23:59:59Z,      90, ,                     true",
        "2026-03-03T00:00:00Z,      90, ,                     false",
        "2026-05-31T00:00:00Z,       0, 2026-06-01T00:00:00Z, true",
    })
    void read_unusedFor_countsFromTheDayGivenOrTheReports(String last, long days, Instant asOf, boolean isUnused) {
        Interpretation how = new Interpretation(
                Optional.empty(), ListOf.UNUSED, Optional.of(Duration.ofDays(days)), Optional.ofNullable(asOf));
        String service = "{\"ServiceNamespace\":\"sqs\",\"LastAuthenticated\":\"" + last
                + "\",\"TrackedActionsLastAccessed\":[{\"ActionName\":\"GetQueueUrl\",\"LastAccessedTime\":\"" + last
                + "\"}]}";
        Evidence evidence = evidence(page("COMPLETED", service), how);
        assertEquals(isUnused ? List.of(Unseen.of(Pattern.of("sqs:*"))) : List.of(), evidence.unseen());
        assertEquals(isUnused ? patterns("sqs:GetQueueUrl") : List.of(), evidence.unused());
        assertEquals(isUnused ? List.of() : patterns("sqs:GetQueueUrl"), evidence.used());
    }

    /** The report is of 2026-06-01. */
    @Test
    void read_reportThatIsOlderThanTheDayGiven_isSaidToBeAndAfterThePeriodRefused() {
        String page = page("COMPLETED", "{\"ServiceNamespace\":\"sqs\"}");
        assertEquals(List.of(), evidence(page, asOf("2026-06-01T12:00:00Z")).remarks());
        assertEquals(
                List.of("`evidence` is of 2026-06-01T00:00:00Z: what was used in the 90 days after that is not in it"),
                evidence(page, asOf("2026-08-30T00:00:00Z")).remarks());
        assertEquals(
                List.of("1:1: the report is of 2026-06-01T00:00:00Z, so it says nothing of the 90 days before"
                        + " 2026-08-31T00:00:00Z; fetch a new one"),
                refused(page, asOf("2026-08-31T00:00:00Z")));
    }

    private static Interpretation asOf(String day) {
        return new Interpretation(
                Optional.empty(), ListOf.UNUSED, Optional.of(Duration.ofDays(90)), Optional.of(Instant.parse(day)));
    }

    @Test
    void read_secondsSince1970_areATime() {
        String service = "{\"ServiceNamespace\":\"sqs\",\"LastAuthenticated\":1772496000.0}";
        Interpretation at = new Interpretation(
                Optional.empty(),
                ListOf.UNUSED,
                Optional.of(Duration.ZERO),
                Optional.of(Instant.ofEpochSecond(1_772_496_000)));
        Interpretation after = new Interpretation(
                Optional.empty(),
                ListOf.UNUSED,
                Optional.of(Duration.ZERO),
                Optional.of(Instant.ofEpochSecond(1_772_496_001)));
        assertEquals(List.of(), evidence(page("COMPLETED", service), at).unseen());
        assertEquals(1, evidence(page("COMPLETED", service), after).unseen().size());
    }

    @Test
    void read_pages_areTakenTogether() {
        String one = page("COMPLETED", "{\"ServiceNamespace\":\"sqs\"}");
        String two = page("COMPLETED", "{\"ServiceNamespace\":\"sns\"}");
        List<Unseen> both = List.of(Unseen.of(Pattern.of("sns:*")), Unseen.of(Pattern.of("sqs:*")));
        assertEquals(both, evidence(one + two).unseen());
        assertEquals(both, evidence("[" + one + "," + two + "]").unseen());
    }

    @Test
    void read_truncated_isSaid() {
        String cut = page("COMPLETED", "{\"ServiceNamespace\":\"sqs\"}").replace("false", "true");
        assertEquals(
                List.of("`evidence` is truncated: the services that it leaves out stay as they are"),
                evidence(cut).remarks());
        assertEquals(List.of(), evidence(cut + page("COMPLETED", "")).remarks());
    }

    @Test
    void read_jobThatIsNotCompleted_isRefused() {
        assertEquals(
                List.of("1:14: /JobStatus: the job's status is `IN_PROGRESS`; wait until it is `COMPLETED` and fetch it"
                        + " again"),
                refused(page("IN_PROGRESS", "")));
    }

    @Test
    void read_wrongEntries_areAllToldWhereTheyStand() {
        Interpretation old =
                new Interpretation(Optional.empty(), ListOf.UNUSED, Optional.of(Duration.ofDays(1)), Optional.empty());
        assertEquals(
                List.of(
                        "2:1: /ServicesLastAccessed/0: ServiceNamespace is missing or no service prefix; write one such"
                                + " as `s3`",
                        "3:56: /ServicesLastAccessed/1/TrackedActionsLastAccessed/0: ActionName is missing or no action"
                                + " of `s3`",
                        "4:47: /ServicesLastAccessed/2/LastAuthenticated: this is no time; write one such as"
                                + " `2026-06-01T00:00:00Z`"),
                refused(page("COMPLETED", """

                        {"ServiceNamespace":"s*"},
                        {"ServiceNamespace":"s3","TrackedActionsLastAccessed":[{"ActionName":"Get*"}]},
                        {"ServiceNamespace":"sqs","LastAuthenticated":"yesterday"}"""), old));
    }

    @Test
    void read_coversFourHundredDays() {
        Observed observed = reports(page("COMPLETED", SERVICES), Interpretation.PLAIN)
                .observed()
                .get(0);
        assertTrue(observed.covers(Duration.ofDays(400)));
        assertFalse(observed.covers(Duration.ofDays(401)));
    }

    private static String page(String status, String services) {
        return "{\"JobStatus\":\"" + status
                + "\",\"JobType\":\"ACTION_LEVEL\",\"JobCreationDate\":\"2026-06-01T00:00:00Z\","
                + "\"JobCompletionDate\":\"2026-06-01T00:00:00Z\",\"IsTruncated\":false,\"ServicesLastAccessed\":["
                + services + "]}";
    }
}
