package dev.whittle.loopback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads of managed policies. */
final class IamPolicies {
    private final IamApi api;

    IamPolicies(IamApi api) {
        this.api = api;
    }

    Consumer<Xml> read(String operation, Call call, ServedAccount account) {
        ServedPolicy policy = account.policy(call.needed("PolicyArn"));
        return switch (operation) {
            case "GetPolicy" -> created(policy, account);
            case "GetPolicyVersion" -> {
                String id = version(call, policy);
                yield out -> out.element("PolicyVersion", each -> versionWithDocument(each, policy, id));
            }
            case "ListPolicyVersions" -> {
                Page<String> page = api.page(policy.ids(), call);
                yield out -> {
                    IamApi.end(out, page);
                    out.members("Versions", page.items(), (each, id) -> version(each, policy, id));
                };
            }
            default -> entities(call, policy.arn(), account);
        };
    }

    /** The id that a call gives, if there is such a version. */
    static String version(Call call, ServedPolicy policy) {
        String id = call.needed("VersionId");
        if (!policy.versions().containsKey(id)) {
            throw Refused.of(
                    "NoSuchEntity",
                    "Policy " + policy.arn() + " version " + id + " does not exist or is not attachable.");
        }
        return id;
    }

    /** What creating a policy and getting it answer. */
    static Consumer<Xml> created(ServedPolicy policy, ServedAccount account) {
        return out -> out.element("Policy", each -> policy(each, policy, account));
    }

    static void policy(Xml out, ServedPolicy policy, ServedAccount account) {
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
                .text("Description", policy.description())
                .text("CreateDate", policy.made().toString())
                .text("UpdateDate", policy.made().toString());
    }

    static void versionWithDocument(Xml out, ServedPolicy policy, String id) {
        out.text("Document", Objects.requireNonNull(policy.versions().get(id)));
        version(out, policy, id);
    }

    /** Lists of versions, and what creating one answers, lack documents. */
    static void version(Xml out, ServedPolicy policy, String id) {
        out.text("VersionId", id)
                .text("IsDefaultVersion", String.valueOf(id.equals(policy.current())))
                .text("CreateDate", policy.made().toString());
    }

    private Consumer<Xml> entities(Call call, String policy, ServedAccount account) {
        Optional<String> usage = call.parameter("PolicyUsageFilter");
        Optional<String> kind = call.parameter("EntityFilter");
        String prefix = call.parameter("PathPrefix").orElse("/");
        Stream<ServedPrincipal> attached = account.attachedTo(policy);
        Stream<ServedPrincipal> bounded = account.boundedBy(policy);
        List<ServedPrincipal> all = usage.map(word -> word.equals("PermissionsBoundary") ? bounded : attached)
                .orElseGet(() -> Stream.concat(attached, bounded).distinct())
                .filter(each -> kind.isEmpty() || kind.get().equals(each.word()))
                .filter(each -> each.path().startsWith(prefix))
                .toList();
        Page<ServedPrincipal> page = api.page(all, call);
        return out -> {
            List.of("Group", "User", "Role")
                    .forEach(word -> out.members(
                            "Policy" + word + "s",
                            page.items().stream()
                                    .filter(each -> each.word().equals(word))
                                    .toList(),
                            (each, one) -> each.text(word + "Name", one.name()).text(word + "Id", one.id())));
            IamApi.end(out, page);
        };
    }
}
