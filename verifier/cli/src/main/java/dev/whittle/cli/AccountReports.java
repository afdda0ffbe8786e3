package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.Principal;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.json.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whom reports of an account are about: by the file that lists them, or by their own names. */
final class AccountReports implements Addressees {
    private final String details;
    private final Set<String> principals;
    private final ReportsIndex index;

    /**
     * @param details what messages call the account's file
     */
    AccountReports(String details, Account account, ReportsIndex index) {
        this.details = details;
        this.principals = account.principals().stream().map(Principal::arn).collect(Collectors.toSet());
        this.index = index;
    }

    @Override
    public List<String> files() {
        return index.names();
    }

    @Override
    public Optional<String> of(String file) {
        if (InputFile.isStandardInput(file)) {
            return Optional.empty();
        }
        Path path = InputFile.path(file);
        Optional<String> listed = index.arn(path);
        Optional<String> named = PrincipalFile.arn(path);
        if (listed.isPresent() && named.isPresent() && !listed.equals(named)) {
            throw new InvalidInputException(
                    file,
                    "by its name it reports of `" + named.get() + "`, and by `" + index.name() + "` of `" + listed.get()
                            + "`");
        }
        return listed.or(() -> named);
    }

    /** A report that names nobody would be about everybody, and one that is about somebody else is about the wrong account. */
    @Override
    public void check(EvidenceReader reader) {
        if (!reader.unaddressed().isEmpty()) {
            throw new InvalidInputException(
                    reader.unaddressed().get(0),
                    "this evidence names no principal"
                            + (reader.unaddressed().size() == 1
                                    ? ""
                                    : ", nor do " + (reader.unaddressed().size() - 1) + " more files")
                            + "; an account needs findings, generated policies or CloudTrail records, which do, or last"
                            + " accessed reports, each in a file named by its principal's percent-encoded ARN, such as"
                            + " `arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FMyRole.json`, or listed in --reports FILE");
        }
        TreeMap<String, Set<String>> strangers = new TreeMap<>();
        reader.addressed()
                .forEach((arn, files) ->
                        strangers.computeIfAbsent(arn, each -> new TreeSet<>()).addAll(files));
        index.files()
                .forEach((file, arn) ->
                        strangers.computeIfAbsent(arn, each -> new TreeSet<>()).add(file.toString()));
        strangers.keySet().removeAll(principals);
        if (!strangers.isEmpty()) {
            throw new InvalidInputException(
                    details,
                    strangers.entrySet().stream()
                            .limit(Limits.DEFAULT.problems())
                            .map(AccountReports::problem)
                            .toList());
        }
    }

    private static Problem problem(Map.Entry<String, Set<String>> stranger) {
        return new Problem(
                "`" + String.join("`, `", stranger.getValue()) + "` reports on `" + stranger.getKey()
                        + "`, which is not in the account; bring all pages of the details, or leave the report out",
                "",
                Optional.empty());
    }
}
