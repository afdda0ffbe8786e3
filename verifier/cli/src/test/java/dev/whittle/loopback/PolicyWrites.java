package dev.whittle.loopback;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes of managed policies. */
final class PolicyWrites {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern PATH = Pattern.compile("((/[A-Za-z0-9.,+@=_-]+)*)/");

    private PolicyWrites() {}

    static Optional<Consumer<Xml>> write(String operation, Call call, ServedAccount account) {
        if (operation.equals("CreatePolicy")) {
            return Optional.of(IamPolicies.created(created(call, account), account));
        }
        ServedPolicy policy = own(call, account);
        switch (operation) {
            case "CreatePolicyVersion" -> {
                String id = addVersion(call, policy);
                return Optional.of(out -> out.element("PolicyVersion", each -> IamPolicies.version(each, policy, id)));
            }
            case "SetDefaultPolicyVersion" -> policy.use(IamPolicies.version(call, policy));
            case "DeletePolicyVersion" -> deleteVersion(call, policy);
            default -> delete(policy, account);
        }
        return Optional.empty();
    }

    private static ServedPolicy created(Call call, ServedAccount account) {
        String name = name(call);
        String path = matching(call.parameter("Path").orElse("/"), PATH, "path");
        PolicyDocument document = PolicyDocument.of(call);
        IamQuotas.checkManaged(document);
        boolean isTaken = account.policies().values().stream()
                .anyMatch(each -> !each.isOfAws() && each.name().equalsIgnoreCase(name));
        if (isTaken) {
            throw Refused.of(
                    "EntityAlreadyExists",
                    "A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        if (call.parameter("Tags.member.1.Key").isPresent()) {
            throw Refused.of("InvalidInput", "policies have no tags here");
        }
        ServedPolicy policy = account.addPolicy(path, name, document.encoded());
        policy.describe(call.parameter("Description"));
        return policy;
    }

    /** The name of a policy, if it is one. */
    static String name(Call call) {
        return matching(call.needed("PolicyName"), NAME, "policyName");
    }

    private static String matching(String text, Pattern pattern, String what) {
        if (!pattern.matcher(text).matches()) {
            throw Refused.of("ValidationError", "The specified value for " + what + " is invalid.");
        }
        return text;
    }

    /** The policy of a call that changes it. */
    private static ServedPolicy own(Call call, ServedAccount account) {
        ServedPolicy policy = account.policy(call.needed("PolicyArn"));
        if (policy.isOfAws()) {
            throw Refused.of("AccessDenied", "AWS alone changes " + policy.arn());
        }
        return policy;
    }

    private static String addVersion(Call call, ServedPolicy policy) {
        PolicyDocument document = PolicyDocument.of(call);
        IamQuotas.checkManaged(document);
        IamQuotas.checkVersion(policy);
        return policy.add(
                document.encoded(),
                call.parameter("SetAsDefault").filter("true"::equals).isPresent());
    }

    private static void deleteVersion(Call call, ServedPolicy policy) {
        String id = IamPolicies.version(call, policy);
        if (id.equals(policy.current())) {
            throw Refused.of("DeleteConflict", "Cannot delete the default version of a policy.");
        }
        policy.versions().remove(id);
    }

    private static void delete(ServedPolicy policy, ServedAccount account) {
        if (account.attachedTo(policy.arn()).findAny().isPresent()
                || account.boundedBy(policy.arn()).findAny().isPresent()) {
            throw Refused.of("DeleteConflict", "Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw Refused.of(
                    "DeleteConflict",
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
                            + " The default version is deleted with the policy.");
        }
        account.policies().remove(policy.arn());
    }
}
