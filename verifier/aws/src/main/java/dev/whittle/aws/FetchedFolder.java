package dev.whittle.aws;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Numbers;
import dev.whittle.text.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder that {@link Fetch} made. Nothing of it is sent anywhere; reading it needs nothing of AWS. */
public final class FetchedFolder {
    /** Lacks that are named in a message; the folder's own files have all. */
    private static final int MOST_LACKS = 20;

    /** As much as a file of details may have. */
    private static final int MOST_BYTES = 256 << 20;

    private final String name;
    private final Path path;
    private final FetchLog log;

    private FetchedFolder(String name, Path path, FetchLog log) {
        this.name = name;
        this.path = path;
        this.log = log;
    }

    /**
     * The folder of that name; nothing where it is none that was fetched into.
     *
     * @throws InvalidInputException where its log can't be read
     */
    public static Optional<FetchedFolder> of(String name) {
        if (InputFile.isStandardInput(name)) {
            return Optional.empty();
        }
        Path path = InputFile.path(name);
        Path file = path.resolve(FetchLog.FILE);
        return Files.isRegularFile(file)
                ? Optional.of(new FetchedFolder(name, path, FetchLog.of(members(file))))
                : Optional.empty();
    }

    /** What to do about a folder that is not complete. */
    public enum OnLack {
        /** Refuse it. */
        REFUSE,
        /** Take it, if nothing but evidence lacks: whose evidence lacks is taken to use everything. */
        TAKE
    }

    /**
     * Its accounts, in order. Every file is there, and as it was fetched.
     *
     * @throws InvalidInputException where that is not so, or something lacks that must not
     */
    public List<FetchedInput> accounts(OnLack onLack) {
        List<FetchedInput> accounts = new ArrayList<>();
        List<String> lacks = new ArrayList<>();
        for (String id : log.accounts()) {
            Path folder = path.resolve(id);
            if (!id.matches("[0-9]{12}")) {
                throw new InvalidInputException(name, "`" + id + "` is no account");
            }
            if (!Files.isRegularFile(folder.resolve(FetchedAccount.FILE))) {
                throw incomplete("account " + id + " was not fetched to its end");
            }
            FetchedAccount account = FetchedAccount.of(members(folder.resolve(FetchedAccount.FILE)));
            if (!account.id().equals(id)) {
                throw new InvalidInputException(
                        name, "the folder `" + id + "` has what was fetched of " + account.id());
            }
            if (account.detailsAt().isEmpty()) {
                throw incomplete("the details of account " + id + " are not whole: "
                        + account.lacks().stream()
                                .map(Lack::toString)
                                .findFirst()
                                .orElse("nothing is there"));
            }
            account.lacks().forEach(lack -> lacks.add(id + ": " + lack));
            check(folder, account);
            accounts.add(new FetchedInput(folder, account));
        }
        boolean isCutShort = log.finished().isEmpty() && lacks.isEmpty();
        if (onLack == OnLack.REFUSE && (!lacks.isEmpty() || isCutShort)) {
            throw incomplete(lacks.isEmpty() ? "fetching was cut short" : Numbers.some(lacks, MOST_LACKS));
        }
        return accounts;
    }

    private InvalidInputException incomplete(String what) {
        return new InvalidInputException(
                name,
                "what was fetched is not complete: " + what
                        + "; fetch again, or add --allow-incomplete where nothing but evidence lacks");
    }

    private void check(Path folder, FetchedAccount account) {
        for (FetchedFile file : account.files()) {
            Path there = folder.resolve(file.name());
            if (!there.normalize().startsWith(folder) && !folder.toString().isEmpty()) {
                throw new InvalidInputException(name, "`" + file.name() + "` leads out of the folder");
            }
            byte[] bytes = InputFile.read(there.toString(), MOST_BYTES);
            if (!Sha256.of(bytes).equals(file.sha256())) {
                throw new InvalidInputException(there.toString(), "the file is not as it was fetched; fetch again");
            }
        }
    }

    private static Members members(Path file) {
        return Members.of(file.toString(), InputFile.read(file.toString(), MOST_BYTES));
    }
}
