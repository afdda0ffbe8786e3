package dev.whittle.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An account made up by chance: roles and users with policies of their own, with shared ones and with AWS's, in two pages,
 * documents encoded or not; and findings for most of them. It says itself what should become of each policy.
 */
final class MadeAccount {
    private static final String ARN = "arn:aws:iam::111122223333:";
    private static final String AWS = "arn:aws:iam::aws:";

    /** What the made policies grant, and sometimes deny. */
    private static final List<String> PATTERNS = List.of(
            "sqs:*",
            "sqs:SendMessage",
            "sqs:Get*",
            "s3:Get*",
            "s3:*Object",
            "s3:PutObject",
            "sns:*",
            "sns:List*",
            "dynamodb:*Item",
            "dynamodb:Describe*",
            "lambda:*",
            "lambda:Invoke*",
            "unheard-of:*");

    /** Of a service that no catalog knows; findings report the service as a whole. */
    static final String UNKNOWN = "unheard-of:Any";

    static final Set<String> SERVICES = Set.of("sqs", "s3", "sns", "dynamodb", "lambda");

    private final Random random;
    private final List<String> actions;

    /** Original documents by the path of their refinement within the results, less the ending; what goes from each. */
    private final Map<String, Expected> expected = new TreeMap<>();

    private final Map<String, Made> principals = new LinkedHashMap<>();
    private final Map<String, String> shared = new LinkedHashMap<>();
    private final Map<String, String> awsManaged = new LinkedHashMap<>();

    /**
     * What should become of a policy.
     *
     * @param document its text before
     * @param removed the actions, folded, that it no longer grants
     */
    record Expected(String document, Set<String> removed) {}

    /** What is skipped has no folder, and is as good as without evidence. */
    private record Made(
            String kind,
            String name,
            String path,
            boolean isSkipped,
            Optional<Set<String>> unused,
            Map<String, String> inline,
            List<String> shared,
            List<String> awsManaged) {
        String arn() {
            return ARN + kind + path + name;
        }

        /** Folded. */
        Set<String> removable() {
            return isSkipped
                    ? Set.of()
                    : unused.orElse(Set.of()).stream()
                            .map(action -> action.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet());
        }
    }

    /**
     * @param roles how many; there is a user for every ten of them
     * @param actions the known actions of {@link #SERVICES}, as spelled, and {@link #UNKNOWN}
     */
    MadeAccount(long seed, int roles, List<String> actions) {
        this.random = new Random(seed);
        this.actions = actions;
        IntStream.rangeClosed(1, roles / 2).forEach(i -> shared.put(ARN + "policy/Shared" + i, document()));
        IntStream.rangeClosed(1, 3).forEach(i -> awsManaged.put(AWS + "policy/Managed" + i, document()));
        for (int i = 1; i <= roles; i++) {
            boolean isLinked = i % 20 == 0;
            String path = isLinked ? "/aws-service-role/x/" : i % 3 == 0 ? "/team/" : "/";
            add("role", "Role" + i, path, isLinked);
        }
        for (int i = 1; i <= roles / 10; i++) {
            add("user", "User" + i, "/", i % 2 == 0);
        }
        expect();
    }

