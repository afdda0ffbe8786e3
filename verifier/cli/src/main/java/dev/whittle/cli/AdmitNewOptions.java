package dev.whittle.cli;

import dev.whittle.refine.AdmitNew;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What refined text admits of actions that nobody knows yet. */
@Grouped(OptionGroup.TEXT)
final class AdmitNewOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--admit-new",
            paramLabel = "WHAT",
            description = "which future actions new text admits: `prefix`, those under the shortest safe prefixes, or"
                    + " `none`, with every action by its exact name (default: prefix)")
    private @Nullable AdmitNew admitNew;

    @Option(names = "--pin", description = "the same as --admit-new none: no new wildcard is written")
    private boolean isPinned;

    /** The choice. */
    AdmitNew choice() {
        if (isPinned && admitNew == AdmitNew.PREFIX) {
            throw Usage.wrong(command, "--pin is the same as --admit-new none; leave out --admit-new prefix");
        }
        return isPinned ? AdmitNew.NONE : Objects.requireNonNullElse(admitNew, AdmitNew.PREFIX);
    }
}
