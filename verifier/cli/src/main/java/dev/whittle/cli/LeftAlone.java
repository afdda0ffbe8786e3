package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountResults;
import dev.whittle.account.Principal;
import dev.whittle.config.Configuration;
import dev.whittle.report.EvidenceLines;
import dev.whittle.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of an account a configuration leaves alone.
 *
 * @param configuration with the rules
 */
record LeftAlone(Configuration configuration) {
    /** The account without the principals that rules match; rules that match nobody are said, since they may be misspelled. */
    Account of(Account account, Console console) {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        account.principals().forEach(principal -> tags.put(principal.arn(), principal.tags()));
        configuration
                .unmet(tags)
                .forEach(rule ->
                        console.tell("warning    " + Printable.of("nobody in the details is left alone by " + rule)));
        return configuration.isAboutPrincipals()
                ? account.leavingAlone((Principal each) -> configuration.leftAlone(each.arn(), each.tags()))
                : account;
    }

    /** The statements that rules protect, each with its policy, in words. */
    static List<String> protectedStatements(AccountResults results) {
        return results.outcomes().stream()
                .flatMap(outcome -> outcome.proof().stream()
                        .flatMap(proof -> proof.candidate().known().protectedStatements().stream())
                        .map(each -> outcome.task().title() + ": " + EvidenceLines.words(each)))
                .toList();
    }
}
