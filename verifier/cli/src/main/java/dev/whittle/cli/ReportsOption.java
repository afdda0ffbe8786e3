package dev.whittle.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --reports}: which file reports on which principal, where files do not say so. */
@Grouped(OptionGroup.EVIDENCE)
final class ReportsOption {
    @Option(
            names = "--reports",
            paramLabel = "FILE",
            description =
                    "a JSON object of ARN to last accessed report (get-service-last-accessed-details), paths relative to"
                            + " FILE's folder; such reports name nobody, so without this option their files have to be named by the"
                            + " percent-encoded ARN, such as arn%%3Aaws%%3Aiam%%3A%%3A111122223333%%3Arole%%2FMyRole.json")
    private @Nullable String file;

    /** The option's own file, if it is given. */
    List<String> files() {
        return Optional.ofNullable(file).stream().toList();
    }

    /**
     * What it says.
     *
     * @throws dev.whittle.json.InvalidInputException where it can't be read
     */
    ReportsIndex index() {
        return file == null ? ReportsIndex.NONE : ReportsIndex.read(file);
    }
}
