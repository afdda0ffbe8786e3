package dev.whittle.aws;

import dev.whittle.run.RunProgress;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;

/** All that IAM says of an account's users, groups, roles and policies. */
record DetailsPages(IamClient iam) {
    /** Entries of a page at most: IAM API Reference, "GetAccountAuthorizationDetails". */
    private static final int PAGE = 1_000;

    /** Every page as JSON, documents as they were sent. */
    List<String> all(RunProgress progress) {
        return Paging.all(
                        token -> {
                            var page = iam.getAccountAuthorizationDetails(
                                    request -> request.maxItems(PAGE).marker(token.orElse(null)));
                            progress.step();
                            return page;
                        },
                        page -> Paging.marker(page.isTruncated(), page.marker()))
                .stream()
                .map(SdkJson::of)
                .toList();
    }
}
