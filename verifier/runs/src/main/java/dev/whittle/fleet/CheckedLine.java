package dev.whittle.fleet;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.CheckResult;
import dev.whittle.json.JsonWriter;
import dev.whittle.run.CheckJson;
import dev.whittle.run.Status;
import java.util.List;

/** What came of one check of a line. */
sealed interface CheckedLine {
    /** How it counts. */
    Status status();

    /** Writes the members of its result. */
    void write(JsonWriter out, Vocabulary vocabulary);

    /** The one that decides, of at least one. */
    static Status worst(List<Status> all) {
        return Status.WORST_FIRST.stream().filter(all::contains).findFirst().orElseThrow();
    }

    /** What a result calls a status. */
    static String word(Status status) {
        return switch (status) {
            case PROVED -> "PASS";
            case REFUTED -> "FAIL";
            default -> status.word();
        };
    }

    /** It was judged. */
    record Judged(CheckResult result) implements CheckedLine {
        @Override
        public Status status() {
            return Status.of(result.inclusion());
        }

        @Override
        public void write(JsonWriter out, Vocabulary vocabulary) {
            CheckJson.write(out, result, vocabulary);
        }
    }

    /**
     * It was not.
     *
     * @param check its word
     * @param status unknown where the policy as a whole can't be asked about, else bad input
     */
    record Unjudged(String check, Status status, TaskError error) implements CheckedLine {
        @Override
        public void write(JsonWriter out, Vocabulary vocabulary) {
            out.member("check", check)
                    .member("verdict", word(status))
                    .strings("reasons", List.of())
                    .member("error", error::json);
        }
    }
}
