package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitForm;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.ProvedRefinement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String SCRIPT = "</style><script>alert(1)</script><img src=x onerror=alert(2)>";

    /** Every text of the user's choice is markup. */
    static final String HOSTILE = """
            {
              "Id": "%1$s",
              "Statement": [
                {
                  "Sid": "%1$s",
                  "Effect": "Allow",
                  "Action": ["s3:Get*", "s3:PutObject"],
                  "Resource": "arn:aws:s3:::%1$s\u202e",
                  "Condition": {"StringLike": {"aws:UserAgent": ["'\\" onload='alert(3)", "&lt;b&gt;"]}}
                }
              ]
            }
            """.formatted(SCRIPT);

    private static String page(String file, String... unused) {
        return page(Runs.of(file, unused));
    }

    static String page(RefineRun run) {
        return HtmlReport.of(run, run.refinement().orElseThrow(), Optional.empty());
    }

    @Test
    void of_warning_standsUnderTheVerdict() {
        RefineRun run = Runs.warned(Runs.of(HOSTILE, "s3:GetBucketAcl"), "so it is <taken>");
        String page = HtmlReport.of(run, run.refinement().orElseThrow(), Optional.empty());
        assertTrue(
                page.substring(0, page.indexOf("<main>"))
                        .contains("<p class=\"over\">Warning: so it is &lt;taken&gt;.</p>"),
                page);
    }

    @Test
    void of_hostileText_staysText() {
        RefineRun run = Runs.of(HOSTILE, "s3:GetBucketAcl");
        RefineRun renamed = new RefineRun(
                run.proof(), run.quota(), SCRIPT, run.source(), run.inputs(), run.warnings(), run.tool(), run.solver());
        String page = HtmlReport.of(renamed, run.refinement().orElseThrow(), Optional.empty());
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("<img"), page);
        assertEquals(2, page.split("</style>", -1).length);
        assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
        assertTrue(page.contains("&amp;lt;b&amp;gt;"), page);
        assertTrue(page.contains("\\u202E"), page);
    }

    /** The page of a policy within the quota, with what --fit would have found. */
    static String fittedPage(RefineRun run) {
        ProvedRefinement refinement = run.refinement().orElseThrow();
        Optional<Fit> fit = Fitting.of(
                        refinement,
                        new FitMeans(Set.of(FitForm.SPLIT), AdmitNew.PREFIX, Duration.ofSeconds(30))
                                .within(Quota.MANAGED))
                .fit();
        return HtmlReport.of(run, refinement, Optional.of(fit.orElseThrow()));
    }

    @Test
    void of_whatFits_showsItsPoliciesAndWhatIsProvedOfThem() {
        String page = fittedPage(Runs.of(HOSTILE, "s3:GetBucketAcl"));
        String fit = page.substring(page.indexOf("What fits"), page.indexOf("<footer>"));
        assertTrue(fit.contains("<code>policy-1-of-1.json</code>: "), fit);
        assertTrue(fit.contains(" of 6,144 characters"), fit);
        assertTrue(fit.contains("s3:GetStorage*"), "a long line is shown to its end: " + fit);
        assertEquals(
                List.of("V1", "V2", "V3", "V4"),
                Pattern.compile("<th scope=\"row\">(..?)</th>")
                        .matcher(fit)
                        .results()
                        .map(row -> row.group(1))
                        .toList());
        assertTrue(fit.contains("&lt;script&gt;alert(1)"), fit);
        assertFalse(page.contains("<script") || page.contains("<img"), page);
        assertFalse(page(HOSTILE, "s3:GetBucketAcl").contains("What fits"));
    }

    @Test
    void of_anyPolicy_allowsItsOwnStyleAndNothingElse() throws Exception {
        String page = page(HOSTILE, "s3:GetBucketAcl");
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertTrue(style.find());
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertTrue(page.contains("default-src &#x27;none&#x27;; style-src &#x27;sha256-"
                + Base64.getEncoder().encodeToString(digest) + "&#x27;; base-uri"));
        assertFalse(page.contains(" style="));
        assertFalse(page.contains("http:") || page.contains("https:"));
    }

    @Test
    void of_narrowedWildcards_drawsEachOnce() {
        String page = page(HOSTILE, "s3:GetBucketAcl", "s3:PutObject");
        assertEquals(2, page.split("<svg ", -1).length);
        assertTrue(page.contains("<code>s3:Get*</code> at /Statement/0/Action/0: 1 of the "), page);
        assertEquals(page, page(HOSTILE, "s3:GetBucketAcl", "s3:PutObject"));
    }

    @Test
    void of_aNotActionListThatGrows_drawsWhatItTakesAway() {
        String page = page(
                "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}}",
                "sqs:SendMessage",
                "sqs:Delete*");
        assertTrue(
                page.contains("<code>NotAction</code> at /Statement/NotAction: 3 actions that it grants are unused, so"
                        + " 2 more patterns in its list."),
                page);
        assertTrue(page.contains("; taken away: sqs:Delete*, sqs:SendMessage</title>"), page);
        assertTrue(page.contains("<g class=\"unsafe chosen\">"), page);
        assertFalse(page.contains("<g class=\"safe chosen\">"), page);
    }

    /** A screen reader reads a cell with its column's name. */
    @Test
    void of_anyPolicy_namesEveryColumn() {
        String page = page(HOSTILE, "s3:GetBucketAcl");
        assertTrue(page.contains("<span class=\"unseen\">Obligation</span></th>"), page);
        assertFalse(page.contains("\"></th>"), page);
    }

    @Test
    void of_nothingUsed_hasNoRefinedPolicy() {
        String page = page("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}}", "*");
        assertTrue(page.contains("No policy is left."), page);
        assertTrue(page.contains("<span class=\"holds\">Detach it</span>: "), page);
        assertFalse(page.contains("DETACH_POLICY"), page);
        assertTrue(page.contains("dropped: nothing that it grants is used"), page);
    }

    @Test
    void of_whatGoesAndRemains_isRankedGravestFirst() {
        String page = page(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"iam:*\", \"sqs:*\"], \"Resource\": \"*\"}}",
                "sqs:ListQueues",
                "sqs:AddPermission");
        assertTrue(page.contains("2 actions removed, among them sqs:AddPermission; "), page);
        assertTrue(page.contains(" remain, among them iam:*"), page);
        String table = page.substring(page.indexOf("What goes and what remains"));
        assertTrue(
                table.contains("<td>resource exposure</td><td class=\"number\">1</td><td class=\"number\">2</td>"
                        + "<td><code>sqs:AddPermission</code></td>"),
                table);
        assertTrue(table.indexOf("privilege escalation") < table.indexOf("resource exposure"), table);
        assertTrue(table.indexOf("resource exposure") < table.indexOf("<td>listing</td>"), table);
        assertTrue(table.contains("is granted by <code>iam:*</code>"), table);
    }

    @Test
    void of_changedStatements_marksWhatChangedInThem() {
        String page = page("""
                {"Statement": [
                {"Sid": "Same", "Effect": "Allow", "Action": "sns:Publish", "Resource": "*"},
                {"Sid": "Less", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:PurgeQueue"], "Resource": "*"},
                {"Sid": "Gone", "Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "*"}
                ]}
                """, "sqs:PurgeQueue");
        assertTrue(
                page.contains(
                        "<summary>Statement 1 of 3 <code>Same</code> <span class=\"outcome quiet\">stays as it is<"),
                page);
        assertTrue(
                page.contains(
                        "<h3>Statement 2 of 3 <code>Less</code> <span class=\"outcome quiet\">narrowed: 1 entry removed<"),
                page);
        assertTrue(page.contains("&quot;sqs:SendMessage&quot;<del>, &quot;sqs:PurgeQueue&quot;</del>]"), page);
        assertTrue(
                page.contains(
                        "<code>Gone</code> <span class=\"outcome over\">dropped: nothing that it grants is used<"),
                page);
    }

    @Test
    void of_longStretches_areFolded() {
        String many = "\"sns:Publish\",\n".repeat(30);
        String page = page(
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\", \"Action\": [\n" + many
                        + "\"sqs:SendMessage\",\n" + many + "\"sqs:GetQueueUrl\"]}}\n",
                "sqs:SendMessage");
        assertTrue(page.contains("<summary>28 unchanged lines</summary>"), page);
        assertEquals(3, page.split("<details class=\"same\">", -1).length, page);
    }

    @Test
    void of_nothingToChange_saysSo() {
        assertTrue(page(HOSTILE).contains("nothing had to change"));
        assertEquals(Optional.empty(), Optional.of(page(HOSTILE)).filter(page -> page.contains("Narrowed wildcards")));
    }
}
