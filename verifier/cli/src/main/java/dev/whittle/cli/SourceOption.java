package dev.whittle.cli;

import dev.whittle.source.CodeFile;
import dev.whittle.source.PlanFile;
import dev.whittle.source.SourceForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --source}: what a file is, where its name and shape don't tell. */
@Grouped(OptionGroup.POLICY)
final class SourceOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--source",
            paramLabel = "KIND",
            description =
                    "what the file with the policy is: ${COMPLETION-CANDIDATES} (default: told by its name and shape); where several are named all of them")
    private @Nullable SourceForm form;

    /** What the user says that a file is. */
    Optional<SourceForm> told() {
        return Optional.ofNullable(form);
    }

    /** A file of code, if it is one. */
    Optional<CodeFile> code(String title, byte[] bytes) {
        return told().map(each -> CodeFile.read(title, bytes, each)).orElseGet(() -> CodeFile.read(title, bytes));
    }

    /** A plan or a state, if it is one; what is code was asked before. */
    Optional<PlanFile> plan(String title, byte[] bytes) {
        return told().map(each -> Optional.of(each)
                        .filter(SourceForm.PLAN::equals)
                        .map(plan -> PlanFile.read(title, bytes, plan)))
                .orElseGet(() -> PlanFile.read(title, bytes));
    }

    /** Fails where a folder is named, whose files tell by themselves what they are. */
    void checkFile(String name) {
        if (form != null) {
            throw Usage.wrong(command, "--source is about one file, and " + name + " is a folder; leave it out");
        }
    }
}
