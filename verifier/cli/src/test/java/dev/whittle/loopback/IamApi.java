package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** IAM, as far as it is read. */
final class IamApi {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    private final Switches switches;
    private final Map<String, String> jobs = new HashMap<>();
    private final Map<String, Integer> looks = new HashMap<>();

    IamApi(Switches switches) {
        this.switches = switches;
    }

    synchronized Answer answer(String operation, Call call, ServedAccount account) {
        return QueryApi.answer(
                operation,
                NAMESPACE,
                switch (operation) {
                    case "GetAccountAuthorizationDetails" -> details(call, account);
                    case "GenerateServiceLastAccessedDetails" -> job(call, account);
                    case "GetServiceLastAccessedDetails" -> report(call, account);
                    case "ListPolicyVersions" -> versions(call, account);
                    case "GetPolicyVersion" -> version(call, account);
                    default -> throw new Refused(400, "InvalidAction", "no operation " + operation);
                });
    }

    private <T> Page<T> page(List<T> all, Call call) {
        int size = call.parameter("MaxItems")
                .map(Integer::parseInt)
                .map(most -> Math.min(most, switches.pageSize()))
                .orElse(switches.pageSize());
        return Page.of(all, call.parameter("Marker"), size);
    }

    private static void end(Xml out, Page<?> page) {
        out.text("IsTruncated", String.valueOf(page.next().isPresent())).text("Marker", page.next());
    }

    private Consumer<Xml> details(Call call, ServedAccount account) {
        List<Object> all = new ArrayList<>(account.principals().values());
        all.addAll(account.policies().values());
        Page<Object> page = page(all, call);
        return out -> {
            end(out, page);
            out.members("UserDetailList", of(page, "user"), (each, one) -> principal(each, one, "User"))
                    .members("GroupDetailList", of(page, "group"), (each, one) -> principal(each, one, "Group"))
                    .members("RoleDetailList", of(page, "role"), (each, one) -> principal(each, one, "Role"))
                    .members(
                            "Policies",
                            page.items().stream()
                                    .filter(ServedPolicy.class::isInstance)
                                    .map(ServedPolicy.class::cast)
                                    .toList(),
                            (each, policy) -> policy(each, policy, account));
        };
    }

