package dev.whittle.cli;

import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** The files that a folder of results may hold; one with any other is not replaced. */
enum ResultFiles {
    /** Of {@code whittle account}. A page or a folder of roles alone may be somebody else's. */
    ACCOUNT(
            "summary\\.json|index\\.html|(roles|users)/[^/]+/(summary|(inline|managed|aws-managed)-[^/]+)\\.json",
            Optional.of("summary.json")),
    /** Of {@code refine --fit}. */
    FIT("policy-[0-9]+-of-[0-9]+\\.json", Optional.empty());

    private final Pattern own;
    private final Optional<String> always;

    ResultFiles(String own, Optional<String> always) {
        this.own = Pattern.compile(own);
        this.always = always;
    }

    /** What is foreign about a folder with these files, in words; nothing where it holds such results or nothing. */
    Optional<String> foreign(SortedSet<String> files) {
        Optional<String> other =
                files.stream().filter(file -> !own.matcher(file).matches()).findFirst();
        return other.map(file ->
                        "the folder holds `" + file + "`, which is none of its results and would be lost; name another")
                .or(() -> always.filter(file -> !files.isEmpty() && !files.contains(file))
                        .map(file -> "the folder holds files, but no " + file + "; name another"));
    }
}
