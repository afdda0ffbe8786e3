package dev.whittle.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every call that fetching makes, each of which reads and no more. {@link Guard} lets no other out, so the permissions that are
 * printed from this list are those that are needed.
 *
 * <p>Source: Service Authorization Reference, for the actions that an operation needs.
 */
enum ReadCall {
    ACCOUNT_DETAILS("Iam", "GetAccountAuthorizationDetails", "iam:GetAccountAuthorizationDetails", Whose.READER),
    START_REPORT("Iam", "GenerateServiceLastAccessedDetails", "iam:GenerateServiceLastAccessedDetails", Whose.READER),
    REPORT("Iam", "GetServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails", Whose.READER),
    VERSIONS("Iam", "ListPolicyVersions", "iam:ListPolicyVersions", Whose.READER),
    VERSION("Iam", "GetPolicyVersion", "iam:GetPolicyVersion", Whose.READER),
    ANALYZERS("AccessAnalyzer", "ListAnalyzers", "access-analyzer:ListAnalyzers", Whose.READER),
    FINDINGS("AccessAnalyzer", "ListFindingsV2", "access-analyzer:ListFindings", Whose.READER),
    FINDING("AccessAnalyzer", "GetFindingV2", "access-analyzer:GetFinding", Whose.READER),
    /** "No permissions are required to perform this operation": STS API Reference, "GetCallerIdentity". */
    IDENTITY("Sts", "GetCallerIdentity", "", Whose.NOBODY),
    ASSUME("Sts", "AssumeRole", "sts:AssumeRole", Whose.ASSUMER),
    ACCOUNTS("Organizations", "ListAccounts", "organizations:ListAccounts", Whose.ORGANIZATION);

    /** Who needs the action. */
    enum Whose {
        /** Whoever reads an account. */
        READER,
        /** Whoever assumes a role to do so. */
        ASSUMER,
        /** Whoever asks for all accounts of the organization. */
        ORGANIZATION,
        /** Nobody: it can't be denied. */
        NOBODY
    }

    private final String service;
    private final String operation;
    private final String action;
    private final Whose whose;

    ReadCall(String service, String operation, String action, Whose whose) {
        this.service = service;
        this.operation = operation;
        this.action = action;
        this.whose = whose;
    }

    /** The call of an operation of a service, as the SDK names both, if it is one of these. */
    static Optional<ReadCall> of(String service, String operation) {
        return Arrays.stream(values())
                .filter(call -> call.service.equals(service) && call.operation.equals(operation))
                .findFirst();
    }

    /** The actions that somebody needs for all of them, in order. */
    static List<String> actions(Whose whose) {
        return Arrays.stream(values())
                .filter(call -> call.whose == whose)
                .map(call -> call.action)
                .sorted()
                .toList();
    }

    /** The operation's name, for people. */
    String operation() {
        return operation;
    }
}
