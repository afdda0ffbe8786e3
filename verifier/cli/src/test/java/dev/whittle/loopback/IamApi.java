package dev.whittle.loopback;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** IAM, as far as policies are read, attached and written. */
final class IamApi {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
    private static final Pattern WRITE = Pattern.compile("(Create|Set|Put|Delete|Attach|Detach)[A-Z].*");

    private final Switches switches;
    private final LateReads late;
    private final IamReports reports = new IamReports(this);

    IamApi(Switches switches) {
        this.switches = switches;
        this.late = new LateReads(switches);
    }

    synchronized Answer answer(String operation, Call call, ServedAccount account) {
        return QueryApi.answer(operation, NAMESPACE, result(operation, call, account));
    }

    private Optional<Consumer<Xml>> result(String operation, Call call, ServedAccount account) {
        if (WRITE.matcher(operation).matches()) {
            return late.write(account, () -> write(operation, call, account));
        }
        return Optional.of(
                switch (operation) {
                    case "GenerateServiceLastAccessedDetails" -> reports.job(call, account);
                    case "GetServiceLastAccessedDetails" -> reports.report(call, account);
                    default -> read(operation, call, late.seen(account));
                });
    }

    private Consumer<Xml> read(String operation, Call call, ServedAccount account) {
        return switch (operation) {
            case "GetAccountSummary" -> IamQuotas.summary(account);
            case "GetAccountAuthorizationDetails" -> new IamDetails(this).read(call, account);
            case "GetPolicy", "GetPolicyVersion", "ListPolicyVersions", "ListEntitiesForPolicy" ->
                new IamPolicies(this).read(operation, call, account);
            default -> new IamPrincipals(this).read(PrincipalCall.of(operation), call, account);
        };
    }

    private static Optional<Consumer<Xml>> write(String operation, Call call, ServedAccount account) {
        return switch (operation) {
            case "CreatePolicy",
                    "CreatePolicyVersion",
                    "SetDefaultPolicyVersion",
                    "DeletePolicyVersion",
                    "DeletePolicy" -> PolicyWrites.write(operation, call, account);
            default -> {
                PrincipalWrites.write(PrincipalCall.of(operation), call, account);
                yield Optional.empty();
            }
        };
    }

    /** The part of a list that a call asks for. */
    <T> Page<T> page(List<T> all, Call call) {
        int size = call.parameter("MaxItems")
                .map(Integer::parseInt)
                .map(most -> Math.min(most, switches.pageSize()))
                .orElse(switches.pageSize());
        return Page.of(all, call.parameter("Marker"), size);
    }

    /** Whether there is more. */
    static void end(Xml out, Page<?> page) {
        out.text("IsTruncated", String.valueOf(page.next().isPresent())).text("Marker", page.next());
    }
}
