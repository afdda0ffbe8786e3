package dev.whittle.cli;

import dev.whittle.config.Configuration;
import dev.whittle.config.ConfigurationReader;
import dev.whittle.config.Origin;
import dev.whittle.files.InputFile;
import dev.whittle.text.Printable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code whittle.yaml}: the one that is named, or the one that lies in the current folder. */
@Grouped(OptionGroup.CONFIGURATION)
final class ConfigOptions {
    private static final String NAME = "whittle.yaml";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "what is left alone, kept and asked for in every run (default: whittle.yaml of the current folder, which may"
                            + " name no catalog and no looser quota)")
    private @Nullable String config;

    @Option(names = "--no-config", description = "heed no whittle.yaml of the current folder")
    private boolean isIgnored;

    private Configuration read = Configuration.NONE;

    /**
     * Reads it, if there is one, and says so.
     *
     * @throws dev.whittle.json.InvalidInputException where it says what it may not
     */
    Configuration read(Console console) {
        if (isIgnored && config != null) {
            throw Usage.wrong(command, "--no-config and --config FILE exclude each other; leave out one");
        }
        if (config != null && InputFile.isStandardInput(config)) {
            throw Usage.wrong(
                    command, "--config `-` would be standard input; name a file, from whose folder its catalog counts");
        }
        if (!isIgnored) {
            read = config != null
                    ? read(config, config, Origin.CHOSEN)
                    : found(console).map(path -> read(path, NAME, Origin.FOUND)).orElse(Configuration.NONE);
        }
        read.line().ifPresent(line -> console.tell("config     " + Printable.of(line)));
        return read;
    }

    private static Configuration read(String path, String name, Origin origin) {
        return ConfigurationReader.read(
                InputFile.title(name), InputFile.read(path, ConfigurationReader.mostBytes()), origin);
    }

    /** Whatever lies there under that name is meant: a folder or a link to nothing is refused, not passed over. */
    private static Optional<String> found(Console console) {
        return Optional.of(console.folder().resolve(NAME))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .map(path -> path.toString());
    }

    /** Says which rules can't be followed where no tags are known. */
    static void sayByTag(Configuration configuration, Console console) {
        configuration
                .byTag()
                .forEach(rule -> console.tell("warning    "
                        + Printable.of("nothing here tells who has which tags, so nobody is left alone by " + rule)));
    }

    /** What was read; nothing before that. */
    Configuration configuration() {
        return read;
    }

    /** The file named, which no output may replace; nothing where none is. */
    List<String> files() {
        return config == null ? List.of() : List.of(config);
    }
}
