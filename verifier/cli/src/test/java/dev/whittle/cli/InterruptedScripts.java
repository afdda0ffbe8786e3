package dev.whittle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedPolicy;
import dev.whittle.loopback.ServedPrincipal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the scripts do where others change the account meanwhile, IAM answers late or not at all, or somebody kills them. */
class InterruptedScripts extends ScriptCase {
    private static final long SEED = 18;
    private static final int KILLS = 6;
    private static final String TODAY = "2099-01-01T00:00:00Z";

    private ServedPrincipal other = account.add("role", "/", "Other");

    @BeforeEach
    void addOther() {
        other = account.add("role", "/", "Other");
    }

    private ServedPolicy policy() {
        return Objects.requireNonNull(account.policies().get(managed()));
    }

    private void stopped(Ran ran, int exit, String why) {
        assertEquals(exit, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.err().contains(why), ran.err());
    }

    @Test
    void roleThatGotThePolicySince_stopsIt_andIsLeftOutOnRequest() throws IOException, InterruptedException {
        hasManaged();
        hasInline();
        plan();
        other.attached().add(managed());
        stopped(apply("--yes"), 2, managed() + " is attached to more: " + other.arn());
        assertEquals(List.of(), writes());
        String said = applied("--yes", "--leave-changed");
        assertTrue(said.contains("left       " + managed()), said);
        assertEquals(List.of("PutRolePolicy"), writes());
    }

    @Test
    void boundarySince_stopsIt() throws IOException, InterruptedException {
        hasManaged();
        plan();
        other.bound(managed());
        stopped(apply("--yes"), 2, managed() + " is a permissions boundary of: ");
        assertEquals(List.of(), writes());
    }

    /** Between the first look and the call, where only a look just before it can tell. */
    @Test
    void roleAndBoundaryInTheMidst_stopIt() throws IOException, InterruptedException {
        hasManaged();
        plan();
        server().switches().before("GetPolicy", 1, () -> other.attached().add(managed()));
        stopped(apply("--yes"), 2, managed() + " is attached to more");
        other.attached().clear();
        server().switches().before("GetPolicy", 1, () -> other.bound(managed()));
        stopped(apply("--yes"), 2, managed() + " is a permissions boundary of");
        assertEquals(List.of(), writes());
    }

    @Test
    void changedDocument_stopsIt_alsoAfterTheFirstWrite() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        plan();
        server().switches()
                .before(
                        "PutRolePolicy",
                        1,
                        () -> policy().versions().put("v1", Samples.encoded(QUEUES.replace("*", "arn:aws:sqs:::q"))));
        Ran ran = apply("--yes", "--wait", "2");
        stopped(ran, 3, managed() + ": the document of v1 is another one");
        assertTrue(ran.err().contains("done       " + ROLE + " (inline own)"), ran.err());
        assertTrue(ran.err().contains("not done   " + managed()), ran.err());
        assertEquals(List.of("PutRolePolicy"), writes());
    }

    @Test
    void useOfWhatWouldGo_stopsIt() throws IOException, InterruptedException {
        hasInline();
        plan();
        account.used().put(ROLE, used(Map.of("PurgeQueue", Optional.of(TODAY)), TODAY));
        stopped(apply("--yes"), 2, ROLE + " has used what would go: sqs:PurgeQueue on 2099-01-01T00:00:00");
        account.used().put(ROLE, used(Map.of("SendMessage", Optional.of(TODAY)), TODAY));
        applied();
    }

    /** Whoever may not read reports is told, and goes on. */
    @Test
    void reportsThatCannotBeRead_areSaid() throws IOException, InterruptedException {
        hasInline();
        plan();
        server().switches().fail("GenerateServiceLastAccessedDetails", "Worker", "AccessDenied");
        Ran ran = apply("--yes");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains(ROLE + ": its last uses can't be read"), ran.err());
    }

    @Test
    void lateReads_areWaitedFor() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        hasPolicyOfAws();
        plan();
        server().switches().late(4);
        applied();
        assertEquals(
                List.of("PutRolePolicy", "CreatePolicyVersion", "CreatePolicy", "AttachRolePolicy", "DetachRolePolicy"),
                writes());
        assertEquals(2, policy().versions().size());
        rolledBack();
        assertEquals("v1", policy().current());
        assertEquals(List.of(managed(), OF_AWS), role.attached());
    }

    @Test
    void throttledWrite_isMadeAgain_andARefusedOneStops() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        plan();
        server().switches().throttle("PutRolePolicy", 1);
        server().switches().fail("CreatePolicyVersion", "Queues", "LimitExceeded");
        Ran ran = apply("--yes");
        stopped(ran, 3, "(LimitExceeded)");
        assertTrue(ran.err().contains("done       " + ROLE + " (inline own)"), ran.err());
        assertTrue(ran.err().contains("begun      " + managed() + ": 0 of 1 steps"), ran.err());
        server().switches().mend();
        applied("--yes", "--wait", "2");
        assertEquals(2, policy().versions().size());
    }

    @Test
    void twoRunsAtATime_areRefused() throws IOException, InterruptedException {
        hasInline();
        plan();
        Process holder = new ProcessBuilder("flock", scripts() + "/lock", "sh", "-c", "echo held; cat").start();
        try (BufferedReader words = holder.inputReader(UTF_8)) {
            assertEquals("held", words.readLine());
            stopped(apply("--yes"), 2, "another run is under way");
            assertEquals(List.of(), writes());
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
        applied();
    }

    /** What somebody changed after it was applied is theirs. */
    @Test
    void rollback_leavesWhatSomebodyChangedSince() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        plan();
        applied();
        role.inline().put("own", Samples.encoded("{\"Statement\":[]}"));
        Ran ran = rollback("--yes", "--wait", "0");
        stopped(ran, 3, "the account no longer shows what was done");
        assertEquals("v1", policy().current());
        assertEquals(Samples.encoded("{\"Statement\":[]}"), role.inline().get("own"));
    }

    /**
     * Killed at some calls of its own, with all that it had begun, then called again: all is done once. And the same of rollback. Reads lag
     * behind meanwhile.
     */
    @Test
    void killedAtRandom_goesOn() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        hasPolicyOfAws();
        String inline = Objects.requireNonNull(role.inline().get("own"));
        plan();
        aws("exec /usr/bin/aws"); // A kill reaches the call, too.
        server().switches().late(2);
        Random random = new Random(SEED);
        killed("apply.sh", random);
        applied();
        assertEquals(2, policy().versions().size(), "no version was made twice");
        assertEquals("v2", policy().current());
        assertEquals(2, role.attached().size());
        assertFalse(role.attached().contains(OF_AWS));
        killed("rollback.sh", random);
        rolledBack();
        assertEquals(inline, role.inline().get("own"));
        assertEquals("v1", policy().current());
        assertEquals(List.of(managed(), OF_AWS), role.attached());
        assertEquals(2, policy().versions().size());
    }

    /** Runs a script some times, each time killed at one of the next calls. */
    private void killed(String script, Random random) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        for (int i = 0; i < KILLS; i++) {
            Process process = start(script, out, err, "--yes");
            server().switches().before(1 + random.nextInt(30), () -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
            assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        }
    }
}
