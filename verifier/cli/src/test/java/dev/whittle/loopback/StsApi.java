package dev.whittle.loopback;

/** STS: who calls, and roles. */
final class StsApi {
    /** Begins the id of a role's key; its account follows. */
    static final String KEY = "ASIALOOPBACK";

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private StsApi() {}

    static Answer answer(String operation, Call call, Cloud cloud, Switches switches) {
        return switch (operation) {
            case "GetCallerIdentity" -> identity(operation, call, cloud, switches);
            case "AssumeRole" -> assumed(operation, call.needed("RoleArn"), cloud);
            default -> throw new Refused(400, "InvalidAction", "no operation " + operation);
        };
    }

    private static Answer identity(String operation, Call call, Cloud cloud, Switches switches) {
        String arn = switches.caller()
                .orElseGet(() -> "arn:aws:iam::" + cloud.of(call.key()).id() + ":user/caller");
        String session = arn.contains(":assumed-role/") ? "AROACALLER:" + arn.substring(arn.lastIndexOf('/') + 1) : "";
        return QueryApi.answer(
                operation,
                NAMESPACE,
                out -> out.text("Arn", arn)
                        .text("UserId", session.isEmpty() ? "AIDACALLER" : session)
                        .text("Account", arn.split(":", -1)[4]));
    }

    private static Answer assumed(String operation, String role, Cloud cloud) {
        String account = role.split(":", -1)[4];
        if (!cloud.accounts().containsKey(account)) {
            throw new Refused(403, "AccessDenied", "not authorized to perform sts:AssumeRole on " + role);
        }
        return QueryApi.answer(
                operation,
                NAMESPACE,
                out -> out.element(
                                "Credentials",
                                each -> each.text("AccessKeyId", KEY + account)
                                        .text("SecretAccessKey", "secret-of-" + account)
                                        .text("SessionToken", "session-of-" + account)
                                        .text("Expiration", "2099-01-01T00:00:00Z"))
                        .element(
                                "AssumedRoleUser",
                                each -> each.text("Arn", role).text("AssumedRoleId", "AROA:session")));
    }
}
