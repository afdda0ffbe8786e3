package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.JsonTime;
import dev.whittle.json.Problems;
import dev.whittle.policy.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * IAM's answer to {@code aws iam get-service-last-accessed-details}, best of a job with ACTION_LEVEL granularity: one
 * page, several one after another, or an array of them. A service that was never used, or not since the bound, is unused
 * as a whole; in other services an action that is listed and was never used, or not since, is unused. An action that is
 * not listed is not tracked, so it stays: missing is not unused. Denied attempts count as use.
 *
 * <p>Source: IAM API Reference, "GetServiceLastAccessedDetails" and "TrackedActionLastAccessed".
 */
final class LastAccessedForm implements JsonForm {
    /** "IAM reports activity for at least the last 400 days": IAM API Reference, "GenerateServiceLastAccessedDetails". */
    private static final Duration PERIOD = Duration.ofDays(400);

    private static final String SERVICES = "ServicesLastAccessed";

    private static final Set<String> OF_SERVICE = Set.of(
            "ServiceName",
            "ServiceNamespace",
            "LastAuthenticated",
            "LastAuthenticatedEntity",
            "LastAuthenticatedRegion",
            "TotalAuthenticatedEntities",
            "TrackedActionsLastAccessed");

    private static final Set<String> OF_ACTION =
            Set.of("ActionName", "LastAccessedTime", "LastAccessedEntity", "LastAccessedRegion");

