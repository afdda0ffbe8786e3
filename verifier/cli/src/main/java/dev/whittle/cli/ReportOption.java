package dev.whittle.cli;

import dev.whittle.json.JsonWriter;
import dev.whittle.report.Report;
import picocli.CommandLine.Option;

/** In which form a report is printed. */
final class ReportOption {
    /** The forms. */
    enum Form {
        table {
            @Override
            String of(Report report) {
                return String.join("\n", report.lines()) + "\n";
            }
        },
        json {
            @Override
            String of(Report report) {
                return JsonWriter.line(report::json) + "\n";
            }
        };

        abstract String of(Report report);
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Form form = Form.table;

    /** The report's text in that form. */
    String of(Report report) {
        return form.of(report);
    }
}
