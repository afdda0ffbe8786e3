package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.verify.Fit;
import dev.whittle.verify.ProvedRefinement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Every third action of some services, so that no prefix helps. */
    private static final String[] SCATTERED = Runs.CATALOG.catalog().services().stream()
            .filter(service -> List.of("ec2", "iam", "rds").contains(service.prefix()))
            .flatMap(service -> IntStream.range(0, service.actions().size())
                    .filter(i -> i % 3 == 0)
                    .mapToObj(i ->
                            service.prefix() + ":" + service.actions().get(i).name()))
            .toArray(String[]::new);

    private static ProvedRefinement refinement(String actions, String... unused) {
        return Runs.of(
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": " + actions + ", \"Resource\": \"*\"},"
                                + " {\"Effect\": \"Deny\", \"Action\": \"ec2:Describe*\", \"Resource\": \"arn:x\"}]}",
                        unused)
                .refinement()
                .orElseThrow();
    }

    @Test
    void of_listsTooLong_isASplitOfPoliciesWithinTheQuota() {
        ProvedRefinement refinement = refinement("[\"ec2:*\", \"iam:*\", \"rds:*\"]", SCATTERED);
        Fit fit = Fit.of(refinement, Quota.MANAGED, AdmitNew.PREFIX, TIMEOUT).orElseThrow();
        assertEquals("split", fit.shape());
        assertEquals(Optional.empty(), fit.future());
        assertTrue(fit.proved().texts().size() > 1);
        fit.proved().texts().forEach(text -> assertTrue(Policy.quotaCharacters(text) <= 6_144, text));
    }

    @Test
    void of_everythingButAFew_isTheNotActionForm() {
        String[] few = Runs.CATALOG.catalog().services().stream()
                .filter(service -> service.actions().size() > 40)
                .limit(60)
                .map(service ->
                        service.prefix() + ":" + service.actions().get(20).name())
                .toArray(String[]::new);
        ProvedRefinement refinement = refinement("\"*\"", few);
        assertTrue(Quota.MANAGED.isExceededBy(
                Policy.quotaCharacters(refinement.text().orElseThrow())));
        Fit fit = Fit.of(refinement, Quota.MANAGED, AdmitNew.PREFIX, TIMEOUT).orElseThrow();
        assertEquals("NotAction in the same context", fit.shape());
        assertEquals(Optional.of("any action that AWS adds is admitted"), fit.future());
        assertEquals(
                "split",
                Fit.of(refinement, Quota.MANAGED, AdmitNew.NONE, TIMEOUT)
                        .orElseThrow()
                        .shape());
        assertEquals(1, fit.proved().texts().size());
    }

    @Test
    void of_inlineQuota_isNoSplit() {
        assertEquals(
                Optional.empty(),
                Fit.of(
                        refinement("[\"ec2:*\", \"iam:*\", \"rds:*\"]", SCATTERED),
                        Quota.USER,
                        AdmitNew.PREFIX,
                        TIMEOUT));
    }
}
