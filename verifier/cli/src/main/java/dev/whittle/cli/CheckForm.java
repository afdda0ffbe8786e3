package dev.whittle.cli;

import dev.whittle.json.JsonWriter;
import dev.whittle.report.CheckAnswer;
import dev.whittle.report.CheckPage;
import dev.whittle.report.CheckRun;
import dev.whittle.report.CheckSarif;
import dev.whittle.run.CheckJson;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code --format} of checks prints. */
enum CheckForm implements ResultWords {
    TEXT("text") {
        @Override
        Optional<String> of(CheckRun run) {
            return Optional.of(run.results().stream()
                    .map(result ->
                            result.word() + " " + result.question().check().word() + "\n")
                    .collect(Collectors.joining()));
        }
    },
    JSON("json") {
        @Override
        Optional<String> of(CheckRun run) {
            return Optional.of(JsonWriter.text(out -> out.objects(
                    "results", run.results(), (each, result) -> CheckJson.write(each, result, run.vocabulary()))));
        }
    },
    SARIF("sarif") {
        @Override
        Optional<String> of(CheckRun run) {
            return Optional.of(CheckSarif.of(run));
        }
    },
    HTML("html") {
        @Override
        Optional<String> of(CheckRun run) {
            return Optional.of(CheckPage.of(run));
        }
    },
    /** One check alone. */
    AWS("aws") {
        @Override
        Optional<String> of(CheckRun run) {
            return CheckAnswer.of(run.results().get(0));
        }
    };

    private final String word;

    CheckForm(String word) {
        this.word = word;
    }

    @Override
    public boolean isForPeople() {
        return this == TEXT;
    }

    /** What is printed; nothing where the format has no word for it. */
    abstract Optional<String> of(CheckRun run);

    /** Its word on the command line. */
    String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
