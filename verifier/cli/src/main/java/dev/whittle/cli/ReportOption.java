package dev.whittle.cli;

import dev.whittle.json.JsonWriter;
import dev.whittle.report.Report;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which form a report is printed. */
@Grouped(OptionGroup.RESULTS)
final class ReportOption {
    /** The forms. */
    enum Form implements ResultWords {
        TABLE("table") {
            @Override
            String of(Report report) {
                return String.join("\n", report.lines()) + "\n";
            }
        },
        JSON("json") {
            @Override
            String of(Report report) {
                return JsonWriter.line(report::json) + "\n";
            }
        };

        private final String word;

        Form(String word) {
            this.word = word;
        }

        @Override
        public boolean isForPeople() {
            return this == TABLE;
        }

        abstract String of(Report report);

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

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    private @Nullable Form form;

    /** Whether the user names one. */
    boolean isNamed() {
        return form != null;
    }

    /** Prints the report in that form. */
    void print(Report report, Console console) {
        Form chosen = Objects.requireNonNullElse(form, Form.TABLE);
        console.result(chosen, chosen.of(report));
    }
}
