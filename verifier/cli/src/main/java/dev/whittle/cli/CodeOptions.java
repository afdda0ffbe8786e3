package dev.whittle.cli;

import dev.whittle.code.Chosen;
import dev.whittle.files.InputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is asked for where policies stand in files of infrastructure code. */
@Grouped(OptionGroup.CODE)
final class CodeOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Grouped(OptionGroup.POLICY)
    @Option(
            names = "--policy",
            paramLabel = "ADDRESS",
            description =
                    "in a Terraform file or plan, or a template of CloudFormation, SAM or serverless: the policy that is meant, such as"
                            + " data.aws_iam_policy_document.app or Role.Policies[0].PolicyDocument; in a folder"
                            + " PATH//ADDRESS; several add up, and * is all (default: those of the roles and users that the"
                            + " evidence names, or the only one of an identity)")
    private List<String> addresses = List.of();

    @Option(
            names = "--write",
            description = "edit the files in place: those of which all policies that are to change are proved")
    private boolean isWriting;

    @Option(
            names = "--all-or-nothing",
            description =
                    "with --write, write no file where a policy is not proved or refused, or a file can't be read")
    private boolean isAllOrNothing;

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description =
                    "leave out files of the folder whose path in it matches, such as examples/**; several add up, and so do"
                            + " the lines of a .whittleignore in it")
    private List<String> excluded = List.of();

    @Mixin
    private RootOption root = new RootOption();

    @Option(
            names = "--source-dir",
            paramLabel = "DIR",
            description =
                    "with a plan, the folder of the code that it was made of: name file and line of the block that a policy comes"
                            + " from")
    private @Nullable String sources;

    @Mixin
    final SourceOption source = new SourceOption();

    /** The code that a plan was made of, if it is named. */
    Optional<SourceFolder> sources() {
        return Optional.ofNullable(sources).map(SourceFolder::new);
    }

    /** Fails where that is named of something else. */
    void checkNoSources(String name) {
        if (sources != null) {
            throw Usage.wrong(
                    command, "--source-dir is about many policies of a plan or a state, and not about " + name);
        }
    }

    /** The policies that the user chose. */
    Chosen chosen() {
        return Chosen.of(addresses);
    }

    /** The one policy of a plan that is meant, where it is named. */
    Optional<String> only() {
        return addresses.size() == 1 && !addresses.contains("*") ? Optional.of(addresses.get(0)) : Optional.empty();
    }

    /** Fails where a plan is to be edited. */
    void checkPlan(String name) {
        if (isWriting) {
            throw Usage.wrong(
                    command,
                    name
                            + " is a plan or a state, which is read and not edited; leave --write out, and edit the code that it is"
                            + " made of, or write documents to a folder with -o");
        }
    }

    /** Whether files are edited in place. */
    boolean isWriting() {
        return isWriting;
    }

    /** Whether all that is to be written is, or nothing. */
    boolean isAllOrNothing() {
        return isAllOrNothing;
    }

    /** What of a folder is left out, as globs. */
    List<String> excluded() {
        return excluded;
    }

    /** The options that are only about code, those given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (!addresses.isEmpty()) {
            given.add("--policy");
        }
        if (isWriting) {
            given.add("--write");
        }
        if (!excluded.isEmpty()) {
            given.add("--exclude");
        }
        return given;
    }

    /** Fails where --all-or-nothing stands alone. */
    void check() {
        if (isAllOrNothing && !isWriting) {
            throw Usage.wrong(command, "--all-or-nothing goes with --write");
        }
    }

    /** The folder from which reports count paths. */
    Path root(Path folder) {
        return root.of(folder);
    }

    /**
     * How reports call the file of one policy.
     *
     * @param title what messages call it
     * @param name as named on the command line
     */
    String inReports(String title, String name) {
        return InputFile.isStandardInput(name) ? title : root.inReports(name);
    }

    /** How reports call a file: by its path in the folder from which they count, if it lies there. */
    static String inReports(Path root, Path file) {
        return RootOption.inReports(root, file);
    }

    /** The repository's folder: the nearest one that holds {@code .git}, a folder or a file. */
    static Optional<Path> gitRoot(Path folder) {
        return RootOption.gitRoot(folder);
    }

    /** A path without links in it, as far as it exists. */
    static Path real(Path folder) {
        return RootOption.real(folder);
    }
}
