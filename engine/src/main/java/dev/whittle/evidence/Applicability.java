package dev.whittle.evidence;

import dev.whittle.policy.KnownType;
import dev.whittle.policy.PolicyForm;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Whether evidence may be held against a policy. Findings, last accessed reports and records speak of what one principal
 * did, and what that one did not use says nothing of a policy that others use. A plain list names no principal: it is the
 * user's own word, and holds for whatever policy it is given for. The short form of a finding is a finding that lost its
 * principal, so it is taken for one.
 *
 * <p>This only judges what says that something is unused: use, whoever's it is, can only keep more.
 */
public final class Applicability {
    private Applicability() {}

    /**
     * Why evidence can't be held against a policy of a type, in words; nothing where it can, or no type is known.
     *
     * @param forms of what says that something is unused
     */
    public static Optional<String> refusal(Optional<KnownType> type, Set<EvidenceForm> forms) {
        return type.filter(known -> !known.type().isOfOnePrincipal())
                .flatMap(known -> forms.stream()
                        .filter(Applicability::isOfOnePrincipal)
                        .sorted()
                        .findFirst()
                        .map(form -> "the evidence is one principal's (" + form.title()
                                + "), and what one principal did not use says nothing of "
                                + known.type().title()
                                + ", which others use, too; write a plain list of what nobody uses (it is "
                                + known + ")"));
    }

    /**
     * What has to be taken for granted so that evidence may be held against these policies, in words: that nobody else
     * holds a managed one.
     *
     * @param policies in what form each is
     * @param forms of what says that something is unused
     */
    public static Optional<String> assumption(Collection<PolicyForm> policies, Set<EvidenceForm> forms) {
        return policies.stream().anyMatch(PolicyForm::isManaged)
                        && forms.stream().anyMatch(Applicability::isOfOnePrincipal)
                ? Optional.of(
                        "the evidence's principal is taken to be the only holder; `whittle account` asks all holders")
                : Optional.empty();
    }

    private static boolean isOfOnePrincipal(EvidenceForm form) {
        return form != EvidenceForm.LIST;
    }
}
