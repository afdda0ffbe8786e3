package dev.whittle.cli;

import dev.whittle.account.AccountResults;
import dev.whittle.code.CodeOrigin;
import dev.whittle.files.Input;
import java.util.Map;
import java.util.Optional;

/**
 * An account with what came of it.
 *
 * @param details its file
 * @param code the infrastructure code, where it was asked about
 * @param origins where the code has which policy
 */
record JudgedAccount(
        AccountInput input,
        Input details,
        AccountResults results,
        Optional<AccountCode.Read> code,
        Map<String, CodeOrigin> origins) {}
