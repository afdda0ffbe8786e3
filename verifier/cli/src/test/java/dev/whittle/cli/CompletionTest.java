package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shells themselves complete by the scripts. Where zsh or fish is not installed, that is said and not tried. */
@EnabledOnOs(OS.LINUX)
class CompletionTest {
    /** Words so far, the last of them unfinished, and some of what is offered; nothing after a dash is not offered. */
    private static final List<List<String>> OFFERS = List.of(
            List.of("re", "refine", "-fleet"),
            List.of("catalog sh", "show", "-list"),
            List.of("refine --for", "--format", "--force", "--for-check", "-list"),
            List.of("catalog show --pl", "--plain"),
            List.of("refine --format ", "policy", "recommendation", "json", "sarif", "markdown", "-refine"),
            List.of("refine --unused-format ", "finding", "cloudtrail", "-split"),
            List.of("refine --fit-form ", "split", "not-action", "-finding"),
            List.of("refine --policy-type p", "permission-set", "-prefix"),
            List.of("verify --format ", "text", "-policy"),
            List.of("refine -q --color ", "auto", "always", "never"),
            List.of("refine --catalog 2024", "2024-11-20"),
            List.of("--quiet drift --from 2024", "2024-11-20"),
            List.of("catalog diff 2024", "2024-11-20"),
            List.of("catalog show sq", "sqs"),
            List.of("trie sq", "sqs:"),
            List.of("refine --explain sq", "sqs:"),
            List.of("check --not-granted sq", "sqs:"),
            List.of("help tr", "trie"),
            List.of("generate-completion ", "bash", "zsh", "fish"));

    private static final String BASH = """
            source "$1"
            COMP_WORDS=(whittle $2 "$3")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _whittle
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    /** A zsh in a terminal of its own prints what a tab offers there. */
    private static final String ZSH = """
            zmodload zsh/zpty || exit 3
            zpty shell zsh -f -i
            zpty -w shell "PROMPT=; cd ${(q)1:h}; autoload -U compinit; compinit -u -D; source $1; source $1:h/offered"
            zpty -w shell "whittle $2${2:+ }$3"$'\\t'
            zpty -r shell out '*END-OF-OFFERS*'
            print -r -- $out | grep -a -o 'OFFER<[^>]*>' | sed 's/^OFFER<//; s/>$//'
            """;

    private static final String OFFERED = """
            compadd() {
              local -a hits
              local hit
              if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
              builtin compadd -A hits "$@"
              for hit in $hits; do print -r -- "OFFER<$hit>"; done
              builtin compadd "$@"
            }
            offered() { zle complete-word; print END-OF-OFFERS; exit }
            zle -N offered
            bindkey '^I' offered
            """;

    private static final String FISH =
            "source $argv[1]; cd (dirname $argv[1]); complete -C \"whittle $argv[2] $argv[3]\" | string replace -r '\\t.*' ''";

    @TempDir
    private Path folder = Path.of("");

    private static boolean isFound(String program) {
        return Stream.of(Objects.requireNonNull(System.getenv("PATH")).split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    private Path script(String shell) throws IOException {
        Ran ran = new Session(folder).run("generate-completion", shell);
        assertEquals(0, ran.exit(), ran.err());
        return Files.writeString(folder.resolve("whittle." + shell), ran.out());
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.lines().toList();
    }

    private void assertOffers(String... shell) throws Exception {
        Files.writeString(folder.resolve("offered"), OFFERED);
        Files.writeString(folder.resolve("a-file.json"), "");
        List<List<String>> offers = new ArrayList<>(OFFERS);
        if (!shell[0].equals("bash")) {
            offers.add(List.of("refine --unused a-f", "a-file.json")); // Bash does that itself: `complete -o default`.
            offers.add(List.of("refine --catalog a-f", "a-file.json"));
        }
        Path script = script(shell[0]);
        for (List<String> offer : offers) {
            String line = offer.get(0);
            int last = line.lastIndexOf(' ') + 1;
            List<String> command = new ArrayList<>(List.of(shell));
            command.addAll(List.of(script.toString(), line.substring(0, last).strip(), line.substring(last)));
            List<String> offered = run(command.toArray(String[]::new));
            for (String word : offer.subList(1, offer.size())) {
                boolean isOption = word.startsWith("--");
                boolean isOffered = isOption || !word.startsWith("-");
                assertEquals(
                        isOffered,
                        offered.contains(isOffered ? word : word.substring(1)),
                        line + " | " + word + ": " + offered);
            }
        }
    }

    @Test
    void bash_offersWhatFits() throws Exception {
        assertOffers("bash", "--norc", "-c", BASH, "bash");
    }

    @Test
    void zsh_offersWhatFits() throws Exception {
        assumeTrue(isFound("zsh"), "zsh is not installed");
        assertOffers("zsh", "-f", "-c", ZSH, "zsh");
    }

    @Test
    void fish_offersWhatFits() throws Exception {
        assumeTrue(isFound("fish"), "fish is not installed");
        assertOffers("fish", "--no-config", "-c", FISH);
    }

    /** Bash takes the equals sign for a word of its own. */
    @Test
    void bash_afterAnEqualsSign_offersTheWords() throws Exception {
        String path = script("bash").toString();
        assertEquals(List.of("json"), run("bash", "--norc", "-c", BASH, "bash", path, "refine --format =", "j"));
        assertTrue(run("bash", "--norc", "-c", BASH, "bash", path, "refine --format", "=")
                .contains("sarif"));
    }

    /** Where the script knows no words, names of files are completed. */
    @Test
    void bash_leavesNamesOfFilesOn() throws Exception {
        String path = script("bash").toString();
        assertEquals(
                List.of("complete -o default -F _whittle whittle"),
                run("bash", "--norc", "-c", "source \"$1\"; complete -p whittle", "bash", path));
        assertEquals(List.of(""), run("bash", "--norc", "-c", BASH, "bash", path, "refine --unused", ""));
    }

    /** No option of any command is forgotten, and no command. */
    @ParameterizedTest
    @EnumSource(Shell.class)
    void script_namesEverything(Shell shell) throws IOException {
        String script = Files.readString(script(shell.toString()));
        OptionsTest.commands().forEach(command -> {
            assertTrue(script.contains(command.qualifiedName(" ")), command.qualifiedName(" "));
            command.options().forEach(option -> {
                String name = shell == Shell.FISH ? option.longestName().substring(2) : option.longestName();
                assertTrue(script.contains(name), () -> command.qualifiedName(" ") + " " + name);
            });
        });
    }
}
