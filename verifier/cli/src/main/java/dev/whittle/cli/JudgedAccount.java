package dev.whittle.cli;

import dev.whittle.account.AccountResults;
import dev.whittle.code.CodeOrigin;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.MadeBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account with what came of it.
 *
 * @param by what the results were made from, the account's own file first
 * @param code the infrastructure code, where it was asked about
 * @param origins where the code has which policy
 */
record JudgedAccount(
        AccountInput input,
        MadeBy by,
        AccountResults results,
        Optional<AccountCode.Read> code,
        Map<String, CodeOrigin> origins) {
    /** The files of code that can't be read. */
    List<InvalidInputException> refused() {
        return code.map(AccountCode.Read::refused).orElse(List.of());
    }
}
