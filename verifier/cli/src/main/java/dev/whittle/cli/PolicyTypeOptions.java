package dev.whittle.cli;

import dev.whittle.policy.KnownType;
import dev.whittle.policy.PolicyType;
import dev.whittle.policy.Quota;
import dev.whittle.source.PolicySource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --policy-type}: whose a policy is, where neither the file nor its statements say so. */
@Grouped(OptionGroup.POLICY)
final class PolicyTypeOptions {
    private static final String OPTION = "--policy-type";

    @Option(
            names = OPTION,
            paramLabel = "TYPE",
            description =
                    "whose the policy is: ${COMPLETION-CANDIDATES} (default: what an answer of AWS around it, or a"
                            + " Principal in it, says; a service control policy alone looks like an identity policy)")
    private @Nullable PolicyType told;

    /** What the user told. */
    Optional<KnownType> told() {
        return Optional.ofNullable(told).map(type -> new KnownType(type, OPTION + " says so"));
    }

    /**
     * The policy with the type that the user told, if any.
     *
     * @throws dev.whittle.json.InvalidInputException where it can't be of that type
     */
    PolicySource of(PolicySource policy) {
        return told == null ? policy : policy.as(told, OPTION);
    }

    /** The same; a quota that the user chose tells the type where nothing else does. */
    PolicySource of(PolicySource policy, Optional<Quota> chosen) {
        PolicySource typed = of(policy);
        return typed.type().isPresent()
                ? typed
                : chosen.flatMap(quota -> type(quota).map(type -> typed.as(type, "--quota " + quota.word())))
                        .orElse(typed);
    }

    private static Optional<PolicyType> type(Quota quota) {
        return switch (quota) {
            case MANAGED, ROLE, USER -> Optional.of(PolicyType.IDENTITY);
            case GROUP -> Optional.of(PolicyType.GROUP);
            case TRUST -> Optional.of(PolicyType.TRUST);
            case SCP -> Optional.of(PolicyType.SCP);
            case BUCKET, KEY -> Optional.of(PolicyType.RESOURCE);
            case NONE -> Optional.empty();
        };
    }
}
