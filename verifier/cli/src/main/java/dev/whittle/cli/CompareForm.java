package dev.whittle.cli;

import dev.whittle.json.JsonWriter;
import dev.whittle.report.CompareRun;
import dev.whittle.report.ComparisonPage;
import dev.whittle.report.ComparisonSarif;
import dev.whittle.run.ComparisonJson;

/** What {@code --format} of a comparison prints. */
enum CompareForm implements ResultWords {
    TEXT("text") {
        @Override
        String of(CompareRun run) {
            return run.comparison().relation().word() + "\n";
        }
    },
    JSON("json") {
        @Override
        String of(CompareRun run) {
            return JsonWriter.text(out ->
                    ComparisonJson.write(out, run.comparison(), run.sides().assumes(), run.vocabulary()));
        }
    },
    SARIF("sarif") {
        @Override
        String of(CompareRun run) {
            return ComparisonSarif.of(run);
        }
    },
    HTML("html") {
        @Override
        String of(CompareRun run) {
            return ComparisonPage.of(run);
        }
    };

    private final String word;

    CompareForm(String word) {
        this.word = word;
    }

    @Override
    public boolean isForPeople() {
        return this == TEXT;
    }

    /** What is printed of a comparison. */
    abstract String of(CompareRun run);

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