    private void add(String kind, String name, String path, boolean isSkipped) {
        Map<String, String> inline = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(3)).forEach(i -> inline.put("own" + i, document()));
        Optional<Set<String>> unused = unused();
        principals.put(
                name,
                new Made(
                        kind,
                        name,
                        path,
                        isSkipped,
                        unused,
                        inline,
                        some(List.copyOf(shared.keySet()), random.nextInt(3)),
                        some(List.copyOf(awsManaged.keySet()), random.nextInt(2))));
    }

    /** Of one in five nothing is known, and one in five uses nothing. */
    private Optional<Set<String>> unused() {
        return switch (random.nextInt(5)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new TreeSet<>(actions));
            default -> Optional.of(new TreeSet<>(some(actions, 1 + random.nextInt(actions.size()))));
        };
    }

    private <T> List<T> some(List<T> all, int most) {
        return random.ints(most, 0, all.size()).distinct().mapToObj(all::get).toList();
    }

    private String document() {
        String allowed = list(some(PATTERNS, 4));
        String denied = random.nextInt(4) == 0
                ? ", {\"Effect\": \"Deny\", \"Action\": \"sqs:*Queue\", \"Resource\": \"*\"}"
                : "";
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": " + allowed
                + ", \"Resource\": \"*\"}" + denied + "]}";
    }

    private void expect() {
        for (Made owner : principals.values()) {
            if (owner.isSkipped()) {
                continue;
            }
            String folder = owner.kind() + "s/" + owner.name() + "/";
            owner.inline()
                    .forEach((name, document) ->
                            expected.put(folder + "inline-" + name, new Expected(document, owner.removable())));
            owner.awsManaged()
                    .forEach(arn -> expected.put(
                            folder + "aws-managed-" + name(arn),
                            new Expected(awsManaged.getOrDefault(arn, ""), owner.removable())));
            owner.shared()
                    .forEach(arn -> expected.put(
                            "policies/managed-" + name(arn),
                            new Expected(shared.getOrDefault(arn, ""), removableByAll(arn))));
        }
    }

    private Set<String> removableByAll(String arn) {
        Set<String> removable = new TreeSet<>(
                actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).toList());
        principals.values().stream()
                .filter(principal -> principal.shared().contains(arn))
                .forEach(principal -> removable.retainAll(principal.removable()));
        return removable;
    }

    /** What should become of each policy, by the path of its file within the results, less the ending. */
    Map<String, Expected> expected() {
        return expected;
    }

    /** As {@code get-account-authorization-details} answers, roles and users each on a page of their own. */
    String details() {
        return "{\"RoleDetailList\": [" + entries("role") + "], \"IsTruncated\": true, \"Marker\": \"m\"}\n"
                + "{\"UserDetailList\": [" + entries("user")
                + "], \"GroupDetailList\": [{\"GroupName\": \"g\", \"Path\": \"/\","
                + " \"Arn\": \"" + ARN + "group/g\"}], \"Policies\": ["
                + policies() + "], \"IsTruncated\": false}\n";
    }

    private String entries(String kind) {
        List<String> entries = new ArrayList<>();
        principals.values().stream().filter(each -> each.kind().equals(kind)).forEach(each -> {
            String key = kind.equals("role") ? "Role" : "User";
            String inline = each.inline().entrySet().stream()
                    .map(policy -> "{\"PolicyName\": \"" + policy.getKey() + "\", \"PolicyDocument\": "
                            + written(policy.getValue()) + "}")
                    .collect(Collectors.joining(", "));
            String attached = Stream.concat(each.shared().stream(), each.awsManaged().stream())
                    .map(arn -> "{\"PolicyName\": \"" + name(arn) + "\", \"PolicyArn\": \"" + arn + "\"}")
                    .collect(Collectors.joining(", "));
            String groups = kind.equals("user") && each.isSkipped() ? "\"g\"" : "";
            entries.add("{\"" + key + "Name\": \"" + each.name() + "\", \"Path\": \"" + each.path() + "\", \"Arn\": \""
                    + each.arn() + "\", \"" + key + "PolicyList\": [" + inline + "], \"AttachedManagedPolicies\": ["
                    + attached + "], \"GroupList\": [" + groups + "]}");
        });
        return String.join(",\n", entries);
    }

    private String policies() {
        List<String> policies = new ArrayList<>();
        Map<String, String> documents = new TreeMap<>(shared);
        documents.putAll(awsManaged);
        documents.forEach((arn, document) -> {
            long attachments = principals.values().stream()
                    .filter(each -> each.shared().contains(arn))
                    .count();
            policies.add("{\"PolicyName\": \"" + name(arn) + "\", \"Path\": \"/\", \"Arn\": \"" + arn
                    + "\", \"AttachmentCount\": " + attachments + ", \"DefaultVersionId\": \"v2\","
                    + " \"PolicyVersionList\": [{\"VersionId\": \"v1\", \"IsDefaultVersion\": false, \"Document\": {}},"
                    + " {\"VersionId\": \"v2\", \"IsDefaultVersion\": true, \"Document\": " + written(document)
                    + "}]}");
        });
        return String.join(",\n", policies);
    }

    /** As an object, or percent-encoded as RFC 3986 says. */
    private String written(String document) {
        return random.nextBoolean()
                ? document
                : "\"" + URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20") + "\"";
    }

    /** As {@code get-finding-v2} answers, one after another. */
    String findings() {
        StringBuilder findings = new StringBuilder();
        principals
                .values()
                .forEach(each -> each.unused()
                        .ifPresent(unused -> findings.append("{\"id\": \"f\", \"resource\": \"")
                                .append(each.arn())
                                .append(
                                        "\", \"status\": \"ACTIVE\", \"findingType\": \"UnusedPermission\", \"findingDetails\": [")
                                .append(details(unused))
                                .append("]}\n")));
        return findings.toString();
    }

    private static String details(Set<String> unused) {
        Map<String, List<String>> byService = unused.stream()
                .collect(Collectors.groupingBy(
                        action -> action.substring(0, action.indexOf(':')), TreeMap::new, Collectors.toList()));
        return byService.entrySet().stream()
                .map(service -> "{\"unusedPermissionDetails\": {\"serviceNamespace\": \"" + service.getKey() + "\""
                        + (service.getValue().contains(UNKNOWN) ? "" : named(service.getValue()))
                        + "}}")
                .collect(Collectors.joining(", "));
    }

    private static String named(List<String> actions) {
        return actions.stream()
                .map(action -> "{\"action\": \"" + action.substring(action.indexOf(':') + 1) + "\"}")
                .collect(Collectors.joining(", ", ", \"actions\": [", "]"));
    }

    private static String list(List<String> strings) {
        return strings.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
