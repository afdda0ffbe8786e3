package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that is fetched into: new, empty, or begun by a run that asked for the same. */
record FetchTarget(PrivateFolder folder, FetchLog log) {
    /** What was fetched on different days is no picture of an account. */
    private static final Duration LONGEST_RUN = Duration.ofDays(1);

    /**
     * Opens it, and writes down what it will be.
     *
     * @throws InvalidInputException where it holds anything else
     */
    static FetchTarget of(String name, Path path, FetchLog wanted) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidInputException(name, "the folder that would hold it does not exist; create it first");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InvalidInputException(name, "the output is a file; name a folder");
        }
        Optional<FetchLog> earlier = earlier(name, path);
        earlier.ifPresent(log -> refuseOther(name, log, wanted));
        FetchTarget target = new FetchTarget(PrivateFolder.of(path), earlier.orElse(wanted));
        if (earlier.isEmpty()) {
            target.folder.write(FetchLog.FILE, wanted.text());
        }
        return target;
    }

    private static Optional<FetchLog> earlier(String name, Path path) {
        Path log = path.resolve(FetchLog.FILE);
        try {
            if (Files.isRegularFile(log)) {
                return Optional.of(FetchLog.of(Members.of(log.toString(), Files.readAllBytes(log))));
            }
            try (Stream<Path> all = Files.exists(path) ? Files.list(path) : Stream.of()) {
                if (all.findAny().isPresent()) {
                    throw new InvalidInputException(
                            name, "the folder holds something, and nothing that was fetched; name a new one");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(name, "the folder can't be read: " + Reason.of(e));
        }
    }

    private static void refuseOther(String name, FetchLog earlier, FetchLog wanted) {
        if (earlier.finished().isPresent()) {
            throw new InvalidInputException(
                    name, "what was fetched at " + earlier.finished().get() + " is complete; name a new folder");
        }
        if (!earlier.isOfSame(wanted)) {
            throw new InvalidInputException(
                    name, "the folder was begun for other accounts, regions, roles or endpoints; name a new one");
        }
        if (earlier.started().plus(LONGEST_RUN).isBefore(wanted.started())) {
            throw new InvalidInputException(
                    name, "the folder was begun at " + earlier.started() + ", more than a day ago; name a new one");
        }
    }

    /** Notes an account that could not be asked anything. */
    FetchedAccount unreached(String id, List<Lack> lacks) {
        FetchedAccount account =
                new FetchedAccount(id, Optional.empty(), List.of(), List.of(), List.of(), lacks, List.of());
        folder.in(id).write(FetchedAccount.FILE, account.text());
        return account;
    }

    /** All is there. */
    void finish(Instant time) {
        folder.write(FetchLog.FILE, log.finishedAt(time).text());
    }
}
