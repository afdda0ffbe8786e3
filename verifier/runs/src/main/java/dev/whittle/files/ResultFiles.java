package dev.whittle.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** The files that a folder of results may hold; one with any other is not replaced. */
public enum ResultFiles {
    /** Of {@code whittle account}. Files of these names may be somebody else's, so its summary has to say what it is. */
    ACCOUNT(
            "([0-9]{12}/)?(summary\\.json|index\\.html|(policies|(roles|users)/[^/]+)/(summary\\.json|(inline|managed|aws-managed)-[^/]+\\.(json|html)))") {
        @Override
        Optional<String> missing(SortedMap<String, Path> files) {
            return summary(files, SUMMARY_BEGINNING);
        }
    },
    /** Of {@code --for-check}. Tasks and results may be somebody else's, so the tasks have to say what they are. */
    CHECK("catalog\\.txt|tasks\\.jsonl|results\\.jsonl") {
        @Override
        Optional<String> missing(SortedMap<String, Path> files) {
            Path tasks = files.get("tasks.jsonl");
            return files.size() == 3
                            && tasks != null
                            && (isEmpty(tasks) || beginning(tasks).startsWith(TASKS_BEGINNING))
                    ? Optional.empty()
                    : Optional.of("the folder's files are none of its results and would be lost; name another");
        }
    },
    /** Of {@code refine} of a plan. Files of these names may be somebody else's, so its summary has to say what it is. */
    PLAN("[A-Za-z0-9._-]+\\.json") {
        @Override
        Optional<String> missing(SortedMap<String, Path> files) {
            return summary(files, PLAN_BEGINNING);
        }
    },
    /** Of {@code refine --fit}. */
    FIT("policy-[0-9]+-of-[0-9]+\\.json") {
        @Override
        Optional<String> missing(SortedMap<String, Path> files) {
            return Optional.empty();
        }
    };

    private static final String SUMMARY = "summary.json";

    /** White space left out. */
    private static final String SUMMARY_BEGINNING = "{\"catalog\":{\"date\":\"";

    /** White space left out. */
    private static final String PLAN_BEGINNING = "{\"format\":\"whittle-refine-code\"";

    /** White space left out. */
    private static final String TASKS_BEGINNING = "{\"known\":[";

    private final Pattern own;

    ResultFiles(String own) {
        this.own = Pattern.compile(own);
    }

    /** What is foreign about a folder with these files, in words; nothing where it holds such results or nothing. */
    Optional<String> foreign(SortedMap<String, Path> files) {
        Optional<String> other = files.keySet().stream()
                .filter(file -> !own.matcher(file).matches())
                .findFirst();
        return other.map(file ->
                        "the folder holds `" + file + "`, which is none of its results and would be lost; name another")
                .or(() -> files.isEmpty() ? Optional.empty() : missing(files));
    }

    /** What speaks against files being such results, though each may be one by its name. */
    abstract Optional<String> missing(SortedMap<String, Path> files);

    private static Optional<String> summary(SortedMap<String, Path> files, String start) {
        Path summary = files.get(SUMMARY);
        if (summary == null) {
            return Optional.of("the folder holds files, but no " + SUMMARY + "; name another");
        }
        return beginning(summary).startsWith(start)
                ? Optional.empty()
                : Optional.of("the folder's " + SUMMARY + " is none of its results and would be lost; name another");
    }

    /** Whether nothing is lost with it: a run of no tasks leaves no line. */
    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return false; // What can't be read may hold anything.
        }
    }

    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(256), StandardCharsets.UTF_8).replaceAll("\\s", "");
        } catch (IOException e) {
            return ""; // What can't be read is not known to be a result.
        }
    }
}
