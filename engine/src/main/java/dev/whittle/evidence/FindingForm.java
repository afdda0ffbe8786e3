package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Access Analyzer's answer to {@code aws accessanalyzer get-finding-v2}: one page, several one after another, or an
 * array of them. Only ACTIVE findings of type UnusedPermission count; others are named and passed over, or say of a role or a
 * credential as a whole that nobody {@linkplain Idle uses it}.
 *
 * <p>Source: IAM Access Analyzer API Reference, "GetFindingV2".
 */
final class FindingForm implements JsonForm {
    private static final String NOBODY = "";

    private final FindingVersions versions;
    private final FindingPages following;

    FindingForm(FindingVersions versions, FindingPages following) {
        this.versions = versions;
        this.following = following;
    }

    @Override
    public boolean fits(List<Json> documents) {
        return JsonForm.allHave(documents, "findingDetails");
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        TreeMap<String, Evidence> byResource = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        List<Idle> idle = new ArrayList<>();
        List<Json> pages = JsonForm.pages(documents);
        for (int i = 0; i < pages.size(); i++) {
            Json.Obj page = (Json.Obj) pages.get(i);
            String id = page.text("id").orElse("without id");
            String type = page.text("findingType").orElse("none");
            String status = page.text("status").orElse("none");
            versions.add(
                    page,
                    page.text("id")
                            .map(each -> new FindingVersions.Key(
                                    each, page.text("resource").orElse(NOBODY))),
                    status + page.text("updatedAt").map(time -> " of " + time).orElse(""),
                    JsonForm.pointer(documents, i),
                    problems);
            if (page.get("resource").isPresent() && page.text("resource").isEmpty()) {
                problems.add(page, JsonForm.pointer(documents, i) + "/resource", "resource is no string; write an ARN");
            }
            if (!type.equals("UnusedPermission") || !status.equals("ACTIVE")) {
                Idle.in(page).ifPresentOrElse(idle::add, () -> remarks.add(skipped(id, type, status)));
            } else {
                String whose = page.text("resource")
                        .map(resource -> " on `" + resource + "`")
                        .orElse("");
                following.add("finding `" + id + "`" + whose + " goes on", page, "nextToken");
                Evidence evidence = details(page, JsonForm.pointer(documents, i), problems);
                if (page.text("id").isPresent()) {
                    evidence = evidence.from(
                            new ReportedFinding(id, page.text("analyzedAt").or(() -> page.text("updatedAt"))));
                }
                byResource.merge(page.text("resource").orElse(NOBODY), evidence, Evidence::plus);
            }
        }
        Optional<Evidence> unaddressed = Optional.ofNullable(byResource.remove(NOBODY));
        byResource.replaceAll((principal, evidence) -> evidence.ofAllServicesOf(principal));
        Observed observed = Observed.untold(problems.source());
        return new Reports(problems.source(), byResource, unaddressed, List.of(observed), remarks).with(idle);
    }

    static String skipped(String id, String type, String status) {
        return "finding `" + id + "` skipped: its type is `" + type + "` and its status `" + status
                + "`; only ACTIVE findings of type UnusedPermission count";
    }

    private static Evidence details(Json.Obj page, String pointer, Problems problems) {
        String at = pointer + "/findingDetails";
        Json value = page.get("findingDetails").orElse(page);
        if (!(value instanceof Json.Arr array)) {
            problems.add(value, at, "this is " + value.kind() + "; write a list of details");
            return Evidence.NONE;
        }
        List<Evidence> parts = new ArrayList<>();
        array.forEach(at, (element, where) -> {
            Optional<Json> detail = element.get("unusedPermissionDetails");
            if (detail.isEmpty()) {
                problems.add(
                        element,
                        where,
                        "the detail of an UnusedPermission finding has"
                                + " `unusedPermissionDetails`; this one has not");
            } else {
                parts.add(UnusedService.CAMEL.read(detail.get(), where + "/unusedPermissionDetails", problems));
            }
        });
        return Evidence.sum(parts);
    }
}
