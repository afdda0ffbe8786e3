package dev.whittle.cli;

import dev.whittle.evidence.Applicability;
import dev.whittle.evidence.Warning;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.policy.Policy;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Printable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --strict}: what would be a warning is refused, and what the user vouches for instead. */
@Grouped(OptionGroup.EVIDENCE)
final class StrictOptions {
    @Option(
            names = "--strict",
            description =
                    "exit 2 and give no result where there would be a warning: an event source or a name that nothing"
                            + " knows, evidence that speaks of nothing that was to be judged, or evidence of one"
                            + " principal for a managed policy, which others may hold, or a statement that can't be read")
    private boolean isStrict;

    @Option(
            names = "--sole-holder",
            description = "vouch that the evidence's principal is the only one that holds the managed policy")
    private boolean isSoleHolder;

    /**
     * What has to be taken for granted so that the evidence speaks of the policies; said aloud.
     *
     * @param policies one, or a policy and what is to replace it
     * @throws InvalidInputException where it does not speak of them, or where too much would be taken for granted
     */
    List<String> warnings(List<PolicySource> policies, ReadEvidence evidence, Console console) {
        String name = policies.get(0).title();
        for (PolicySource policy : policies) {
            Applicability.refusal(policy.type(), evidence.formsOfUnused()).ifPresent(reason -> {
                throw new InvalidInputException(policy.title(), reason);
            });
        }
        Optional<String> assumption = Applicability.assumption(
                policies.stream().map(PolicySource::form).toList(), evidence.formsOfUnused());
        if (isStrict && !isSoleHolder && assumption.isPresent()) {
            throw new InvalidInputException(
                    name,
                    assumption.get() + "; add --sole-holder if nobody else has this policy, or leave out --strict");
        }
        assumption.ifPresent(warning -> console.tell("warning    " + warning));
        return assumption.stream().toList();
    }

    /**
     * Says warnings aloud.
     *
     * @param source what they are about, for messages
     * @return their texts
     * @throws InvalidInputException with all of them, where there must be none
     */
    List<String> minded(String source, List<Warning> warnings, Console console) {
        List<String> texts = warnings.stream().map(Warning::text).toList();
        if (isStrict && !warnings.isEmpty()) {
            throw new InvalidInputException(
                    source,
                    texts.stream()
                            .map(text -> new Problem(text + " (--strict)", "", Optional.empty()))
                            .toList());
        }
        texts.forEach(text -> console.tell("warning    " + Printable.of(text)));
        return texts;
    }

    /**
     * Returns where evidence may be taken for all that others do, too.
     *
     * @param word what the user vouches for
     * @throws InvalidInputException where there must be no warnings
     */
    void trusted(String source, String word) {
        if (isStrict && !isSoleHolder) {
            throw new InvalidInputException(
                    source, word + "; add --sole-holder if nobody else has this policy, or leave out --strict");
        }
    }

    /**
     * The policy, of which nothing may be unread where there must be no warnings.
     *
     * @throws InvalidInputException with what is
     */
    Policy read(String source, Policy policy) {
        if (isStrict && !policy.unread().isEmpty()) {
            throw new InvalidInputException(
                    source,
                    policy.unread().stream()
                            .map(each -> new Problem(
                                    "this statement can't be read: " + each.reason() + " (--strict)",
                                    each.pointer(),
                                    Optional.empty()))
                            .toList());
        }
        return policy;
    }
}
