package dev.whittle.cli;

import dev.whittle.report.ChangeMarkdown;
import dev.whittle.report.ChangeRun;
import dev.whittle.report.ChangeSarif;

/** What {@code --format} prints of a run over many policies, for pipelines. */
enum ChangeForm {
    SARIF("sarif") {
        @Override
        String of(ChangeRun run) {
            return ChangeSarif.of(run);
        }
    },
    MARKDOWN("markdown") {
        @Override
        String of(ChangeRun run) {
            return ChangeMarkdown.of(run);
        }
    };

    private final String word;

    ChangeForm(String word) {
        this.word = word;
    }

    /** What is printed of a run. */
    abstract String of(ChangeRun run);

    /** The same word as on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
