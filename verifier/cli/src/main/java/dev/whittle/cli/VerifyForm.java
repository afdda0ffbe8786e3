package dev.whittle.cli;

import dev.whittle.report.VerifyJson;
import dev.whittle.report.VerifyPage;
import dev.whittle.report.VerifyRun;
import dev.whittle.report.VerifySarif;

/** What {@code --format} of {@code whittle verify} prints. */
enum VerifyForm implements ResultWords {
    TEXT("text") {
        @Override
        String of(VerifyRun run) {
            return VerifyCommand.text(run);
        }
    },
    JSON("json") {
        @Override
        String of(VerifyRun run) {
            return VerifyJson.of(run);
        }
    },
    SARIF("sarif") {
        @Override
        String of(VerifyRun run) {
            return VerifySarif.of(run);
        }
    },
    HTML("html") {
        @Override
        String of(VerifyRun run) {
            return VerifyPage.of(run);
        }
    };

    private final String word;

    VerifyForm(String word) {
        this.word = word;
    }

    @Override
    public boolean isForPeople() {
        return this == TEXT;
    }

    /** What is printed of a judgement. */
    abstract String of(VerifyRun run);

    /** The same word as on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
