package dev.whittle.cli;

import dev.whittle.aws.Accounts;
import dev.whittle.aws.Endpoint;
import dev.whittle.aws.Fetch;
import dev.whittle.aws.FetchListener;
import dev.whittle.aws.FetchOptions;
import dev.whittle.aws.Permissions;
import dev.whittle.files.InputFile;
import dev.whittle.text.Printable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code whittle fetch}: what {@code account} needs, from AWS into a folder. */
@Grouped(OptionGroup.AWS)
@Command(
        name = "fetch",
        description = "Fetch the policies of an account and the evidence of their use, for `whittle account`.",
        footer = {
            "",
            "Reads and changes nothing: the account's details, the findings of its analyzers of unused access and of its"
                    + " organization's, a last accessed report on each role, user and group, and all versions of its own managed"
                    + " policies. What is throttled is asked again. Credentials come from the SDK's default chain, or from the profile"
                    + " that is named, and stand in no file.",
            "",
            "DIR is open to its owner alone. Where something could not be fetched, it is named, and the same command goes on from there.",
            "",
            "Exit: 0 all is there, 2 not all, or nothing, or bad usage, 4 internal error.",
            "",
            "Examples:",
            "  whittle fetch -o fetched",
            "  whittle account fetched -o refined",
            "  whittle fetch -o fetched --profile audit --region eu-west-1",
            "  whittle fetch -o fetched --accounts organization --role-arn ARN",
            "  whittle fetch --permissions",
        })
final class FetchCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Grouped(OptionGroup.RESULTS)
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "the folder to fetch into")
    private @Nullable String output;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "a profile of AWS's configuration files, whose credentials and region are used")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            split = ",",
            description = "where analyzers are looked for; several, separated by commas (default: the configured one)")
    private List<String> regions = List.of();

    @Option(
            names = "--role-arn",
            paramLabel = "ARN",
            description =
                    "the role to assume; with several accounts, the role of that name in each but the caller's own")
    private @Nullable String role;

    @Option(
            names = "--accounts",
            paramLabel = "ACCOUNT",
            split = ",",
            description =
                    "which accounts, separated by commas, or `organization` for all that are active there (default: the"
                            + " caller's, or the role's)")
    private List<String> accounts = List.of();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "where all requests go instead of to AWS; what is configured elsewhere is ignored")
    private @Nullable String endpoint;

    @Option(
            names = "--trust-endpoint",
            paramLabel = "HOST",
            description = "confirm a host of --endpoint-url that is not AWS's")
    private List<String> trusted = List.of();

    @Option(names = "--permissions", description = "print the least policy that this needs, and fetch nothing")
    private boolean isAskedForPermissions;

    FetchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (endpoint == null && !trusted.isEmpty()) {
            throw Usage.wrong(command, "--trust-endpoint goes with --endpoint-url, whose host it confirms");
        }
        FetchOptions options = new FetchOptions(
                Optional.ofNullable(profile),
                regions,
                Optional.ofNullable(role),
                Accounts.of(accounts),
                endpoint == null ? Endpoint.AWS : Endpoint.of(endpoint, trusted));
        if (isAskedForPermissions) {
            console.result(Permissions.policy(options.role(), options.accounts()));
            return ExitCode.PROVED;
        }
        if (output == null) {
            throw Usage.wrong(command, "the folder is missing; write -o DIR");
        }
        boolean isComplete = new Fetch(options, new Listener(), Clock.systemUTC()).into(output, InputFile.path(output));
        if (!isComplete) {
            item("incomplete", output + ": the same command, within a day, fetches what lacks");
            return ExitCode.BAD_INPUT;
        }
        item("results", output);
        return ExitCode.PROVED;
    }

    private void item(String name, String text) {
        console.tell(String.format(Locale.ROOT, "%-11s%s", name, Printable.of(text)));
    }

    /** Says what fetching tells. */
    private final class Listener implements FetchListener {
        @Override
        public void note(String name, String text) {
            item(name, text);
        }

        @Override
        public Part part(String unit) {
            return new Bar(new RunBar(console, "fetch", unit));
        }
    }

    /** The bar of a part. */
    private record Bar(RunBar bar) implements FetchListener.Part {
        @Override
        public void start(int total) {
            bar.start(total);
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
