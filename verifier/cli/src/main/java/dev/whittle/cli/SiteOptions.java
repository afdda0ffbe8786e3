package dev.whittle.cli;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --policy}: which policy of a file of infrastructure code is meant. */
final class SiteOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--policy",
            paramLabel = "ADDRESS",
            description =
                    "which policy of a Terraform file, or of a template of CloudFormation, SAM or serverless, as in"
                            + " data.aws_iam_policy_document.app or Role.Policies[0].PolicyDocument (default: the only one"
                            + " of an identity)")
    private @Nullable String address;

    /**
     * The policy of a file: the document, or the chosen one of a file of code.
     *
     * @param options that want a document of its own, those given
     * @throws InvalidInputException where there is none, or more than one and none is chosen
     */
    PolicySource read(String title, byte[] bytes, List<String> options) {
        Optional<CodeFile> code = CodeFile.read(title, bytes);
        if (code.isEmpty()) {
            if (address != null) {
                throw new InvalidInputException(
                        title,
                        "--policy names a policy of a Terraform file or a template, but this is a policy's document, or an"
                                + " answer of AWS; leave it out");
            }
            return PolicySource.read(title, bytes);
        }
        if (!options.isEmpty()) {
            throw Usage.wrong(
                    command,
                    String.join(" and ", options) + " want a policy's document of its own, and " + title
                            + " is a file of code; write the policy out first");
        }
        return PolicySource.of(code.get(), chosen(title, code.get()));
    }

    private Site chosen(String title, CodeFile file) {
        if (file.sites().isEmpty()) {
            throw new InvalidInputException(title, "no policy was found in this file");
        }
        if (address != null) {
            return file.site(address)
                    .orElseThrow(() -> new InvalidInputException(
                            title, listed("no policy is at `" + address + "`; there are", file.sites())));
        }
        List<Site> ofIdentities =
                file.sites().stream().filter(Site::isOfIdentity).toList();
        if (ofIdentities.size() != 1) {
            throw new InvalidInputException(title, listed("choose a policy with --policy; there are", file.sites()));
        }
        return ofIdentities.get(0);
    }

    private static List<Problem> listed(String lead, List<Site> sites) {
        List<Problem> lines = new ArrayList<>(List.of(new Problem(lead, "", Optional.empty())));
        Stream<String> all = sites.stream()
                .map(site -> "  line " + site.line() + " " + site.address() + " ("
                        + site.takenAs().word() + ")");
        all.forEach(line -> lines.add(new Problem(line, "", Optional.empty())));
        return lines;
    }
}
