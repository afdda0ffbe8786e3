package dev.whittle.cli;

import dev.whittle.catalog.CatalogException;
import dev.whittle.json.InvalidInputException;
import dev.whittle.report.Printable;
import dev.whittle.verify.Verifier;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "whittle",
        description = "Least privilege for AWS IAM, with proof.",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  whittle refine policy.json --unused finding.json > refined.json",
            "",
            "`whittle help COMMAND` says more.",
        })
public final class Whittle implements Runnable {
    private final Console console;
    private final CommandLine parser;

    private Whittle(Console console) {
        this.console = console;
        this.parser = new CommandLine(this)
                .addSubcommand(new RefineCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new FleetCommand(console))
                .addSubcommand(new AccountCommand(console))
                .addSubcommand(new DriftCommand(console))
                .addSubcommand(CatalogCommand.of(console))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new OutputStreamWriter(console.results(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(console.words(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, line, result) -> explain(e));
        addStandardOptions(parser);
    }

    private static void addStandardOptions(CommandLine command) {
        for (CommandLine below : command.getSubcommands().values()) {
            below.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Versions());
            addStandardOptions(below);
        }
    }

    /** Runs the command and exits. */
    public static void main(String[] arguments) throws InterruptedException {
        AtomicInteger code = new AtomicInteger(ExitCode.INTERNAL);
        Thread thread =
                new Thread(null, () -> code.set(run(Console.ofProcess(), arguments)), "whittle", Verifier.STACK_BYTES);
        thread.start();
        thread.join();
        System.exit(code.get());
    }

    /** Runs a command and returns what the process is to exit with. */
    static int run(Console console, String... arguments) {
        Whittle whittle = new Whittle(console);
        try {
            return whittle.parser.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            console.say("whittle: the input is too large to be proved on this machine: " + e);
            return ExitCode.INTERNAL;
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                parser, "write a command: refine, verify, fleet, account, catalog or drift");
    }

    private int explain(Exception e) {
        if (e instanceof CommandLine.ParameterException usage) {
            throw usage;
        }
        if (e instanceof InvalidInputException || e instanceof CatalogException) {
            console.say(Printable.lines(String.valueOf(e.getMessage())));
            for (Throwable other : e.getSuppressed()) {
                console.say(Printable.lines(String.valueOf(other.getMessage())));
            }
            return ExitCode.BAD_INPUT;
        }
        Breakdown.say(console, e);
        return ExitCode.INTERNAL;
    }
}
