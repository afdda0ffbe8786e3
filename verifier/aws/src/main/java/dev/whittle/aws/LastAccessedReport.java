package dev.whittle.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessAdvisorUsageGranularityType;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;

/**
 * What IAM saw a principal use, service by service and, where it tracks them, action by action. The report is made on demand, which takes
 * a while.
 *
 * @param pause before the first look whether it is made; each further one is twice as long
 */
record LastAccessedReport(Duration pause) {
    private static final int PAGE = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** All pages of the report as JSON. */
    String of(IamClient iam, String principal) {
        String job = iam.generateServiceLastAccessedDetails(
                        request -> request.arn(principal).granularity(AccessAdvisorUsageGranularityType.ACTION_LEVEL))
                .jobId();
        GetServiceLastAccessedDetailsResponse first = made(iam, job);
        return SdkJson.pages(Paging.all(
                        token -> token.isEmpty() ? first : page(iam, job, token),
                        page -> Paging.marker(page.isTruncated(), page.marker()))
                .stream()
                .map(SdkJson::of)
                .toList());
    }

    private GetServiceLastAccessedDetailsResponse made(IamClient iam, String job) {
        Duration waited = Duration.ZERO;
        Duration wait = pause;
        while (true) {
            GetServiceLastAccessedDetailsResponse page = page(iam, job, Optional.empty());
            if (page.jobStatus() == JobStatusType.COMPLETED) {
                return page;
            }
            if (page.jobStatus() == JobStatusType.FAILED) {
                throw new IncompleteAnswer("the report could not be made"
                        + (page.error() == null
                                ? ""
                                : ": " + page.error().code() + " "
                                        + page.error().message()));
            }
            if (waited.compareTo(PATIENCE) > 0) {
                throw new IncompleteAnswer("the report was not made within " + PATIENCE.toMinutes() + " minutes");
            }
            sleep(wait);
            waited = waited.plus(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static GetServiceLastAccessedDetailsResponse page(IamClient iam, String job, Optional<String> token) {
        return iam.getServiceLastAccessedDetails(
                request -> request.jobId(job).maxItems(PAGE).marker(token.orElse(null)));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteAnswer("interrupted");
        }
    }
}
