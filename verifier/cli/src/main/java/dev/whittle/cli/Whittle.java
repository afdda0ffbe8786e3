package dev.whittle.cli;

import dev.whittle.catalog.CatalogException;
import dev.whittle.json.InvalidInputException;
import dev.whittle.smt.DeepStack;
import dev.whittle.text.Printable;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ConsoleOptions options = new ConsoleOptions();

    private Whittle(Console console, Map<String, Function<Console, Object>> commands) {
        this.console = console;
        this.parser = new CommandLine(this);
        commands.forEach((name, command) -> parser.addSubcommand(name, command.apply(console)));
        parser.setOut(new PrintWriter(new OutputStreamWriter(console.results(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(console.words(), true, StandardCharsets.UTF_8))
                .setExecutionStrategy(result -> {
                    options.set(console);
                    colour(console.resultsTerminal());
                    return new CommandLine.RunLast().execute(result);
                })
                .setParameterExceptionHandler((e, arguments) -> explainUsage(e))
                .setExecutionExceptionHandler((e, line, result) -> explain(e));
        addStandardOptions(parser);
        OptionList.register(parser);
        WordConverter.register(parser);
    }

    private void colour(Terminal terminal) {
        parser.setColorScheme(Help.defaultColorScheme(terminal.ansi()));
    }

    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("refine", RefineCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("simulate", SimulateCommand::new);
        commands.put("fit", FitCommand::new);
        commands.put("fleet", FleetCommand::new);
        commands.put("fetch", FetchCommand::new);
        commands.put("account", AccountCommand::of);
        commands.put("sources", SourcesCommand::new);
        commands.put("drift", DriftCommand::new);
        commands.put("catalog", CatalogCommand::of);
        commands.put("trie", TrieCommand::new);
        return commands;
    }

    /** These, and those about the command line itself. */
    private static Map<String, Function<Console, Object>> all() {
        Map<String, Function<Console, Object>> commands = commands();
        commands.put("manual", ManualCommand::new);
        commands.put("generate-completion", CompletionCommand::new);
        commands.put("help", console -> new HelpCommand());
        return commands;
    }

    /** The one that the first argument names, since reading all options of all commands takes its time; else all. */
    private static Map<String, Function<Console, Object>> commandsFor(String... arguments) {
        Map<String, Function<Console, Object>> commands = all();
        if (arguments.length > 0 && commands().containsKey(arguments[0])) {
            commands.keySet().retainAll(Set.of(arguments[0]));
        }
        return commands;
    }

    /** The whole command line, for what tells of it: every command with all its options. */
    static CommandLine commandLine(Console console) {
        return new Whittle(console, all()).parser;
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
        Thread thread = DeepStack.thread(() -> code.set(run(Console.ofProcess(), arguments)), "whittle");
        try {
            thread.start();
            thread.join();
        } catch (OutOfMemoryError e) {
            // Otherwise the JVM would end with the exit of a refuted policy.
            Console.ofProcess()
                    .say("whittle: this machine allows too little memory or too few threads: " + e.getMessage());
        }
        System.exit(code.get());
    }

    /** Runs a command and returns what the process is to exit with. */
    static int run(Console console, String... arguments) {
        Whittle whittle = new Whittle(console, commandsFor(arguments));
        try {
            int code = whittle.parser.execute(arguments);
            if (whittle.parser.getOut().checkError()) {
                console.say("standard output: the text can't be written");
                return ExitCode.BAD_INPUT;
            }
            return code;
        } catch (StackOverflowError | OutOfMemoryError e) {
            console.say("whittle: this machine allows too little memory or too few threads for the input: " + e);
            return ExitCode.INTERNAL;
        }
    }

    /** Whoever names no command gets to know them. */
    @Override
    public void run() {
        parser.usage(parser.getOut(), parser.getColorScheme());
    }

    /** As picocli does it, but for what an argument could do to a terminal. */
    private int explainUsage(CommandLine.ParameterException e) {
        options.set(console);
        colour(console.wordsTerminal());
        CommandLine line = e.getCommandLine();
        String message = Printable.lines(String.valueOf(e.getMessage()));
        line.getErr().println(line.getColorScheme().errorText(message));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.getErr().println("`" + line.getCommandSpec().qualifiedName(" ") + " --help` lists the options");
        }
        return ExitCode.BAD_INPUT;
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
