package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Security Hub's copy of an unused-permission finding: the same detail as Access Analyzer's, in PascalCase, somewhere
 * inside a finding. Findings come alone, in arrays, as the {@code Findings} of an answer or the {@code detail.findings}
 * of an event. Only active findings count; others are named and passed over.
 *
 * <p>Source: AWS Security Hub API Reference, "AwsSecurityFinding"; IAM Access Analyzer API Reference,
 * "UnusedPermissionDetails".
 */
final class SecurityHubForm implements JsonForm {
    private static final String DETAILS = "UnusedPermissionDetails";
    private static final String NOBODY = "";
    private static final Set<String> OVER = Set.of("RESOLVED", "SUPPRESSED");

    private final FindingVersions versions;
    private final FindingPages following;

    SecurityHubForm(FindingVersions versions, FindingPages following) {
        this.versions = versions;
        this.following = following;
    }

    private record Detail(Json value, String pointer) {}

    private record Finding(Json.Obj object, String pointer) {}

    @Override
    public boolean fits(List<Json> documents) {
        List<Finding> findings = findings(documents);
        return !findings.isEmpty()
                && findings.stream()
                        .allMatch(finding -> finding.object().get("Id").isPresent()
                                || !details(finding).isEmpty())
                && findings.stream().anyMatch(finding -> !details(finding).isEmpty());
    }

    private static List<Finding> findings(List<Json> documents) {
        List<Finding> findings = new ArrayList<>();
        List<Json> pages = JsonForm.pages(documents);
        for (int i = 0; i < pages.size(); i++) {
            addFindings(findings, pages.get(i), JsonForm.pointer(documents, i));
        }
        return findings;
    }

    private static void addFindings(List<Finding> findings, Json json, String pointer) {
        json.asArray().ifPresent(array -> array.forEach(pointer, (element, at) -> addFindings(findings, element, at)));
        json.asObject().ifPresent(object -> {
            Optional<Json.Member> wrapped = object.members().stream()
                    .filter(member -> Set.of("Findings", "findings", "detail").contains(member.name()))
                    .findFirst();
            wrapped.ifPresentOrElse(
                    member -> addFindings(findings, member.value(), member.pointer(pointer)),
                    () -> findings.add(new Finding(object, pointer)));
        });
    }

    private static List<Detail> details(Finding finding) {
        List<Detail> details = new ArrayList<>();
        addDetails(details, finding.object(), finding.pointer());
        return details;
    }

    private static void addDetails(List<Detail> details, Json json, String pointer) {
        json.asArray().ifPresent(array -> array.forEach(pointer, (element, at) -> addDetails(details, element, at)));
        json.asObject()
                .ifPresent(object -> object.members().forEach(member -> {
                    String at = member.pointer(pointer);
                    if (member.name().equals(DETAILS)) {
                        member.value()
                                .asArray()
                                .ifPresentOrElse(
                                        array -> array.forEach(
                                                at, (element, where) -> details.add(new Detail(element, where))),
                                        () -> details.add(new Detail(member.value(), at)));
                    } else {
                        addDetails(details, member.value(), at);
                    }
                }));
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        TreeMap<String, Evidence> byPrincipal = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        for (Json page : JsonForm.pages(documents)) {
            page.asObject()
                    .filter(answer -> answer.get("Findings").isPresent())
                    .ifPresent(answer -> following.add("Security Hub's list of findings goes on", answer, "NextToken"));
        }
        for (Finding finding : findings(documents)) {
            Optional<String> reason = asideFor(finding);
            versions.add(
                    finding.object(),
                    finding.object().text("Id").map(id -> new FindingVersions.Key(id, NOBODY)),
                    (reason.isEmpty() ? "ACTIVE" : "skipped")
                            + finding.object()
                                    .text("UpdatedAt")
                                    .map(time -> " of " + time)
                                    .orElse(""),
                    finding.pointer(),
                    problems);
            if (reason.isPresent()) {
                remarks.add(
                        "finding `" + finding.object().text("Id").orElse("without Id") + "` skipped: " + reason.get());
                continue;
            }
            Evidence evidence = Evidence.sum(details(finding).stream()
                    .map(detail -> UnusedService.PASCAL.read(detail.value(), detail.pointer(), problems))
                    .toList());
            Optional<String> id = finding.object().text("Id");
            if (id.isPresent()) {
                evidence = evidence.from(
                        new ReportedFinding(id.get(), finding.object().text("UpdatedAt")));
            }
            byPrincipal.merge(principal(finding, problems), evidence, Evidence::plus);
        }
        Optional<Evidence> unaddressed = Optional.ofNullable(byPrincipal.remove(NOBODY));
        byPrincipal.replaceAll((principal, evidence) -> evidence.ofAllServicesOf(principal));
        Observed observed = Observed.untold(problems.source());
        return new Reports(problems.source(), byPrincipal, unaddressed, List.of(observed), remarks);
    }

    /** Why a finding does not count: it, or the copy in it that holds the details, says so. */
    private static Optional<String> asideFor(Finding finding) {
        return details(finding).isEmpty()
                ? Optional.of("it has no `" + DETAILS + "`")
                : holders(finding.object())
                        .flatMap(object -> reason(object).stream())
                        .findFirst();
    }

    /** The object and those in it that hold details. */
    private static Stream<Json.Obj> holders(Json json) {
        if (json instanceof Json.Arr array) {
            return array.elements().stream().flatMap(SecurityHubForm::holders);
        }
        if (!(json instanceof Json.Obj object)
                || details(new Finding(object, "")).isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(object),
                object.members().stream()
                        .filter(member -> !member.name().equals(DETAILS))
                        .flatMap(member -> holders(member.value())));
    }

    private static Optional<String> reason(Json.Obj object) {
        Optional<String> state = Stream.of("RecordState", "Status")
                .flatMap(name -> object.text(name).stream())
                .filter(each -> !each.equals("ACTIVE"))
                .findFirst();
        Optional<String> workflow =
                object.get("Workflow").flatMap(value -> value.text("Status")).filter(OVER::contains);
        Optional<String> type = object.text("FindingType").filter(each -> !each.equals("UnusedPermission"));
        return state.map(each -> "its state is `" + each + "`; only ACTIVE findings count")
                .or(() -> workflow.map(each -> "its workflow status is `" + each + "`"))
                .or(() -> type.map(each -> "its type is `" + each + "`; only findings of type UnusedPermission count"));
    }

    /** Whom a finding is about: its {@code Resource}, the copy's, and the only one of its {@code Resources}, all the same. */
    private static String principal(Finding finding, Problems problems) {
        Json.Obj object = finding.object();
        List<String> named = holders(object)
                .flatMap(each -> Stream.of("Resource", "ResourceArn").flatMap(name -> each.text(name).stream()))
                .toList();
        List<Json> listed = object.get("Resources")
                .flatMap(Json::asArray)
                .map(Json.Arr::elements)
                .orElse(List.of());
        List<String> ids = Stream.concat(named.stream(), listed.stream().flatMap(each -> each.text("Id").stream()))
                .distinct()
                .toList();
        if (ids.isEmpty() && object.get("Resources").isEmpty()) {
            return NOBODY;
        }
        if (ids.size() != 1) {
            problems.add(
                    object.get("Resources").orElse(object),
                    finding.pointer() + "/Resources",
                    "the finding is about " + ids.size() + " resources; one with unused permissions is about one");
            return NOBODY;
        }
        return ids.get(0);
    }
}
