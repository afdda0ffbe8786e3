package dev.whittle.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerConfiguration;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.UnusedAccessConfiguration;

/** The analyzers of unused access in one region, of the account and of the organization. */
final class AnalyzerList {
    private static final Set<String> TYPES = Set.of("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS");

    private AnalyzerList() {}

    static List<FetchedAnalyzer> of(AccessAnalyzerClient client, String region) {
        return Paging.all(
                        token -> client.listAnalyzers(request -> request.nextToken(token.orElse(null))),
                        page -> Optional.ofNullable(page.nextToken()))
                .stream()
                .flatMap(page -> page.analyzers().stream())
                .filter(analyzer -> TYPES.contains(analyzer.typeAsString()))
                .map(analyzer -> new FetchedAnalyzer(
                        analyzer.arn(), analyzer.typeAsString(), region, analyzer.statusAsString(), age(analyzer)))
                .toList();
    }

    private static OptionalInt age(AnalyzerSummary analyzer) {
        return Optional.ofNullable(analyzer.configuration())
                .map(AnalyzerConfiguration::unusedAccess)
                .map(UnusedAccessConfiguration::unusedAccessAge)
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
