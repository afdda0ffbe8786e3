package dev.whittle.loopback;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access Analyzer: analyzers and findings of unused access. */
final class AnalyzerApi {
    private static final String FINDING = "/findingv2/";

    private AnalyzerApi() {}

    /** The operation that a request is. */
    static String operation(Call call) {
        if (call.method().equals("GET") && call.path().equals("/analyzer")) {
            return "ListAnalyzers";
        }
        if (call.method().equals("POST") && call.path().equals("/findingv2")) {
            return "ListFindingsV2";
        }
        return call.method().equals("GET") && call.path().startsWith(FINDING) ? "GetFindingV2" : "Unknown";
    }

    static Answer answer(String operation, Call call, ServedAccount account, Switches switches) {
        return Answer.json(
                switch (operation) {
                    case "ListAnalyzers" -> analyzers(call, account, switches);
                    case "ListFindingsV2" -> findings(call, account, switches);
                    case "GetFindingV2" -> finding(call, account, switches);
                    default -> throw new Refused(404, "ResourceNotFoundException", "no such path");
                });
    }

    private static String analyzers(Call call, ServedAccount account, Switches switches) {
        List<ServedAnalyzer> here = account.analyzers().values().stream()
                .filter(each -> each.arn().split(":", -1)[3].equals(call.region()))
                .filter(each -> call.parameter("type")
                        .filter(type -> !type.equals(each.type()))
                        .isEmpty())
                .toList();
        Page<ServedAnalyzer> page = Page.of(here, call.parameter("nextToken"), switches.pageSize());
        return JsonWriter.line(out ->
                out.objects("analyzers", page.items(), AnalyzerApi::analyzer).member("nextToken", page.next()));
    }

    private static void analyzer(JsonWriter out, ServedAnalyzer analyzer) {
        out.member("arn", analyzer.arn())
                .member("name", analyzer.name())
                .member("type", analyzer.type())
                .member("createdAt", ServedAccount.made().toString())
                .member("status", "ACTIVE")
                .member(
                        "configuration",
                        each -> each.member(
                                "unusedAccess",
                                unused -> analyzer.days().ifPresent(days -> unused.member("unusedAccessAge", days))));
    }

    private static ServedAnalyzer found(Optional<String> arn, ServedAccount account) {
        return arn.flatMap(each -> Optional.ofNullable(account.analyzers().get(each)))
                .orElseThrow(() -> new Refused(404, "ResourceNotFoundException", "no such analyzer"));
    }

    private static String findings(Call call, ServedAccount account, Switches switches) {
        Json body = JsonBody.of(call);
        Optional<Json> filter = body.get("filter");
        List<ServedFinding> all = found(body.text("analyzerArn"), account).findings().stream()
                .filter(each -> passes(
                        filter,
                        Map.of("status", each.status(), "resourceOwnerAccount", each.account(), "id", each.id())))
                .toList();
        Page<ServedFinding> page = Page.of(all, body.text("nextToken"), switches.pageSize());
        return JsonWriter.line(out ->
                out.objects("findings", page.items(), AnalyzerApi::summary).member("nextToken", page.next()));
    }

    /** Each key of the filter has to hold one of its values. */
    private static boolean passes(Optional<Json> filter, Map<String, String> values) {
        return Json.members(filter).stream()
                .allMatch(key -> Json.elements(key.value().get("eq")).stream()
                        .flatMap(value -> value.asText().stream())
                        .anyMatch(value -> value.equals(values.get(key.name()))));
    }

    private static void summary(JsonWriter out, ServedFinding finding) {
        out.member("id", finding.id())
                .member("analyzedAt", finding.analyzedAt())
                .member("createdAt", ServedFinding.UPDATED)
                .member("updatedAt", ServedFinding.UPDATED)
                .member("resource", finding.resource())
                .member("resourceType", finding.resource().contains(":role/") ? "AWS::IAM::Role" : "AWS::IAM::User")
                .member("resourceOwnerAccount", finding.account())
                .member("status", finding.status())
                .member("findingType", finding.type());
    }

    private static String finding(Call call, ServedAccount account, Switches switches) {
        String id = call.path().substring(FINDING.length());
        ServedFinding finding = found(call.parameter("analyzerArn"), account).findings().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "ResourceNotFoundException", "no finding " + id));
        Page<String> page = Page.of(finding.details(), call.parameter("nextToken"), switches.pageSize());
        return JsonWriter.line(out -> {
            summary(out, finding);
            out.raws("findingDetails", page.items()).member("nextToken", page.next());
        });
    }
}
