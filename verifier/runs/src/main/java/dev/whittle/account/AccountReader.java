package dev.whittle.account;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the answer of {@code aws iam get-account-authorization-details}: one page, several one after another, or an array
 * of them. A missing part could make refining remove what somebody uses, so a truncated answer is refused. So is one that
 * says two things about who a principal is, or about which version of a policy is in force.
 *
 * <p>Source: IAM API Reference, "GetAccountAuthorizationDetails".
 */
public final class AccountReader {
    private static final Set<String> LISTS = Set.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");
    private static final Set<String> TRUNCATED = Set.of("IsTruncated", "Marker", "NextToken");
    private static final Limits LIMITS = new Limits(256 << 20, 64, 0, 0, 0, 1_000, 50);

    private final SourceText source;
    private final Problems problems;
    private final TreeMap<String, Principal> principals = new TreeMap<>();
    private final TreeMap<String, ManagedPolicy> policies = new TreeMap<>();

    /** Where files of results would lie; two of a name would be one file. */
    private final Set<String> places = new HashSet<>();

    private AccountReader(SourceText source) {
        this.source = source;
        this.problems = new Problems(source.name(), source.text(), LIMITS);
    }

    /** How many bytes of a file are read. */
    public static int mostBytes() {
        return LIMITS.documentBytes();
    }

    /**
     * The account that a file describes.
     *
     * @throws InvalidInputException with every problem
     */
    public static Account read(String name, byte[] bytes) {
        AccountReader reader = new AccountReader(SourceText.decode(name, bytes, LIMITS));
        reader.read();
        reader.problems.refuseIfAny();
        return new Account(reader.principals, reader.policies);
    }

    private void read() {
        List<Json> documents = JsonReader.readAll(source, problems);
        problems.refuseIfAny();
        List<Json> pages = new ArrayList<>();
        for (Json document : documents) {
            pages.addAll(document.asArray().map(Json.Arr::elements).orElse(List.of(document)));
        }
        if (pages.isEmpty()) {
            throw new InvalidInputException(
                    source.name(), "the file is empty; write `aws iam get-account-authorization-details` into it");
        }
        boolean isOnePage = documents.size() == 1 && documents.get(0).asObject().isPresent();
        for (int i = 0; i < pages.size(); i++) {
            page(pages.get(i), isOnePage ? "" : "/" + i);
        }
        int end = pages.size() - 1;
        pages.get(end).asObject().ifPresent(last -> refuseTruncated(last, isOnePage ? "" : "/" + end));
    }

    /** The service says that there is more in IsTruncated and Marker, the command line in NextToken. */
    private void refuseTruncated(Json.Obj last, String pointer) {
        last.members().stream()
                .filter(member -> TRUNCATED.contains(member.name()))
                .filter(member -> !member.value().is("false") && !member.value().is("null"))
                .findFirst()
                .ifPresent(member -> problems.add(
                        member.value(),
                        pointer + "/" + member.name(),
                        "the answer goes on, and who is missing may use what would go; fetch all of its pages"));
    }

    private void page(Json json, String pointer) {
        if (!(json instanceof Json.Obj page)
                || LISTS.stream().noneMatch(list -> page.get(list).isPresent())) {
            problems.add(
                    json,
                    pointer,
                    "this is no answer of `aws iam get-account-authorization-details`, which has UserDetailList,"
                            + " GroupDetailList, RoleDetailList and Policies");
            return;
        }
        LocatedObject lists = new LocatedObject(page, pointer, source, problems);
        for (LocatedObject entry : lists.entries("RoleDetailList")) {
            principal(entry, Principal.Kind.ROLE, "RoleName", "RolePolicyList");
        }
        for (LocatedObject entry : lists.entries("UserDetailList")) {
            principal(entry, Principal.Kind.USER, "UserName", "UserPolicyList");
        }
        for (LocatedObject entry : lists.entries("GroupDetailList")) {
            principal(entry, Principal.Kind.GROUP, "GroupName", "GroupPolicyList");
        }
        for (LocatedObject entry : lists.entries("Policies")) {
            policy(entry);
        }
    }

