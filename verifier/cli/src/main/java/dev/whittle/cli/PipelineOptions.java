package dev.whittle.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a pipeline asks of a run over many policies. */
@Grouped(OptionGroup.PIPELINE)
final class PipelineOptions {
    @Option(names = "--check", description = "exit 1 where something would change")
    private boolean isCheck;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "print a report for pipelines: ${COMPLETION-CANDIDATES}; SARIF's places are in the file that was read, Markdown is"
                            + " for pull requests and step summaries")
    private @Nullable ChangeForm form;

    @Mixin
    private RootOption root = new RootOption();

    /** Whether the exit says that something would change. */
    boolean isCheck() {
        return isCheck;
    }

    /** What is to be printed, if anything. */
    Optional<ChangeForm> form() {
        return Optional.ofNullable(form);
    }

    /** How reports call the file that is read. */
    String inReports(String name) {
        return root.inReports(name);
    }

    /** Says that the check failed. */
    static void say(Console console) {
        console.tell("check      failed: something would change");
    }
}
