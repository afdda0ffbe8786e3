package dev.whittle.cli;

import dev.whittle.account.Account;
import dev.whittle.account.AccountTask;
import dev.whittle.account.Outcome;
import dev.whittle.account.PolicyKind;
import dev.whittle.account.Principal;
import dev.whittle.code.CodeOrigin;
import dev.whittle.code.WrittenPolicies;
import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.source.CodeFile;
import dev.whittle.source.holders.RoleNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --code}: where infrastructure code has the policies of an account. */
@Grouped(OptionGroup.CODE)
final class AccountCode {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--code",
            paramLabel = "INFRA",
            description =
                    "a file or a folder of infrastructure code: say in index.html, and under `code` in summary.json, which file a policy came from,"
                            + " by a state, a stack, a map or a name that the code writes out, and what differs")
    private @Nullable String name;

    @Mixin
    private HolderOptions holders = new HolderOptions();

    /** Fails where names are given for code that isn't. */
    void check() {
        List<String> given = holders.given();
        if (name == null && !given.isEmpty()) {
            throw Usage.wrong(command, String.join(" and ", given) + " only go with --code");
        }
    }

    /** What is read, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>(holders.files());
        Optional.ofNullable(name).ifPresent(files::add);
        return files;
    }

    /**
     * The code.
     *
     * @param policies what it gives to whom
     * @param refused why files of it can't be read
     */
    record Read(WrittenPolicies policies, List<InvalidInputException> refused) {
        /** Where it has those of the account's own policies that were refined or tried, by their titles. */
        Map<String, CodeOrigin> origins(List<Outcome> outcomes) {
            Map<String, CodeOrigin> origins = new TreeMap<>();
            for (Outcome outcome : outcomes) {
                AccountTask task = outcome.task();
                if (task.kind() != PolicyKind.AWS_MANAGED) {
                    origins.put(task.title(), origin(task));
                }
            }
            return origins;
        }

        private CodeOrigin origin(AccountTask task) {
            if (task.kind() == PolicyKind.MANAGED) {
                return policies.managed(task.arn().orElseThrow(), task.document()::deviations);
            }
            Principal owner = task.owners().get(0);
            return policies.inline(
                    owner.arn(), task.document().name(), owner.inline().size() == 1, task.document()::deviations);
        }
    }

    /**
     * Reads it, where it is given.
     *
     * @throws InvalidInputException where the folder, the file, or what names its roles can't be read
     */
    Optional<Read> read(Account account, Console console) {
        return Optional.ofNullable(name).map(given -> read(InputFile.path(given), account, console));
    }

    private Read read(Path path, Account account, Console console) {
        Infrastructure code = new Infrastructure(path.normalize(), Files.isDirectory(path));
        Map<Path, CodeFile> files = new LinkedHashMap<>();
        List<InvalidInputException> refused = code.read(files, List.of(), console);
        if (files.isEmpty() && refused.isEmpty()) {
            throw new InvalidInputException(path.toString(), "no policy was found there");
        }
        RoleNames known = RoleNames.NONE.withRoles(account.principals().stream()
                .filter(each -> each.kind() == Principal.Kind.ROLE)
                .map(Principal::arn)
                .toList());
        Surroundings around = code.surroundings(holders, known, console);
        files.replaceAll(around::told);
        return new Read(WrittenPolicies.of(files, around::made, refused), refused);
    }
}
