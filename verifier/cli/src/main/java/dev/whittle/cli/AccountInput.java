package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountReader;
import dev.whittle.aws.FetchedFolder;
import dev.whittle.aws.FetchedInput;
import dev.whittle.files.InputFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One account to be judged: a file of details, or what was fetched of it.
 *
 * @param name of the file, as on the command line
 * @param fetched where it was fetched, with its evidence
 */
record AccountInput(String name, Optional<FetchedInput> fetched) {
    /**
     * What an argument stands for, at least one.
     *
     * @throws dev.whittle.json.InvalidInputException where it was fetched, and is not complete
     */
    static List<AccountInput> of(String argument, FetchedFolder.OnLack onLack) {
        return FetchedFolder.of(argument)
                .map(folder -> folder.accounts(onLack).stream()
                        .map(input -> new AccountInput(input.details().toString(), Optional.of(input)))
                        .toList())
                .orElseGet(() -> List.of(new AccountInput(argument, Optional.empty())));
    }

    /** What messages call it. */
    String title() {
        return InputFile.title(name);
    }

    /** Its bytes, or one more than are read. */
    byte[] bytes() {
        return InputFile.read(name, AccountReader.mostBytes());
    }

    /** Where its results go within the folder of results, if there are several. */
    String folder() {
        return fetched.map(input -> input.id() + "/").orElse("");
    }

    /** What brings its evidence with it: where it was fetched, though nothing may have been found there. */
    List<String> evidence() {
        return fetched.isPresent() ? List.of(name) : List.of();
    }

    /** Whom files of evidence are about. */
    Addressees addressees(Account account, ReportsIndex index, Optional<Duration> unusedFor) {
        AccountReports named = new AccountReports(title(), account, index);
        return fetched.<Addressees>map(input -> new FetchedReports(input, named, unusedFor))
                .orElse(named);
    }
}
