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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code whittle sources}: the policies that stand in files of infrastructure code. */
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

    SourcesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<InvalidInputException> refused = new ArrayList<>();
        List<Site> sites = new ArrayList<>();
        Map<Site, Users> holders = new HashMap<>();
        boolean isNamed = !holding.given().isEmpty();
        if (isNamed && names.size() != 1) {
            throw Usage.wrong(
                    command, String.join(" and ", holding.given()) + " are about one folder or plan; name it");
        }
        int files = 0;
        for (String name : names) {
            Path path = InputFile.path(name);
            boolean isFolder = Files.isDirectory(path);
            Optional<PlanFile> plan = isFolder ? Optional.empty() : PlanFile.read(name, InputFile.read(name));
            if (plan.isPresent()) {
                files++;
                sites.addAll(plan.get().sites());
                PlanHolders held = plan.get().holders(holding.ofPlan(name));
                plan.get().sites().stream()
                        .filter(Site::isOfIdentity)
                        .forEach(site -> holders.put(site, held.users(site.address())));
                continue;
            }
            if (isNamed && !isFolder) {
                throw Usage.wrong(
                        command, String.join(" and ", holding.given()) + " are about one folder or plan; name it");
            }
            List<Path> found = isFolder ? CodeTree.files(path, excluded) : List.of(path);
            files += found.size();
            Map<Path, CodeFile> code = new LinkedHashMap<>();
            try (RunBar bar = new RunBar(console, "read", " files")) {
                refused.addAll(CodeFiles.read(
                                found,
                                isFolder,
                                (file, read) -> {
                                    if (!read.sites().isEmpty()) {
                                        code.put(file, read);
                                    }
                                },
                                bar)
                        .refused());
            }
            if (isFolder && !code.isEmpty()) {
                Surroundings around = new Infrastructure(path, true).surroundings(holding, RoleNames.NONE, console);
                code.replaceAll(around::told);
                code.forEach((file, read) ->
                        read.sites().forEach(site -> holders.computeIfAbsent(site, each -> around.users(file, each))));
            }
            code.values().forEach(file -> sites.addAll(file.sites()));
        }
        if (!sites.isEmpty()) {
            console.result(format.of(new SourceList(sites, holders)));
        }
        console.say("sources    " + Numbers.count(sites.size(), "policy", "policies") + " in "
                + Numbers.count(files, "file"));
        InvalidInputException.refuse(refused);
        if (sites.isEmpty()) {
            throw new InvalidInputException(String.join(", ", names), "no policy was found there");
        }
        return 0;
    }
}
