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
    enum Form {
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

    /** The report's text in that form. */
    String of(Report report) {
        return Objects.requireNonNullElse(form, Form.TABLE).of(report);
    }
}
