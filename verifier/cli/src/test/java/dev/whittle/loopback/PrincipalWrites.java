package dev.whittle.loopback;

/** Writes of what policies users, groups and roles have. */
final class PrincipalWrites {
    private PrincipalWrites() {}

    static void write(PrincipalCall operation, Call call, ServedAccount account) {
        ServedPrincipal principal = operation.principal(call, account);
        if (principal.path().startsWith("/aws-service-role/")) {
            throw Refused.of(
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '" + principal.name()
                            + "' - this role is only modifiable by AWS");
        }
        switch (operation.verb()) {
            case "AttachPolicy" -> attach(call, principal, account);
            case "DetachPolicy" -> detach(call, principal);
            case "PutPolicy" -> put(call, principal);
            case "DeletePolicy" -> {
                operation.inline(call, principal);
                principal.inline().remove(call.needed("PolicyName"));
            }
            default -> throw operation.none();
        }
    }

    /** What is attached already stays so. */
    private static void attach(Call call, ServedPrincipal principal, ServedAccount account) {
        ServedPolicy policy = account.policy(call.needed("PolicyArn"));
        if (!principal.attached().contains(policy.arn())) {
            IamQuotas.checkAttached(principal);
            principal.attached().add(policy.arn());
        }
    }

    private static void detach(Call call, ServedPrincipal principal) {
        String arn = call.needed("PolicyArn");
        if (!principal.attached().remove(arn)) {
            throw Refused.of("NoSuchEntity", "Policy " + arn + " was not found.");
        }
    }

    private static void put(Call call, ServedPrincipal principal) {
        String name = PolicyWrites.name(call);
        PolicyDocument document = PolicyDocument.of(call);
        IamQuotas.checkInline(principal, name, document);
        principal.inline().put(name, document.encoded());
    }
}
