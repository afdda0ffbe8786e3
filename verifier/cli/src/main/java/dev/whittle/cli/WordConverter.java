package dev.whittle.cli;

import dev.whittle.evidence.EvidenceForm;
import dev.whittle.policy.PolicyType;
import dev.whittle.policy.Quota;
import dev.whittle.refine.AdmitNew;
import dev.whittle.report.FitReport;
import dev.whittle.source.SourceForm;
import dev.whittle.verify.FitForm;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an option's value that is one of a few words, in any case. Picocli's own way of reading an enum takes the names that
 * the constants have in the program, and shows these in its messages.
 *
 * @param type an enum whose text is each constant's word; looked into only when a value is read
 */
record WordConverter<T extends Enum<T>>(Class<T> type) implements ITypeConverter<T> {
    /** Makes the command and all below it read their words so. */
    static void register(CommandLine command) {
        command.registerConverter(Quota.class, new WordConverter<>(Quota.class))
                .registerConverter(PolicyType.class, new WordConverter<>(PolicyType.class))
                .registerConverter(AdmitNew.class, new WordConverter<>(AdmitNew.class))
                .registerConverter(Colour.class, new WordConverter<>(Colour.class))
                .registerConverter(Shell.class, new WordConverter<>(Shell.class))
                .registerConverter(ChangeForm.class, new WordConverter<>(ChangeForm.class))
                .registerConverter(VerifyForm.class, new WordConverter<>(VerifyForm.class))
                .registerConverter(EvidenceForm.class, new WordConverter<>(EvidenceForm.class))
                .registerConverter(SimulateCommand.Answer.class, new WordConverter<>(SimulateCommand.Answer.class))
                .registerConverter(FitForm.class, new WordConverter<>(FitForm.class))
                .registerConverter(FitReport.Form.class, new WordConverter<>(FitReport.Form.class))
                .registerConverter(Form.class, new WordConverter<>(Form.class))
                .registerConverter(SourceForm.class, new WordConverter<>(SourceForm.class))
                .registerConverter(CheckForm.class, new WordConverter<>(CheckForm.class))
                .registerConverter(CompareForm.class, new WordConverter<>(CompareForm.class))
                .registerConverter(ReportOption.Form.class, new WordConverter<>(ReportOption.Form.class));
    }

    @Override
    public T convert(String value) {
        List<T> values = List.of(type.getEnumConstants());
        return values.stream()
                .filter(each -> String.valueOf(each).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + values + " (case-insensitive) but was '" + value + "'"));
    }
}
