package dev.whittle.cli;

import dev.whittle.catalog.Catalog;
import dev.whittle.compare.Access;
import dev.whittle.compare.AccessCheck;
import dev.whittle.compare.AccessCheck.NoPublic;
import dev.whittle.evidence.UnknownName;
import dev.whittle.files.Input;
import dev.whittle.files.InputFile;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is checked of a policy. */
@Grouped(OptionGroup.QUESTION)
final class CheckOptions {
    private static final String NOT_GRANTED = "--not-granted";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--no-new-access",
            paramLabel = "REFERENCE",
            description = "that it grants nothing that this policy does not")
    private @Nullable String reference;

    @Option(
            names = NOT_GRANTED,
            paramLabel = "ACCESS",
            completionCandidates = ServicePrefixes.OfActions.class,
            description = "that it does not grant this: an action, an ARN, or a JSON file"
                    + " {\"actions\":[..],\"resources\":[..]}; patterns allowed; may be repeated")
    private List<String> accesses = List.of();

    @Option(names = "--no-public", description = "that it grants nothing to everybody")
    private boolean isNoPublic;

    @Option(
            names = "--resource-type",
            paramLabel = "TYPE",
            description = "with --no-public, whose policy it is, as CloudFormation names it (default: "
                    + NoPublic.BUCKET + ")")
    private @Nullable String resourceType;

    /** The checks, and the files that they were read from. */
    record Wanted(List<AccessCheck> checks, List<Input> inputs) {}

    /** How many there are. */
    int count() {
        return (reference == null ? 0 : 1) + accesses.size() + (isNoPublic ? 1 : 0);
    }

    /** Whether any of these options is given. */
    boolean areGiven() {
        return count() > 0 || resourceType != null;
    }

    /** The files that they name, as named. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        Optional.ofNullable(reference).ifPresent(files::add);
        accesses.stream().filter(CheckOptions::isFile).forEach(files::add);
        return files;
    }

    private static boolean isFile(String access) {
        return !access.startsWith("arn:") && Pattern.parse(access).isEmpty();
    }

    /**
     * Reads them, in the order of {@code --lines}.
     *
     * @param reader of a file's policy
     * @param refused where those that are refused are added; what is returned is then not to be used
     */
    Wanted read(Catalog catalog, Function<String, PolicySource> reader, List<InvalidInputException> refused) {
        List<AccessCheck> checks = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        if (reference != null) {
            try {
                PolicySource source = reader.apply(reference);
                inputs.add(new Input(source.title(), source.sha256()));
                checks.add(new AccessCheck.NoNewAccess(source));
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        for (String access : accesses) {
            try {
                checks.add(new AccessCheck.NotGranted(access(access, catalog, inputs)));
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        if (isNoPublic) {
            checks.add(noPublic());
        }
        return new Wanted(checks, inputs);
    }

    private static Access access(String text, Catalog catalog, List<Input> inputs) {
        if (text.startsWith("arn:")) {
            Access.refusalOfResource(text).ifPresent(CheckOptions::refuse);
            return new Access(List.of(), List.of(text));
        }
        Optional<Pattern> action = Pattern.parse(text);
        if (action.isPresent()) {
            UnknownName.refusal(action.get(), catalog).ifPresent(CheckOptions::refuse);
            return new Access(List.of(action.get()), List.of());
        }
        byte[] bytes = InputFile.read(text);
        SourceText source = SourceText.decode(InputFile.title(text), bytes, Limits.DEFAULT);
        Problems problems = new Problems(source.name(), source.text(), Limits.DEFAULT);
        Optional<Json> json = JsonReader.readOne(source, problems);
        problems.refuseIfAny();
        Optional<Access> access = Access.read(json.orElseThrow(), "", problems, catalog);
        problems.refuseIfAny();
        inputs.add(new Input(source.name(), Sha256.of(bytes)));
        return access.orElseThrow();
    }

    private static void refuse(String message) {
        throw new InvalidInputException(NOT_GRANTED, message);
    }

    private NoPublic noPublic() {
        return NoPublic.of(Objects.requireNonNullElse(resourceType, NoPublic.BUCKET))
                .orElseThrow(() -> Usage.wrong(
                        command,
                        "--resource-type `" + resourceType + "` can't be asked about; write one of "
                                + String.join(", ", NoPublic.types())));
    }

    /** Checks what needs no file. */
    void checkUsage() {
        if (count() == 0) {
            throw Usage.wrong(command, "nothing is to be checked; write --no-new-access, --not-granted or --no-public");
        }
        if (resourceType != null && !isNoPublic) {
            throw Usage.wrong(command, "--resource-type says whose policy --no-public is asked of; write both");
        }
        if (isNoPublic) {
            noPublic();
        }
    }
}
