package dev.whittle.aws;

import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;

/**
 * The active findings of an analyzer about one account.
 *
 * @param account whose findings are wanted; an organization's analyzer has those of all
 */
record FindingPages(AccessAnalyzerClient client, FetchedAnalyzer analyzer, String account) {
    private static final int PAGE = 100;

    /** How much of a hash tells files apart: two findings of a run never share so much. */
    private static final int HASH = 16;

    /** The list of them, without their details. */
    List<FetchedFinding> list() {
        Map<String, Criterion> filter = Map.of(
                "status",
                Criterion.builder().eq("ACTIVE").build(),
                "resourceOwnerAccount",
                Criterion.builder().eq(account).build());
        return Paging.all(
                        token -> client.listFindingsV2(request -> request.analyzerArn(analyzer.arn())
                                .filter(filter)
                                .maxResults(PAGE)
                                .nextToken(token.orElse(null))),
                        page -> Optional.ofNullable(page.nextToken()))
                .stream()
                .flatMap(page -> page.findings().stream())
                .filter(finding -> account.equals(finding.resourceOwnerAccount()) && finding.resource() != null)
                .map(this::found)
                .toList();
    }

    /** A finding that changed since is another file, so that a run that goes on reads it anew. */
    private FetchedFinding found(FindingSummaryV2 finding) {
        String key = analyzer.arn() + "\n" + finding.id() + "\n" + finding.updatedAt();
        return new FetchedFinding(
                FetchedAccount.FINDINGS + "/"
                        + Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, HASH) + ".json",
                finding.id(),
                analyzer.arn(),
                finding.resource(),
                finding.findingTypeAsString(),
                finding.analyzedAt(),
                finding.updatedAt());
    }

    /** All pages of one, as JSON. */
    List<String> details(FetchedFinding finding) {
        return Paging.all(
                        token -> client.getFindingV2(request -> request.analyzerArn(analyzer.arn())
                                .id(finding.id())
                                .maxResults(PAGE)
                                .nextToken(token.orElse(null))),
                        page -> Optional.ofNullable(page.nextToken()))
                .stream()
                .map(SdkJson::of)
                .toList();
    }
}
