package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Access Analyzer's answer to {@code aws accessanalyzer get-finding-v2}: one page, several one after another, or an
 * array of them. Only ACTIVE findings of type UnusedPermission count; others are named and left aside.
 *
 * <p>Source: IAM Access Analyzer API Reference, "GetFindingV2".
 */
final class FindingForm implements EvidenceFormat {
    @Override
    public String title() {
        return "answer of `aws accessanalyzer get-finding-v2`";
    }

    @Override
    public boolean fits(List<Json> documents) {
        List<Json> pages = pages(documents);
        return !pages.isEmpty()
                && pages.stream()
                        .allMatch(page -> page instanceof Json.Obj object
                                && object.get("findingDetails").isPresent());
    }

    private static List<Json> pages(List<Json> documents) {
        List<Json> pages = new ArrayList<>();
        for (Json document : documents) {
            if (document instanceof Json.Arr array) {
                pages.addAll(array.elements());
            } else {
                pages.add(document);
            }
        }
        return pages;
    }

    @Override
    public Evidence read(List<Json> documents, Optional<String> role, Problems problems) {
        Map<String, Evidence> byResource = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        List<Json> pages = pages(documents);
        for (int i = 0; i < pages.size(); i++) {
            Json.Obj page = (Json.Obj) pages.get(i);
            String pointer = documents.size() == 1 && documents.get(0) instanceof Json.Obj ? "" : "/" + i;
            String id = text(page, "id").orElse("without id");
            String type = text(page, "findingType").orElse("none");
            String status = text(page, "status").orElse("none");
            if (!type.equals("UnusedPermission") || !status.equals("ACTIVE")) {
                remarks.add("finding `" + id + "` left aside: its type is `" + type + "` and its status `" + status
                        + "`; only ACTIVE findings of type UnusedPermission count");
                continue;
            }
            String resource = text(page, "resource").orElse("");
            if (role.isPresent() && !role.get().equals(resource)) {
                remarks.add("finding `" + id + "` left aside: it is about `" + resource + "`");
                continue;
            }
            byResource.merge(resource, details(page, pointer, problems), Evidence::plus);
        }
        Evidence found = byResource.values().stream().reduce(Evidence.NONE, Evidence::plus);
        if (byResource.size() > 1) {
            problems.add(
                    documents.get(0),
                    "",
                    "the findings are about " + byResource.size() + " resources; choose one with --role: "
                            + String.join(", ", new TreeSet<>(byResource.keySet())));
        }
        if (byResource.isEmpty()) {
            problems.add(
                    documents.get(0),
                    "",
                    "no finding counts" + role.map(arn -> " for `" + arn + "`").orElse("")
                            + (remarks.isEmpty() ? "" : ": " + String.join("; ", remarks)));
        }
        return found.plus(new Evidence(List.of(), List.of(), List.of(), List.of(), remarks));
    }

    private static Evidence details(Json.Obj page, String pointer, Problems problems) {
        String at = pointer + "/findingDetails";
        Json value = page.get("findingDetails").orElse(page);
        if (!(value instanceof Json.Arr array)) {
            problems.add(value, at, "this is " + value.kind() + "; write a list of details");
            return Evidence.NONE;
        }
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < array.elements().size(); i++) {
            Json element = array.elements().get(i);
            Optional<Json> detail =
                    element instanceof Json.Obj object ? object.get("unusedPermissionDetails") : Optional.empty();
            if (detail.isEmpty()) {
                problems.add(
                        element,
                        at + "/" + i,
                        "the detail of an UnusedPermission finding has"
                                + " `unusedPermissionDetails`; this one has not");
            } else {
                evidence = evidence.plus(
                        UnusedService.read(detail.get(), at + "/" + i + "/unusedPermissionDetails", problems));
            }
        }
        return evidence;
    }

    private static Optional<String> text(Json.Obj page, String name) {
        return page.get(name).filter(Json.Str.class::isInstance).map(value -> ((Json.Str) value).value());
    }
}
