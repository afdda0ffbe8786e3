package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The action for GitHub and the hooks of pre-commit: their shape, and the action's steps as a runner runs them. */
@EnabledOnOs(OS.LINUX)
class ActionTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path ACTION = ROOT.resolve(".github/actions/whittle");

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int exit, String out, String outputs) {}

    @BeforeEach
    void install() throws IOException {
        Path program = Files.createDirectories(folder.resolve("made/bin")).resolve("whittle");
        Files.writeString(program, "#!/bin/sh\nfor word; do printf '%s\\n' \"[$word]\"; done\nexit \"${EXIT:-0}\"\n");
        assertTrue(program.toFile().setExecutable(true));
        Files.createDirectory(folder.resolve("work"));
    }

    private static JsonNode read(Path yaml) throws IOException {
        return new YAMLMapper().readTree(yaml.toFile());
    }

    /** What the text of a script holds is run; an input is anybody's text. */
    @Test
    void steps_takeInputsByTheEnvironmentAlone() throws IOException {
        JsonNode action = read(ACTION.resolve("action.yml"));
        TreeSet<String> taken = new TreeSet<>();
        assertEquals("composite", action.at("/runs/using").asText());
        for (JsonNode step : action.at("/runs/steps")) {
            assertEquals("bash", step.get("shell").asText());
            assertFalse(step.get("run").asText().contains("${{"), step.toString());
            for (JsonNode value : step.get("env")) {
                taken.add(value.asText().replaceAll("^\\$\\{\\{ (.*) }}$", "$1"));
            }
        }
        TreeSet<String> given = new TreeSet<>(List.of("runner.temp", "steps.install.outputs.whittle"));
        action.get("inputs").fieldNames().forEachRemaining(name -> given.add("inputs." + name));
        assertEquals(given, taken);
        assertFalse(Files.readString(ACTION.resolve("action.yml")).contains("uses:"), "no other action is needed");
    }

    @Test
    void hooks_runTheGateOfWhatIsThere() throws IOException {
        List<String> entries = new ArrayList<>();
        for (JsonNode hook : read(ROOT.resolve(".pre-commit-hooks.yaml"))) {
            entries.add(hook.get("id").asText() + ": " + hook.get("language").asText() + ": "
                    + hook.get("entry").asText());
            assertFalse(hook.get("pass_filenames").asBoolean(true));
        }
        assertEquals(
                List.of(
                        "whittle: script: verifier/bin/whittle refine --check",
                        "whittle-installed: system: whittle refine --check"),
                entries);
        assertTrue(Files.isExecutable(ROOT.resolve("verifier/bin/whittle")));
    }

    @Test
    void archive_withItsHash_isUnpackedAndCheckedWith() throws Exception {
        Ran installed = install(archive());
        assertEquals(0, installed.exit(), installed.out());
        assertTrue(installed.out().contains("[--version]"));
        String whittle = installed.outputs().strip().replaceFirst("^whittle=", "");
        Ran ran = run(Map.of("WHITTLE", whittle, "POLICY", "policy.json", "UNUSED", "a.json\n\nb c.txt\n"));
        assertEquals(
                new Ran(
                        0,
                        "[refine]\n[policy.json]\n[--check]\n[--unused]\n[a.json]\n[--unused]\n[b c.txt]\n",
                        "exit=0\n"),
                ran);
    }

    @Test
    void archive_withAnotherHashOrNone_isRefused() throws Exception {
        Path archive = archive();
        Path hash = Path.of(archive + ".sha256");
        Files.writeString(hash, Files.readString(hash).replaceFirst("^.", "x"));
        assertEquals(2, install(archive).exit());
        Files.delete(hash);
        assertEquals(2, install(archive).exit());
    }

    @Test
    void exit_ofWhittle_isThatOfTheStep() throws Exception {
        for (int exit : new int[] {0, 1, 2, 3, 4}) {
            Ran ran = run(Map.of("POLICY", "p", "UNUSED", "u", "EXIT", Integer.toString(exit)));
            assertEquals(exit, ran.exit());
            assertEquals("exit=" + exit + "\n", ran.outputs());
        }
    }

    @Test
    void tasks_areAFleet() throws Exception {
        assertEquals(
                "[fleet]\n[t.jsonl]\n[-o]\n[r.jsonl]\n[--catalog=2024-11-20]\n[--strict]\n",
                run(Map.of("TASKS", "t.jsonl", "OUTPUT", "r.jsonl", "CATALOG", "2024-11-20", "STRICT", "true"))
                        .out());
    }

    @Test
    void inputs_thatDoNotGoTogether_areRefused() throws Exception {
        for (Map<String, String> inputs : List.of(
                Map.<String, String>of(),
                Map.of("POLICY", "p"),
                Map.of("POLICY", "p", "UNUSED", "u", "TASKS", "t"),
                Map.of("POLICY", "p", "UNUSED", "u", "STRICT", "yes"))) {
            assertEquals(2, run(inputs).exit(), inputs.toString());
        }
    }

    /** Whatever a name holds, it is one word of the command, and no option. */
    @ParameterizedTest
    @ValueSource(strings = {"$(touch ran)", "`touch ran`", "a; touch ran", "a\" && touch ran; \"", "* ?", "--pin", "-"})
    void inputs_withAShellsWords_areNames(String name) throws Exception {
        String word = "[" + (name.startsWith("-") ? "./" : "") + name + "]\n";
        Ran ran = run(Map.of("POLICY", name, "UNUSED", name, "CATALOG", name, "OUTPUT", name));
        assertEquals(
                "[refine]\n" + word + "[--check]\n[--unused]\n" + word + "[--format]\n[sarif]\n[-o]\n" + word
                        + "[--catalog=" + name + "]\n",
                ran.out());
        assertEquals("exit=0\n", ran.outputs());
        assertFalse(Files.exists(folder.resolve("work/ran")));
    }

    private Path archive() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "tar czf work/w.tar.gz made && cd work && sha256sum w.tar.gz >w.tar.gz.sha256")
                        .directory(folder.toFile())
                        .start()
                        .waitFor());
        return folder.resolve("work/w.tar.gz");
    }

    private Ran install(Path archive) throws Exception {
        return step("install", Map.of("ARCHIVE", archive.toString(), "JAR", "", "INSTALLED", folder.toString()));
    }

    private Ran run(Map<String, String> inputs) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : List.of("POLICY", "UNUSED", "TASKS", "CATALOG", "STRICT", "OUTPUT")) {
            all.put(name, "");
        }
        all.put("WHITTLE", folder.resolve("made/bin/whittle").toString());
        all.putAll(inputs);
        return step("run", all);
    }

    private Ran step(String step, Map<String, String> environment) throws Exception {
        Path outputs = folder.resolve("outputs");
        Path out = folder.resolve("out");
        Files.writeString(outputs, "");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", "\"$GITHUB_ACTION_PATH/" + step + "\"");
        builder.environment().putAll(environment);
        builder.environment().put("GITHUB_ACTION_PATH", ACTION.toString());
        builder.environment().put("GITHUB_OUTPUT", outputs.toString());
        builder.environment().put("GITHUB_PATH", folder.resolve("path").toString());
        int exit = builder.directory(folder.resolve("work").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        return new Ran(exit, Files.readString(out), Files.readString(outputs));
    }
}