    private static List<ServedPrincipal> of(Page<Object> page, String kind) {
        return page.items().stream()
                .filter(ServedPrincipal.class::isInstance)
                .map(ServedPrincipal.class::cast)
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    private static void principal(Xml out, ServedPrincipal principal, String kind) {
        out.text("Path", principal.path())
                .text(kind + "Name", principal.name())
                .text(kind + "Id", "AID" + principal.name())
                .text("Arn", principal.arn())
                .text("CreateDate", ServedAccount.made().toString());
        if (kind.equals("Role")) {
            out.text("AssumeRolePolicyDocument", "%7B%7D");
        }
        if (kind.equals("User")) {
            out.element("GroupList", list -> principal.groups().forEach(group -> list.text("member", group)));
        }
        out.members(
                        kind + "PolicyList",
                        principal.inline().entrySet(),
                        (each, policy) ->
                                each.text("PolicyName", policy.getKey()).text("PolicyDocument", policy.getValue()))
                .members(
                        "AttachedManagedPolicies",
                        principal.attached(),
                        (each, arn) -> each.text("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                                .text("PolicyArn", arn));
        principal
                .boundary()
                .ifPresent(arn -> out.element(
                        "PermissionsBoundary",
                        each -> each.text("PermissionsBoundaryType", "Policy").text("PermissionsBoundaryArn", arn)));
    }

    private static void policy(Xml out, ServedPolicy policy, ServedAccount account) {
        out.text("PolicyName", policy.name())
                .text("PolicyId", "ANPA" + policy.name())
                .text("Arn", policy.arn())
                .text("Path", policy.path())
                .text("DefaultVersionId", policy.current())
                .text(
                        "AttachmentCount",
                        String.valueOf(account.attachedTo(policy.arn()).count()))
                .text(
                        "PermissionsBoundaryUsageCount",
                        String.valueOf(account.boundedBy(policy.arn()).count()))
                .text("IsAttachable", "true")
                .text("CreateDate", policy.made().toString())
                .members(
                        "PolicyVersionList", policy.versions().keySet(), (each, id) -> version(each, policy, id, true));
    }

    private static void version(Xml out, ServedPolicy policy, String id, boolean isWithDocument) {
        if (isWithDocument) {
            out.text("Document", Objects.requireNonNull(policy.versions().get(id)));
        }
        out.text("VersionId", id)
                .text("IsDefaultVersion", String.valueOf(id.equals(policy.current())))
                .text("CreateDate", policy.made().toString());
    }

    private static ServedPolicy found(String arn, ServedAccount account) {
        return Optional.ofNullable(account.policies().get(arn))
                .orElseThrow(() -> new Refused(404, "NoSuchEntity", "Policy " + arn + " does not exist"));
    }

    private Consumer<Xml> versions(Call call, ServedAccount account) {
        ServedPolicy policy = found(call.needed("PolicyArn"), account);
        Page<String> page = page(List.copyOf(policy.versions().keySet()), call);
        return out -> {
            end(out, page);
            out.members("Versions", page.items(), (each, id) -> version(each, policy, id, false));
        };
    }

    private static Consumer<Xml> version(Call call, ServedAccount account) {
        ServedPolicy policy = found(call.needed("PolicyArn"), account);
        String id = call.needed("VersionId");
        if (!policy.versions().containsKey(id)) {
            throw new Refused(404, "NoSuchEntity", "Policy version " + id + " does not exist");
        }
        return out -> out.element("PolicyVersion", each -> version(each, policy, id, true));
    }

    private Consumer<Xml> job(Call call, ServedAccount account) {
        String arn = call.needed("Arn");
        if (!account.principals().containsKey(arn)) {
            throw new Refused(404, "NoSuchEntity", arn + " does not exist");
        }
        String job = "job-" + jobs.size();
        jobs.put(job, arn + " " + call.parameter("Granularity").orElse("SERVICE_LEVEL"));
        return out -> out.text("JobId", job);
    }

    /** The first look comes too early. */
    private Consumer<Xml> report(Call call, ServedAccount account) {
        String id = call.needed("JobId");
        String[] job = Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> new Refused(404, "NoSuchEntity", "no job " + id))
                .split(" ", -1);
        if (looks.merge(id, 1, Integer::sum) == 1) {
            return out -> out.text("JobStatus", "IN_PROGRESS")
                    .text("JobType", job[1])
                    .text("JobCreationDate", AwsServer.now())
                    .text("IsTruncated", "false");
        }
        Page<ServedUse> page = page(account.used().getOrDefault(job[0], List.of()), call);
        return out -> {
            out.text("JobStatus", "COMPLETED")
                    .text("JobType", job[1])
                    .text("JobCreationDate", AwsServer.now())
                    .text("JobCompletionDate", AwsServer.now());
            end(out, page);
            out.members("ServicesLastAccessed", page.items(), (each, use) -> use(each, use, job[0]));
        };
    }

    private static void use(Xml out, ServedUse use, String arn) {
        out.text("ServiceName", "Service " + use.service())
                .text("ServiceNamespace", use.service())
                .text("LastAuthenticated", use.last())
                .text("LastAuthenticatedEntity", use.last().map(time -> arn))
                .text("LastAuthenticatedRegion", use.last().map(time -> "us-east-1"))
                .text("TotalAuthenticatedEntities", use.last().isPresent() ? "1" : "0");
        if (!use.actions().isEmpty()) {
            out.members(
                    "TrackedActionsLastAccessed",
                    use.actions().entrySet(),
                    (each, action) -> each.text("ActionName", action.getKey())
                            .text("LastAccessedTime", action.getValue())
                            .text("LastAccessedEntity", action.getValue().map(time -> arn))
                            .text("LastAccessedRegion", action.getValue().map(time -> "us-east-1")));
        }
    }
}