    @Override
    public boolean fits(List<Json> documents) {
        return JsonForm.allHave(documents, "JobStatus");
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        List<Json> pages = JsonForm.pages(documents);
        List<Evidence> parts = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = new Page((Json.Obj) pages.get(i), JsonForm.pointer(documents, i), problems);
            parts.add(page.read(how));
            if (i + 1 == pages.size() && page.isTruncated()) {
                parts.add(Evidence.ofRemarks(List.of(
                        "`" + problems.source() + "` is truncated: the services that it leaves out stay as they are")));
            }
        }
        return Reports.unaddressed(
                problems.source(),
                Evidence.sum(parts).partOf("the last accessed report"),
                new Observed("`" + problems.source() + "`", Optional.of(PERIOD)));
    }

    /** One page of an answer. */
    private record Page(Json.Obj object, String pointer, Problems problems) {
        boolean isTruncated() {
            boolean isCut =
                    object.get("IsTruncated").filter(value -> value.is("true")).isPresent();
            return isCut
                    || object.text("Marker").isPresent()
                    || object.text("NextToken").isPresent();
        }

        Evidence read(Interpretation how) {
            String status = object.text("JobStatus").orElse("");
            if (!status.equals("COMPLETED")) {
                problems.add(
                        object.get("JobStatus").orElse(object),
                        pointer + "/JobStatus",
                        "the job's status is `" + status + "`; wait until it is `COMPLETED` and fetch it again");
                return Evidence.NONE;
            }
            Json services = object.get(SERVICES).orElse(object);
            String at = pointer + "/" + SERVICES;
            if (!(services instanceof Json.Arr array)) {
                problems.add(services, at, "the report has no list `" + SERVICES + "`");
                return Evidence.NONE;
            }
            LastUse bound = LastUse.bound(object, pointer, how, problems);
            List<Evidence> parts = new ArrayList<>(List.of(Evidence.ofRemarks(bound.remarks())));
            array.forEach(at, (element, where) -> parts.add(service(element, where, bound)));
            return Evidence.sum(parts);
        }

        private Evidence service(Json json, String at, LastUse bound) {
            Optional<Pattern> whole = json.text("ServiceNamespace")
                    .flatMap(prefix -> Pattern.parse(prefix + ":*"))
                    .filter(Pattern::namesOneService);
            if (whole.isEmpty()) {
                problems.add(json, at, "ServiceNamespace is missing or no service prefix; write one such as `s3`");
                return Evidence.NONE;
            }
            Json.Obj service = (Json.Obj) json;
            refuseUnknown(service, OF_SERVICE, at);
            refuseContradiction(service, at);
            Evidence told = bound.isUnused(service, "LastAuthenticated", at, problems)
                    ? Evidence.ofUnseen(List.of(Unseen.ofService(whole.get(), Untracked.BY_LAST_ACCESSED_REPORTS)))
                    : Evidence.ofUsedServices(List.of(whole.get()));
            Optional<Json> actions = service.get("TrackedActionsLastAccessed");
            if (actions.isEmpty()) {
                return told;
            }
            String list = at + "/TrackedActionsLastAccessed";
            if (!(actions.get() instanceof Json.Arr array)) {
                problems.add(actions.get(), list, "this is " + actions.get().kind() + "; write a list of actions");
                return told;
            }
            List<Evidence> parts = new ArrayList<>(List.of(told));
            array.forEach(
                    list,
                    (element, where) -> parts.add(action(element, whole.get().service(), where, bound)));
            return Evidence.sum(parts);
        }

        /** A misspelt time must not count as a missing one, which says that something was never used. */
        private void refuseUnknown(Json.Obj object, Set<String> known, String at) {
            for (Json.Member member : object.members()) {
                if (!known.contains(member.name())) {
                    problems.add(
                            member.value(),
                            at,
                            "`" + member.name() + "` is not known here; write "
                                    + known.stream().sorted().collect(Collectors.joining("`, `", "`", "`")));
                }
            }
        }

        /** What has no date was never used, so nothing beside it may say by whom or where. */
        private void refuseUndated(Json.Obj object, String date, List<String> others, String at) {
            if (JsonTime.isMissing(object, date)) {
                others.stream()
                        .filter(other -> !JsonTime.isMissing(object, other))
                        .findFirst()
                        .ifPresent(other -> problems.add(
                                object,
                                at,
                                "there is no " + date + ", as if it was never used, and yet there is " + other
                                        + "; fetch the report again"));
            }
        }

        /** A service without a date was never used, so nothing beside it may say that it was. */
        private void refuseContradiction(Json.Obj service, String at) {
            refuseUndated(
                    service, "LastAuthenticated", List.of("LastAuthenticatedEntity", "LastAuthenticatedRegion"), at);
            if (!JsonTime.isMissing(service, "LastAuthenticated")) {
                return;
            }
            boolean hasEntities = service.get("TotalAuthenticatedEntities")
                    .filter(value -> !value.is("0") && !value.is("null"))
                    .isPresent();
            boolean hasDatedAction = service.get("TrackedActionsLastAccessed")
                    .flatMap(Json::asArray)
                    .filter(actions -> actions.elements().stream()
                            .flatMap(action -> action.asObject().stream())
                            .anyMatch(action -> !JsonTime.isMissing(action, "LastAccessedTime")))
                    .isPresent();
            if (hasEntities || hasDatedAction) {
                problems.add(
                        service,
                        at,
                        "the service has no LastAuthenticated, as if it was never used, and yet "
                                + (hasEntities
                                        ? "TotalAuthenticatedEntities is not 0"
                                        : "an action has a LastAccessedTime")
                                + "; fetch the report again");
            }
        }

        private Evidence action(Json json, String service, String at, LastUse bound) {
            Optional<Pattern> action = json.text("ActionName")
                    .flatMap(name -> Pattern.parse(name.contains(":") ? name : service + ":" + name))
                    .filter(Pattern::isLiteral)
                    .filter(pattern -> pattern.service().equals(service));
            if (action.isEmpty()) {
                problems.add(json, at, "ActionName is missing or no action of `" + service + "`");
                return Evidence.NONE;
            }
            refuseUnknown((Json.Obj) json, OF_ACTION, at);
            refuseUndated((Json.Obj) json, "LastAccessedTime", List.of("LastAccessedEntity", "LastAccessedRegion"), at);
            return bound.isUnused((Json.Obj) json, "LastAccessedTime", at, problems)
                    ? Evidence.ofReportedUnused(action.stream().toList())
                    : Evidence.ofReportedUsed(action.stream().toList())
                            .plus(Evidence.ofUsedServices(List.of(Pattern.of(service + ":*"))));
        }
    }
}
