package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Access Analyzer's answer to {@code aws accessanalyzer list-findings-v2}, or the list in it: findings without their details,
 * which do not say what was never used.
 *
 * <p>Source: IAM Access Analyzer API Reference, "ListFindingsV2" and "FindingSummaryV2".
 */
final class FindingList {
    private static final int MOST_NAMES = 12;

    private FindingList() {}

    /** Why documents of this shape are refused, and how to get what they lack; nothing where they have another shape. */
    static Optional<String> refusal(List<Json> documents) {
        List<Json> summaries = new ArrayList<>();
        boolean goesOn = false;
        for (Json page : JsonForm.pages(documents)) {
            if (page instanceof Json.Obj answer && answer.get("findings").orElse(null) instanceof Json.Arr list) {
                summaries.addAll(list.elements());
                goesOn = !FindingPages.isLast(answer, "nextToken");
            } else {
                summaries.add(page);
            }
        }
        return !summaries.isEmpty() && summaries.stream().allMatch(FindingList::isSummary)
                ? Optional.of(refusal(summaries, goesOn))
                : Optional.empty();
    }

    private static boolean isSummary(Json json) {
        return json instanceof Json.Obj summary
                && summary.text("id").isPresent()
                && summary.text("findingType").isPresent()
                && summary.get("findingDetails").isEmpty();
    }

    private static String refusal(List<Json> summaries, boolean goesOn) {
        List<String> ids = summaries.stream()
                .map(Json.Obj.class::cast)
                .filter(FindingList::mayCount)
                .map(summary -> summary.text("id").orElseThrow())
                .distinct()
                .toList();
        String start = "these findings have no details, as `aws accessanalyzer list-findings-v2` gives them";
        String end = goesOn ? "; the list itself goes on (nextToken)" : "";
        if (ids.isEmpty()) {
            return start + ", and none is an ACTIVE one of type UnusedPermission, so none says what was never used"
                    + end;
        }
        return start
                + "; get the details with `aws accessanalyzer get-finding-v2 --analyzer-arn ARN --id ID` for each of "
                + Numbers.some(ids, MOST_NAMES)
                + end;
    }

    private static boolean mayCount(Json.Obj summary) {
        return summary.text("status").filter(status -> !status.equals("ACTIVE")).isEmpty()
                && summary.text("findingType")
                        .filter("UnusedPermission"::equals)
                        .isPresent();
    }
}
