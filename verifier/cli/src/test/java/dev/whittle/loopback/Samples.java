package dev.whittle.loopback;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fills an account with what files have: answers of {@code get-account-authorization-details} and {@code get-finding-v2}. */
public final class Samples {
    private static final Limits LIMITS = new Limits(64 << 20, 64, 0, 0, 0, 1_000, 50);

    private Samples() {}

    /** Loads both, and an analyzer of 90 days that has the findings, in {@code us-east-1}. */
    public static void load(ServedAccount account, String details, String findings) {
        for (Json page : documents("details", details)) {
            Map.of("RoleDetailList", "Role", "UserDetailList", "User", "GroupDetailList", "Group")
                    .forEach((list, kind) ->
                            Json.elements(page.get(list)).forEach(entry -> principal(account, entry, kind, details)));
            Json.elements(page.get("Policies")).forEach(entry -> policy(account, entry, details));
        }
        ServedAnalyzer analyzer = account.addAnalyzer("us-east-1", "unused", "ACCOUNT_UNUSED_ACCESS", Optional.of(90));
        int number = 0;
        for (Json finding : documents("findings", findings)) {
            analyzer.findings()
                    .add(new ServedFinding(
                            "finding-" + ++number,
                            finding.text("resource").orElseThrow(),
                            account.id(),
                            finding.text("status").orElseThrow(),
                            finding.text("findingType").orElseThrow(),
                            ServedFinding.UPDATED,
                            Json.elements(finding.get("findingDetails")).stream()
                                    .map(each -> each.span().of(findings))
                                    .toList()));
        }
    }

    private static List<Json> documents(String name, String text) {
        Problems problems = new Problems(name, text, LIMITS);
        List<Json> found = JsonReader.readAll(new SourceText(name, text), problems);
        problems.refuseIfAny();
        List<Json> all = new ArrayList<>();
        found.forEach(each -> all.addAll(each.asArray().map(Json.Arr::elements).orElse(List.of(each))));
        return all;
    }

    private static void principal(ServedAccount account, Json entry, String kind, String text) {
        ServedPrincipal principal = account.add(
                kind.toLowerCase(Locale.ROOT),
                entry.text("Path").orElse("/"),
                entry.text(kind + "Name").orElseThrow());
        Json.elements(entry.get(kind + "PolicyList"))
                .forEach(policy -> principal
                        .inline()
                        .put(policy.text("PolicyName").orElseThrow(), document(policy.get("PolicyDocument"), text)));
        Json.elements(entry.get("AttachedManagedPolicies"))
                .forEach(policy ->
                        principal.attached().add(policy.text("PolicyArn").orElseThrow()));
        entry.get("PermissionsBoundary")
                .flatMap(boundary -> boundary.text("PermissionsBoundaryArn"))
                .ifPresent(principal::bound);
        Json.elements(entry.get("GroupList")).forEach(group -> group.asText().ifPresent(principal.groups()::add));
    }

    private static void policy(ServedAccount account, Json entry, String text) {
        ServedPolicy policy = new ServedPolicy(entry.text("Arn").orElseThrow());
        Json.elements(entry.get("PolicyVersionList"))
                .forEach(version -> policy.put(
                        version.text("VersionId").orElseThrow(),
                        document(version.get("Document"), text),
                        version.get("IsDefaultVersion")
                                .filter(flag -> flag.is("true"))
                                .isPresent()));
        account.policies().put(policy.arn(), policy);
    }

    /** As IAM sends it: what is no string is encoded as RFC 3986 says. */
    private static String document(Optional<Json> json, String text) {
        Json document = json.orElseThrow();
        return document.asText().orElseGet(() -> encoded(document.span().of(text)));
    }

    /** A document as IAM sends it: all but RFC 3986's unreserved characters are percent-encoded. */
    public static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The text of what IAM sends. */
    public static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
