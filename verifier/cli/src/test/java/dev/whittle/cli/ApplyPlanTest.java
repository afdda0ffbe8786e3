package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedAccount;
import dev.whittle.loopback.ServedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code account --apply-script} writes; {@link AppliedScripts} runs it. */
class ApplyPlanTest extends FetchCase {
    private static final String RECENT = "2026-11-09T00:00:00Z";

    @BeforeEach
    void find() {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        account.used().put(ROLE, used(Map.of(), RECENT));
    }

    private Ran scripts(String... more) {
        Ran fetched = fetch();
        assertEquals(0, fetched.exit(), fetched.err());
        return account(List.of("--apply-script", session.name("scripts")), more);
    }

    private Ran account(List<String> first, String... more) {
        String[] line = new String[first.size() + more.length];
        System.arraycopy(first.toArray(), 0, line, 0, first.size());
        System.arraycopy(more, 0, line, first.size(), more.length);
        return account(line);
    }

    private List<String> steps(String change) throws IOException {
        Matcher steps =
                Pattern.compile("\"do\":\"([a-z]+)\"").matcher(session.text("scripts/changes/" + change + ".json"));
        return steps.results().map(step -> step.group(1)).toList();
    }

    @Test
    void changes_comeInlineFirst_thenVersions_thenCopies() throws IOException {
        Ran ran = scripts();
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.err()
                        .contains("scripts    " + session.name("scripts")
                                + ": 3 policies to change; read apply.sh, which changes nothing without --yes"),
                ran.err());
        assertEquals(List.of("put"), steps("00001"));
        assertEquals(List.of("version"), steps("00002"));
        assertEquals(List.of("create", "attach", "detach"), steps("00003"));
        String plan = session.text("scripts/plan.json");
        assertTrue(plan.contains("\"account\": \"" + ID + "\""), plan);
        assertTrue(plan.contains("\"version\": \"v2\""), plan);
    }

    /** Whatever stands in a document is sent back as it was: line ends, blanks, letters beyond ASCII. */
    @Test
    void originals_areKeptToTheByte() throws IOException {
        String odd =
                " " + QUEUES.replace("{", "{\r\n\t").replace("\"Version\"", "\"Id\":\"+ % é\",\"Version\"") + " \n";
        Objects.requireNonNull(account.principals().get(ROLE)).inline().put("own", Samples.encoded(odd));
        assertEquals(0, scripts().exit());
        try (var texts = Files.list(folder.resolve("scripts/texts"))) {
            assertTrue(texts.anyMatch(file -> text(file).equals(odd)));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void folder_isItsOwnersAlone() throws IOException {
        assertEquals(0, scripts().exit());
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder.resolve("scripts")));
        for (String file : files("scripts")) {
            boolean isProgram = file.equals("apply.sh") || file.equals("rollback.sh");
            assertEquals(
                    PosixFilePermissions.fromString(isProgram ? "rwx------" : "rw-------"),
                    Files.getPosixFilePermissions(folder.resolve("scripts").resolve(file)),
                    file);
        }
    }

    /** The scripts are the same whatever the account holds. */
    @Test
    void scripts_holdNothingOfTheAccount() throws IOException {
        account.add("role", "/$(touch x)/'`;\"/", "-rf").inline().put("--version", Samples.encoded(QUEUES));
        analyzer.findings().add(finding("f2", "arn:aws:iam::" + ID + ":role/$(touch x)/'`;\"/-rf", "PurgeQueue"));
        account.used().put("arn:aws:iam::" + ID + ":role/$(touch x)/'`;\"/-rf", used(Map.of(), RECENT));
        assertEquals(0, scripts().exit());
        for (String script : List.of("apply.sh", "rollback.sh", "common.sh", "plan.jq")) {
            String text = session.text("scripts/" + script);
            assertFalse(text.contains("touch x") || text.contains(ID), script);
        }
        assertTrue(session.text("scripts/plan.json").contains("$(touch x)"));
    }

    @Test
    void copyOfLongName_isCutAndEndsInItsHash() throws IOException {
        String name = "Q".repeat(128);
        account.addPolicy("arn:aws:iam::aws:policy/" + name, Samples.encoded(QUEUES));
        Objects.requireNonNull(account.principals().get(ROLE)).attached().remove("arn:aws:iam::aws:policy/QueuesOfAws");
        Objects.requireNonNull(account.principals().get(ROLE)).attached().add("arn:aws:iam::aws:policy/" + name);
        assertEquals(0, scripts().exit());
        Matcher create = Pattern.compile("\"name\":\"(Q+)-([0-9a-f]{16})\",\"after\":\"([0-9a-f]{64})\"")
                .matcher(session.text("scripts/changes/00003.json"));
        assertTrue(create.find());
        assertEquals(128, create.group(1).length() + 17);
        assertTrue(create.group(3).startsWith(create.group(2)));
    }

    @Test
    void oldestVersion_isKeptInCaseItHasToGo() throws IOException {
        ServedPolicy policy = Objects.requireNonNull(account.policies().get(POLICY));
        for (int i = 0; i < 3; i++) {
            policy.add(Samples.encoded("{\"Statement\":[],\"Id\":\"" + i + "\"}"), false);
        }
        assertEquals(0, scripts().exit());
        assertTrue(session.text("scripts/plan.json").replaceAll("\\s", "").contains("\"oldest\":{\"version\":\"v1\""));
    }

    /** Nobody who is left alone, and nothing that is only recommended, is among the changes. */
    @Test
    void excludedPrincipal_isNotTouched() throws IOException {
        Path config = Files.writeString(
                folder.resolve("whittle.yaml"), "principals:\n  - arn: " + ROLE + "\n    reason: break-glass\n");
        Ran ran = scripts("--config", config.toString());
        assertEquals(0, ran.exit(), ran.err());
        assertFalse(files("scripts").stream().anyMatch(file -> file.startsWith("changes/")));
    }

    @Test
    void otherDetails_areRefused() throws IOException {
        String details = session.file("details.json", AccountCase.role("A", "/", "", ""));
        String findings = session.file("f.json", AccountCase.finding("role/A", "PurgeQueue"));
        Ran ran = session.run("account", details, "--unused", findings, "--apply-script", session.name("scripts"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("--apply-script needs a folder of `whittle fetch`"), ran.err());
    }

    @Test
    void incompleteFolder_isRefused_whateverIsAllowed() {
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "AccessDenied");
        fetch();
        Ran ran = account("--allow-incomplete", "--apply-script", session.name("scripts"));
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("what was fetched is not complete"), ran.err());
        assertFalse(session.has("scripts") || session.has("refined"));
    }

    @Test
    void folderThatHoldsSomething_isRefused_andKept() throws IOException {
        Files.createDirectories(folder.resolve("scripts"));
        session.file("scripts/journal.jsonl", "kept");
        Ran ran = scripts();
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("the folder is not empty"), ran.err());
        assertEquals(List.of("journal.jsonl"), files("scripts"));
        assertFalse(session.has("refined"), "nothing is done before");
    }

    @Test
    void folderWithinAnother_isRefused() throws IOException {
        Ran fetched = fetch();
        assertEquals(0, fetched.exit(), fetched.err());
        Files.createDirectories(folder.resolve("refined"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("fetched"));
        session.file("file", "");
        for (String place :
                List.of("refined", "refined/scripts", "fetched/scripts", "link/scripts", "file", ".", "no/s")) {
            Ran ran = account("--apply-script", session.name(place));
            assertEquals(2, ran.exit(), place + ran.err());
        }
        assertEquals(List.of(), files("refined"));
    }

    @Test
    void severalAccounts_haveAFolderEach() throws IOException {
        ServedAccount other = cloud.account(OTHER);
        worker(other);
        account.addAnalyzer("us-east-1", "all", "ORGANIZATION_UNUSED_ACCESS", Optional.of(60))
                .findings()
                .add(finding("o1", "arn:aws:iam::" + OTHER + ":role/Worker", "PurgeQueue"));
        Ran fetched = fetch("--accounts", ID + "," + OTHER, "--role-arn", "arn:aws:iam::" + ID + ":role/Reader");
        assertEquals(0, fetched.exit(), fetched.err());
        Ran ran = account("--apply-script", session.name("scripts"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(session.has("scripts/" + ID + "/apply.sh") && session.has("scripts/" + OTHER + "/apply.sh"));
        assertTrue(session.text("scripts/" + OTHER + "/plan.json").contains(OTHER));
        assertFalse(session.text("scripts/" + OTHER + "/plan.json").contains(ID));
    }
}
