package dev.whittle.cli;

import dev.whittle.code.CodeFiles;
import dev.whittle.files.CodeTree;
import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.SourceList;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PlanFile;
import dev.whittle.source.Site;
import dev.whittle.source.holders.PlanHolders;
import dev.whittle.source.holders.RoleNames;
import dev.whittle.source.holders.Users;
import dev.whittle.text.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle sources}: the policies that stand in files of infrastructure code. */
@Grouped(OptionGroup.CODE)
@Command(
        name = "sources",
        description =
                "List the policies in Terraform files, plans and states, in templates of CloudFormation, SAM and serverless, and in"
                        + " files of their own.",
        footer = {
            "",
            "A line each: file and line, address (as refine --policy takes it), what takes it, in a folder or a plan who holds it,"
                    + " and how many statements can be read. Folders .git, .terraform, node_modules, vendor, cdk.out and *.snapshot are left out,"
                    + " and links.",
            "",
            "Exit: 0, 2 where a Terraform file or a template is wrong, or none holds a policy, 4 internal error. The other"
                    + " files are listed all the same.",
            "",
            "Examples:",
            "  whittle sources infra/",
            "  whittle sources template.yaml --format json",
        })
final class SourcesCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "a file, or a folder with all that is in it")
    private List<String> names = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description =
                    "leave out files of a folder whose path in it matches; several add up, and so do the lines of a"
                            + " .whittleignore in it")
    private List<String> excluded = List.of();

    @Mixin
    private HolderOptions holding = new HolderOptions();

    @Mixin
    private ReportOption format = new ReportOption();

    @Mixin
    private SourceOption source = new SourceOption();

    private final List<InvalidInputException> refused = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final Map<Site, Users> holders = new HashMap<>();
    private int files;

    SourcesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!holding.given().isEmpty() && names.size() != 1) {
            throw refusedOptions();
        }
        names.forEach(this::add);
        if (!sites.isEmpty()) {
            format.print(new SourceList(sites, holders), console);
        }
        console.tell("sources    " + Numbers.count(sites.size(), "policy", "policies") + " in "
                + Numbers.count(files, "file"));
        InvalidInputException.refuse(refused);
        if (sites.isEmpty()) {
            throw new InvalidInputException(String.join(", ", names), "no policy was found there");
        }
        return 0;
    }

    private ParameterException refusedOptions() {
        return Usage.wrong(command, String.join(" and ", holding.given()) + " are about one folder or plan; name it");
    }

    private void add(String name) {
        if (!InputFile.isStandardInput(name) && Files.isDirectory(InputFile.path(name))) {
            source.checkFile(name);
            addFolder(InputFile.path(name));
            return;
        }
        try {
            addFile(name, InputFile.read(name));
        } catch (InvalidInputException e) {
            refused.add(e);
        }
    }

    private void addFile(String name, byte[] bytes) {
        files++;
        String title = InputFile.title(name);
        Optional<CodeFile> code = source.code(title, bytes);
        Optional<PlanFile> plan = code.isPresent() ? Optional.empty() : source.plan(title, bytes);
        if (plan.isEmpty() && !holding.given().isEmpty()) {
            throw refusedOptions();
        }
        plan.ifPresent(each -> addPlan(name, each));
        if (plan.isEmpty()) {
            code.or(() -> document(title, bytes)).ifPresent(each -> sites.addAll(each.sites()));
        }
    }

    /** A policy's document of its own. */
    private Optional<CodeFile> document(String title, byte[] bytes) {
        return source.told()
                .map(form -> Optional.of(CodeFile.document(title, bytes)))
                .orElseGet(() -> CodeFile.inFolder(title, bytes));
    }

    private void addPlan(String name, PlanFile plan) {
        sites.addAll(plan.sites());
        PlanHolders held = plan.holders(holding.ofPlan(name));
        plan.sites().stream().filter(Site::isOfIdentity).forEach(site -> holders.put(site, held.users(site.address())));
    }

    private void addFolder(Path path) {
        List<Path> found = CodeTree.files(path, excluded);
        files += found.size();
        Map<Path, CodeFile> code = new LinkedHashMap<>();
        try (RunBar bar = new RunBar(console, "read", " files")) {
            refused.addAll(CodeFiles.read(
                            found,
                            true,
                            (file, read) -> {
                                if (!read.sites().isEmpty()) {
                                    code.put(file, read);
                                }
                            },
                            bar)
                    .refused());
        }
        if (!code.isEmpty()) {
            Surroundings around = new Infrastructure(path, true).surroundings(holding, RoleNames.NONE, console);
            code.replaceAll(around::told);
            code.forEach((file, read) ->
                    read.sites().forEach(site -> holders.computeIfAbsent(site, each -> around.users(file, each))));
        }
        code.values().forEach(file -> sites.addAll(file.sites()));
    }
}