    private void principal(LocatedObject entry, Principal.Kind kind, String nameKey, String policyList) {
        Optional<String> name = entry.name(nameKey);
        Optional<String> arn = entry.text("Arn");
        if (name.isEmpty() || arn.isEmpty()) {
            return;
        }
        Optional<String> path = entry.path(kind.word(), arn.get(), name.get());
        if (path.isEmpty()) {
            return;
        }
        List<Document> inline = new ArrayList<>();
        for (LocatedObject policy : entry.entries(policyList)) {
            policy.name("PolicyName")
                    .filter(each -> isAlone(policy, kind.word() + "/" + name.get() + "/" + each))
                    .flatMap(each -> policy.document("PolicyDocument", each))
                    .ifPresent(inline::add);
        }
        List<String> attached = new ArrayList<>();
        for (LocatedObject policy : entry.entries("AttachedManagedPolicies")) {
            policy.text("PolicyArn").ifPresent(attached::add);
        }
        Principal principal = new Principal(
                kind,
                arn.get(),
                name.get(),
                skipped(entry, kind, path.get()),
                inline,
                attached,
                entry.boundary(),
                tags(entry));
        if (isAlone(entry, arn.get()) && isAlone(entry, kind.word() + "/" + name.get())) {
            principals.put(arn.get(), principal);
        }
    }

    private static Map<String, String> tags(LocatedObject entry) {
        Map<String, String> tags = new TreeMap<>();
        for (LocatedObject tag : entry.entries("Tags")) {
            tag.text("Key").ifPresent(key -> tag.text("Value").ifPresent(value -> tags.put(key, value)));
        }
        return tags;
    }

    private boolean isAlone(LocatedObject entry, String place) {
        boolean isAlone = places.add(place);
        if (!isAlone) {
            entry.problem("`" + place + "` stands here a second time");
        }
        return isAlone;
    }

    /** What the service itself would not let be changed, or what belongs to more than one. */
    private static Optional<String> skipped(LocatedObject entry, Principal.Kind kind, String path) {
        boolean isMember = entry.value("GroupList")
                .filter(groups -> groups.asArray()
                        .filter(list -> list.elements().isEmpty())
                        .isEmpty())
                .isPresent();
        if (kind == Principal.Kind.GROUP) {
            return Optional.of("a group: what its members use is not known together");
        }
        if (kind == Principal.Kind.USER && isMember) {
            return Optional.of("a member of a group: part of what is used comes from there");
        }
        if (path.startsWith("/aws-service-role/")) {
            return Optional.of("a service-linked role, whose policy only its service changes");
        }
        return path.startsWith("/aws-reserved/")
                ? Optional.of("a role of Identity Center, which would write its policies anew")
                : Optional.empty();
    }

    private void policy(LocatedObject entry) {
        Optional<String> name = entry.name("PolicyName");
        Optional<String> arn = entry.text("Arn");
        if (name.isEmpty()
                || arn.isEmpty()
                || entry.path("policy", arn.get(), name.get()).isEmpty()) {
            return;
        }
        versionInForce(entry, name.get())
                .flatMap(version -> version.document("Document", name.get())
                        .map(document -> new ManagedPolicy(
                                arn.get(),
                                version.object().text("VersionId"),
                                document,
                                entry.count("AttachmentCount"),
                                entry.count("PermissionsBoundaryUsageCount"))))
                .filter(policy -> isAlone(entry, arn.get())
                        && isAlone(entry, (policy.isOfAws() ? "aws-managed/" : "managed/") + name.get()))
                .ifPresent(policy -> policies.put(arn.get(), policy));
    }

    /** The one that IsDefaultVersion or DefaultVersionId names; either may be missing, and together they must agree. */
    private static Optional<LocatedObject> versionInForce(LocatedObject entry, String name) {
        List<LocatedObject> versions = entry.entries("PolicyVersionList");
        List<LocatedObject> flagged =
                versions.stream().filter(version -> isFlagged(version, "true")).toList();
        Optional<String> id = entry.object().text("DefaultVersionId");
        List<LocatedObject> named = versions.stream()
                .filter(version ->
                        id.isPresent() && version.object().text("VersionId").equals(id))
                .toList();
        if (id.isPresent() && flagged.size() == 1 && !named.equals(flagged)) {
            flagged.get(0)
                    .problem("`" + name + "` has `" + id.get() + "` as its DefaultVersionId, but IsDefaultVersion"
                            + " here; one of them is wrong");
            return Optional.empty();
        }
        List<LocatedObject> inForce = flagged.isEmpty()
                ? named.stream().filter(version -> !isFlagged(version, "false")).toList()
                : flagged;
        if (inForce.size() != 1) {
            entry.problem(
                    "PolicyVersionList",
                    "`" + name + "` has " + inForce.size() + " default versions; it should have one");
            return Optional.empty();
        }
        return Optional.of(inForce.get(0));
    }

    private static boolean isFlagged(LocatedObject version, String word) {
        return version.value("IsDefaultVersion").filter(flag -> flag.is(word)).isPresent();
    }
}
