package dev.whittle.cli;

import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PlanFile;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the policies that commands take: documents, answers of AWS, and policies in files of code. */
@Grouped(OptionGroup.POLICY)
final class PolicyOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--policy",
            paramLabel = "ADDRESS",
            description =
                    "which policy of a Terraform file, or of a template of CloudFormation, SAM or serverless, as `whittle sources`"
                            + " lists it (default: the only one of an identity); of two such files the first one's and the"
                            + " second one's, if given twice")
    private List<String> addresses = List.of();

    @Mixin
    private SourceOption source = new SourceOption();

    /** Fails where no file is named that these options are about. */
    void checkNone() {
        List<String> given = new ArrayList<>();
        if (!addresses.isEmpty()) {
            given.add("--policy");
        }
        if (source.told().isPresent()) {
            given.add("--source");
        }
        if (!given.isEmpty()) {
            throw Usage.wrong(command, String.join(" and ", given) + " is about a file with a policy; name it");
        }
    }

    /**
     * A policy as it stands in its file.
     *
     * @param number of the file among those of the command, from 0
     * @throws InvalidInputException where there is none, or more than one and none is chosen
     */
    PolicySource read(String name, int number) {
        return read(name, number, PolicySource::of);
    }

    /**
     * A policy of which nothing is only known where its file is used.
     *
     * @throws InvalidInputException as above, or where something is
     */
    PolicySource literal(String name, int number) {
        return read(name, number, PolicySource::literal);
    }

    private PolicySource read(String name, int number, BiFunction<CodeFile, Site, PolicySource> reader) {
        if (addresses.size() > 2) {
            throw Usage.wrong(command, "--policy is given more than twice; there are two files at most");
        }
        String title = InputFile.title(name);
        byte[] bytes = InputFile.read(name);
        Optional<CodeFile> code = source.code(title, bytes);
        if (code.isPresent()) {
            return reader.apply(code.get(), chosen(title, code.get().sites(), number));
        }
        return source.plan(title, bytes)
                .map(plan -> plan.source(chosen(title, plan.sites(), number)))
                .orElseGet(() -> PolicySource.read(title, bytes));
    }

    /**
     * The policy of a plan that is meant.
     *
     * @param address that the user chose
     */
    static PolicySource ofPlan(String title, PlanFile plan, Optional<String> address) {
        return plan.source(chosen(title, plan.sites(), address));
    }

    private Site chosen(String title, List<Site> sites, int number) {
        return chosen(
                title,
                sites,
                addresses.isEmpty()
                        ? Optional.empty()
                        : Optional.of(addresses.get(Math.min(number, addresses.size() - 1))));
    }

    private static Site chosen(String title, List<Site> sites, Optional<String> address) {
        if (sites.isEmpty()) {
            throw new InvalidInputException(title, "no policy was found in this file");
        }
        if (address.isPresent()) {
            return sites.stream()
                    .filter(site -> site.address().equals(address.get()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            title, listed("no policy is at `" + address.get() + "`; there are", sites)));
        }
        List<Site> ofIdentities = sites.stream().filter(Site::isOfIdentity).toList();
        if (ofIdentities.size() != 1) {
            throw new InvalidInputException(title, listed("choose a policy with --policy; there are", sites));
        }
        return ofIdentities.get(0);
    }

    private static List<Problem> listed(String lead, List<Site> sites) {
        List<Problem> lines = new ArrayList<>(List.of(new Problem(lead, "", Optional.empty())));
        Stream<String> all = sites.stream()
                .map(site -> "  " + site.place() + " (" + site.takenAs().word() + ")");
        all.forEach(line -> lines.add(new Problem(line, "", Optional.empty())));
        return lines;
    }
}
