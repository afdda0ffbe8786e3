package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.verify.Equality;
import dev.whittle.verify.Fit;
import dev.whittle.verify.FitForm;
import dev.whittle.verify.FitMeans;
import dev.whittle.verify.Fitting;
import dev.whittle.verify.ProvedRefinement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FittingTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<FitForm> BOTH = Set.of(FitForm.SPLIT, FitForm.NOT_ACTION);

    /** Every third action of some services, so that no prefix helps much. */
    private static final String[] SCATTERED = Runs.CATALOG.catalog().services().stream()
            .filter(service -> List.of("ec2", "iam", "rds").contains(service.prefix()))
            .flatMap(service -> IntStream.range(0, service.actions().size())
                    .filter(i -> i % 3 == 0)
                    .mapToObj(i ->
                            service.prefix() + ":" + service.actions().get(i).name()))
            .toArray(String[]::new);

    /** One action of each of so many services. */
    private static String[] few(int services) {
        return Runs.CATALOG.catalog().services().stream()
                .filter(service -> service.actions().size() > 40)
                .limit(services)
                .map(service ->
                        service.prefix() + ":" + service.actions().get(20).name())
                .toArray(String[]::new);
    }

    private static ProvedRefinement refinement(String actions, String... unused) {
        return Runs.of(
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": " + actions + ", \"Resource\": \"*\"},"
                                + " {\"Effect\": \"Deny\", \"Action\": \"ec2:Describe*\", \"Resource\": \"arn:x\"}]}",
                        unused)
                .refinement()
                .orElseThrow();
    }

    private static Fitting fitting(ProvedRefinement refinement, Quota quota, FitForm... forms) {
        return Fitting.of(refinement, means(AdmitNew.PREFIX, Set.of(forms)).within(quota));
    }

    private static FitMeans means(AdmitNew admitted, Set<FitForm> forms) {
        return new FitMeans(forms, admitted, TIMEOUT);
    }

    private static Fitting equal(String text, Quota quota) {
        Policy policy = PolicyReader.read(new SourceText("policy", text));
        return Fitting.of(
                policy,
                new Equality(Runs.CATALOG, TIMEOUT),
                means(AdmitNew.NONE, BOTH).within(quota));
    }

    @Test
    void of_listsTooLong_isASplitOfPoliciesWithinTheQuota() {
        ProvedRefinement refinement = refinement("[\"ec2:*\", \"iam:*\", \"rds:*\"]", SCATTERED);
        Fit fit = fitting(refinement, Quota.MANAGED, FitForm.SPLIT).fit().orElseThrow();
        assertTrue(fit.shape().endsWith("split"), fit.shape());
        assertEquals(Optional.empty(), fit.future());
        assertTrue(fit.proved().texts().size() > 1);
        fit.proved().texts().forEach(text -> assertTrue(Policy.quotaCharacters(text) <= 6_144, text));
    }

    /** Mid-word cuts alone bring it under the quota: one policy, whose statements are the original's. */
    @Test
    void of_aLittleTooLong_isTheShortestPatterns() {
        ProvedRefinement refinement = IntStream.range(1, SCATTERED.length)
                .mapToObj(count -> refinement("\"ec2:*\"", Arrays.copyOf(SCATTERED, count)))
                .filter(each -> Quota.USER.isExceededBy(each.text().orElseThrow()))
                .findFirst()
                .orElseThrow();
        Fit fit = fitting(refinement, Quota.USER, FitForm.SPLIT).fit().orElseThrow();
        assertEquals("the shortest patterns", fit.shape());
        assertEquals(Optional.empty(), fit.slack());
        assertEquals(1, fit.proved().texts().size());
    }

    @Test
    void of_everythingButAFew_isTheNotActionFormWhereThatIsAllowed() {
        ProvedRefinement refinement = refinement("\"*\"", few(60));
        assertTrue(Quota.MANAGED.isExceededBy(refinement.text().orElseThrow()));
        for (Set<FitForm> forms : List.of(BOTH, Set.of(FitForm.NOT_ACTION))) {
            Fit fit = fitting(refinement, Quota.MANAGED, forms.toArray(FitForm[]::new))
                    .fit()
                    .orElseThrow();
            assertEquals("NotAction in the same context", fit.shape());
            assertEquals(Optional.of("any action that AWS adds is admitted"), fit.future());
            assertEquals(1, fit.proved().texts().size());
        }
        assertEquals(
                Optional.empty(),
                fitting(refinement, Quota.MANAGED, FitForm.SPLIT)
                        .fit()
                        .orElseThrow()
                        .future());
    }

    /** Exact names alone, since a shorter prefix admits what nobody knows yet, as NotAction does. */
    @Test
    void of_pinned_writesNoNewWildcard() {
        Fitting fitting = Fitting.of(
                refinement("\"*\"", few(60)), means(AdmitNew.NONE, BOTH).within(Quota.MANAGED));
        assertEquals("split", fitting.fit().orElseThrow().shape());
    }

    @Test
    void of_inlineQuota_isNoSplitAndSaysByHowMuchAndWhatComesNext() {
        Fitting fitting = fitting(refinement("\"*\"", few(20)), Quota.USER, FitForm.SPLIT);
        assertEquals(Optional.empty(), fitting.fit());
        String next =
                "the shortest text has [0-9,]+ characters, [0-9,]+ more than the 2,048 there are; NotAction in the same"
                        + " context would fit \\([0-9,]+ characters\\), which admits what AWS adds";
        assertTrue(fitting.reason().matches(next), fitting.reason());
    }

    @Test
    void of_morePoliciesThanThereIsRoomFor_isNoFit() {
        ProvedRefinement refinement = refinement("[\"ec2:*\", \"iam:*\", \"rds:*\"]", SCATTERED);
        Fitting fitting = Fitting.of(
                refinement, means(AdmitNew.PREFIX, BOTH).within(Quota.MANAGED).with(6_144, 1));
        assertEquals(Optional.empty(), fitting.fit());
        assertTrue(fitting.reason().contains(" than there is room for"), fitting.reason());
    }

    /** Nothing but the text may change: what it says is proved of every string, both ways. */
    @Test
    void of_policyAlone_isShorterTextAndThenASplit() {
        String names = IntStream.range(0, 120)
                .mapToObj(i -> "\"svc:AnActionOfSomeLength" + i + "\"")
                .collect(Collectors.joining(", "));
        String statement = "{\"Effect\": \"Allow\", \"Action\": [" + names + "], \"Resource\": [\"*\"]}";
        String twice = "{\"Statement\": [" + statement + ", " + statement + "]}";
        Fit shorter = equal(twice, Quota.MANAGED).fit().orElseThrow();
        assertEquals("without patterns that others cover", shorter.shape());
        assertEquals(
                List.of("{\"Statement\": [" + statement + "]}"),
                shorter.proved().texts());
        Fit split = equal(twice.replaceFirst("svc", "a"), Quota.SCP).fit().orElseThrow();
        assertEquals("without white space, without patterns that others cover", split.shape());
        Fit several = equal(twice.replace("Length0", "Length*").replace("\"svc:", "\"other-service:"), Quota.USER)
                .fit()
                .orElseThrow();
        assertEquals(1, several.proved().texts().size());
    }

    /** A list of names gets no wildcard, since it did not admit what AWS adds. */
    @Test
    void of_policyAloneOfNames_getsNoWildcard() {
        String names = Runs.CATALOG.catalog().services().stream()
                .filter(service -> service.prefix().equals("ec2"))
                .flatMap(service -> service.actions().stream())
                .map(action -> "\"ec2:" + action.name() + "\"")
                .collect(Collectors.joining(", "));
        Fit fit = equal(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [" + names + "], \"Resource\": \"*\"}}",
                        Quota.MANAGED)
                .fit()
                .orElseThrow();
        assertEquals("split", fit.shape());
        fit.proved()
                .texts()
                .forEach(text -> assertTrue(!text.contains(":*") && !text.matches("(?s).*\\w\\*\".*"), text));
    }

    /** What the service stores as it is sent has to be short with its white space. */
    @Test
    void of_quotaThatCountsWhiteSpace_losesThatFirst() {
        String text =
                "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"a:B\", \"Resource\": \"*\"}}" + " ".repeat(6_000);
        Fit fit = equal(text, Quota.SCP).fit().orElseThrow();
        assertEquals("without white space", fit.shape());
        assertEquals(
                List.of("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"a:B\",\"Resource\":\"*\"}}"),
                fit.proved().texts());
    }
}
