package dev.whittle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedPolicy;
import dev.whittle.loopback.ServedPrincipal;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the scripts do to an account that nobody else changes. */
class AppliedScripts extends ScriptCase {
    private static final String ODD = "\r\n" + QUEUES.replace(",", ",\r\n\t") + "\n";

    @Test
    void inlinePolicy_isPut_andItsTextComesBackToTheByte() throws IOException, InterruptedException {
        role.inline().put("own", Samples.encoded(ODD));
        String before = account.state();
        plan();
        String dry = applied("--dry-run");
        assertTrue(
                dry.contains("aws iam put-role-policy --role-name=Worker --policy-name=own --policy-document="), dry);
        assertEquals(before, account.state());
        assertEquals(List.of(), writes());
        applied();
        assertEquals(List.of("PutRolePolicy"), writes());
        assertFalse(Objects.requireNonNull(role.inline().get("own")).contains("PurgeQueue"));
        rolledBack();
        assertEquals(before, account.state());
    }

    @Test
    void managedPolicy_getsAVersion_andRollbackPutsTheOldOneInForce() throws IOException, InterruptedException {
        hasManaged();
        plan();
        applied();
        assertEquals(List.of("CreatePolicyVersion"), writes());
        ServedPolicy policy = Objects.requireNonNull(account.policies().get(managed()));
        assertEquals("v2", policy.current());
        assertTrue(applied().contains("done       " + managed()), "a second run does nothing");
        assertEquals(1, writes().size());
        rolledBack();
        assertEquals("v1", policy.current());
        assertEquals(List.of("v1", "v2"), List.copyOf(policy.versions().keySet()));
        applied();
        assertEquals(List.of("CreatePolicyVersion", "SetDefaultPolicyVersion", "SetDefaultPolicyVersion"), writes());
        assertEquals("v2", policy.current());
    }

    @Test
    void copyOfAwsPolicy_isAttachedBeforeTheOriginalGoes_andStaysAfterRollback()
            throws IOException, InterruptedException {
        hasPolicyOfAws();
        plan();
        applied();
        assertEquals(List.of("CreatePolicy", "AttachRolePolicy", "DetachRolePolicy"), writes());
        assertEquals(1, role.attached().size());
        String copy = role.attached().get(0);
        assertTrue(copy.matches("arn:aws:iam::" + ID + ":policy/QueuesOfAws-[0-9a-f]{16}"), copy);
        String said = rolledBack();
        assertTrue(said.contains("stays      " + copy), said);
        assertEquals(List.of(OF_AWS), role.attached());
        assertTrue(account.policies().containsKey(copy));
        applied();
        assertEquals(List.of(copy), role.attached());
    }

    /** A policy of a copy's name with another document is nobody's copy. */
    @Test
    void foreignPolicyOfTheCopysName_isNotUsed() throws IOException, InterruptedException {
        hasPolicyOfAws();
        plan();
        applied();
        String copy = role.attached().get(0);
        rolledBack();
        Objects.requireNonNull(account.policies().get(copy)).add(Samples.encoded(QUEUES), true);
        Ran ran = apply("--yes");
        assertEquals(2, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.err().contains(copy + " has another document"), ran.err());
        assertEquals(List.of(OF_AWS), role.attached());
    }

    @Test
    void unusedInlinePolicy_isDeletedOnlyWhereThatIsAsked() throws IOException, InterruptedException {
        role.inline().put("own", Samples.encoded(QUEUES.replace("\"sqs:SendMessage\",\"sqs:DeleteMessage\",", "")));
        String before = account.state();
        plan();
        String said = applied();
        assertTrue(said.contains("is only deleted with --delete-inline"), said);
        assertEquals(before, account.state());
        applied("--yes", "--delete-inline");
        assertEquals(List.of("DeleteRolePolicy"), writes());
        assertEquals(List.of(), List.copyOf(role.inline().keySet()));
        rolledBack();
        assertEquals(before, account.state());
    }

    @Test
    void fullPolicy_isLeft_orLosesItsOldestVersion() throws IOException, InterruptedException {
        hasManaged();
        ServedPolicy policy = Objects.requireNonNull(account.policies().get(managed()));
        for (int i = 2; i <= 5; i++) {
            policy.add(Samples.encoded(ODD.replace("*", String.valueOf(i))), i == 3);
        }
        policy.add("", false); // A version's number is not its place.
        policy.versions().remove("v6");
        policy.add(Samples.encoded(QUEUES), true);
        policy.versions().remove("v3");
        plan();
        String said = applied();
        assertTrue(said.contains("with --prune-versions the oldest makes room"), said);
        assertEquals(List.of(), writes());
        String text = Objects.requireNonNull(policy.versions().get("v1"));
        applied("--yes", "--prune-versions");
        assertEquals(List.of("DeletePolicyVersion", "CreatePolicyVersion"), writes());
        assertEquals(
                List.of("v2", "v4", "v5", "v7", "v8"),
                List.copyOf(policy.versions().keySet()));
        String back = rolledBack();
        assertTrue(back.contains("v1 was deleted, its text is texts/"), back);
        assertEquals("v7", policy.current());
        String kept = back.replaceAll("(?s).*its text is (texts/[0-9a-f]{64}.json);.*", "$1");
        assertEquals(text, Samples.encoded(session.text("scripts/" + kept)));
    }

    @Test
    void roleWithoutFreeSlot_isLeft_andOthersAreDone() throws IOException, InterruptedException {
        hasPolicyOfAws();
        hasInline();
        for (int i = 0; i < 9; i++) {
            account.addPolicy("/", "P" + i, Samples.encoded(QUEUES.replace("sqs:PurgeQueue", "sqs:GetQueueUrl")));
            role.attached().add("arn:aws:iam::" + ID + ":policy/P" + i);
        }
        plan();
        String said = applied();
        assertTrue(said.contains("no more policies can be attached to " + ROLE), said);
        assertEquals(List.of("PutRolePolicy"), writes());
    }

    /** Whoever runs the script keeps what lets it go on. */
    @Test
    void callersOwnPolicies_areLeftOut() throws IOException, InterruptedException {
        hasInline();
        hasManaged();
        ServedPrincipal other = account.add("user", "/", "Somebody");
        idle(other.arn());
        other.inline().put("own", Samples.encoded(QUEUES));
        other.attached().add(managed());
        plan();
        server().switches().caller("arn:aws:sts::" + ID + ":assumed-role/wORKER/session");
        String said = applied();
        assertTrue(said.contains("left       " + managed() + ": it is held by " + ROLE), said);
        assertEquals(List.of("PutUserPolicy"), writes());
        server().switches().caller("arn:aws:sts::" + ID + ":federated-user/Somebody");
        assertEquals(2, apply("--yes").exit());
        server().switches().caller("arn:aws:iam::" + OTHER + ":user/Somebody");
        assertEquals(2, apply("--yes").exit());
        assertEquals(1, writes().size());
    }

    /** Names and paths are data, whatever they look like. */
    @Test
    void namesThatLookLikeCode_areOnlyNames() throws IOException, InterruptedException {
        String path = "/$(touch${IFS}x)/'`touch${IFS}y`;\"/a[$(touch${IFS}z)]/";
        ServedPrincipal odd = account.add("role", path, "-rf");
        idle(odd.arn());
        odd.inline().put("--version", Samples.encoded(QUEUES));
        account.addPolicy(path, "@Queues=,.+", Samples.encoded(QUEUES));
        odd.attached().add("arn:aws:iam::" + ID + ":policy" + path + "@Queues=,.+");
        String before = account.state();
        plan();
        applied();
        assertEquals(List.of("PutRolePolicy", "CreatePolicyVersion"), writes());
        assertNotEquals(before, account.state());
        rolledBack();
        for (String file : List.of("x", "y", "z", "scripts/x", "scripts/y", "scripts/z")) {
            assertFalse(Files.exists(folder.resolve(file)), file);
        }
    }

    /** Refined, it is too long for one policy, so that a second one takes part of it. */
    @Test
    void policyThatIsSplit_isAppliedAndTakenBack() throws IOException, InterruptedException {
        String statements = IntStream.range(0, 40)
                .mapToObj(i -> "{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"arn:aws:sqs:eu-west-1:" + ID
                        + ":queue" + i + "\"}")
                .collect(Collectors.joining(","));
        account.addPolicy(
                "/team/", "Queues", Samples.encoded("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
        role.attached().add(managed());
        String before = account.state();
        plan("--fit");
        applied();
        assertEquals(List.of("CreatePolicy", "AttachRolePolicy", "CreatePolicyVersion"), writes());
        assertEquals(2, role.attached().size());
        assertTrue(
                role.attached().get(1).startsWith(managed() + "-"),
                role.attached().toString());
        rolledBack();
        assertEquals(List.of(managed()), role.attached());
        assertEquals(
                "v1", Objects.requireNonNull(account.policies().get(managed())).current());
        assertTrue(account.state().length() > before.length(), "the version and the copy stay");
    }

    @Test
    void fetchOfLongAgo_stopsBeforeTheFirstRead() throws IOException, InterruptedException {
        hasInline();
        plan();
        String plan = session.text("scripts/plan.json");
        Matcher seconds = Pattern.compile("\"fetchedSeconds\": (\\d+)").matcher(plan);
        assertTrue(seconds.find());
        long early = Long.parseLong(seconds.group(1)) - Duration.ofDays(7).toSeconds();
        forge(plan, plan.replace(seconds.group(1), String.valueOf(early)));
        int calls = server().calls().size();
        Ran ran = apply("--yes");
        assertEquals(2, ran.exit());
        assertTrue(
                ran.err().contains("the account was fetched 7 days ago, more than --max-age 7; fetch again"),
                ran.err());
        for (String days : List.of("08", "", "-1", "x[$(touch y)]")) {
            assertEquals(2, apply("--yes", "--max-age", days).exit(), days);
        }
        assertEquals(calls, server().calls().size());
        applied("--yes", "--max-age", "8");
    }

    private void forge(String before, String after) throws IOException {
        session.file("scripts/plan.json", after);
        session.file(
                "scripts/SHA256SUMS",
                session.text("scripts/SHA256SUMS")
                        .replace(Sha256.of(before.getBytes(UTF_8)), Sha256.of(after.getBytes(UTF_8))));
    }

    @Test
    void filesThatSomebodyChanged_areRefused() throws IOException, InterruptedException {
        hasInline();
        plan();
        session.file("scripts/plan.json", session.text("scripts/plan.json") + " ");
        Ran changed = apply("--yes");
        assertEquals(2, changed.exit());
        assertTrue(changed.err().contains("the files are not as they were made"), changed.err());
        assertEquals(List.of(), writes());
    }

    @Test
    void programsThatAreMissing_areNamedFirst() throws IOException, InterruptedException {
        hasInline();
        plan();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of(
                "bash",
                "env",
                "dirname",
                "head",
                "flock",
                "sha256sum",
                "sync",
                "date",
                "mktemp",
                "find",
                "xargs",
                "sh")) {
            Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
        }
        environment().put("PATH", bin.toString());
        Ran ran = apply("--yes");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("`jq` is missing; install it"), ran.err());
        environment().put("WHITTLE_AWS", "no-such-program");
        ran = apply("--yes");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("`no-such-program` is missing"), ran.err());
    }

    /** Endpoints that are configured elsewhere are no endpoints of the scripts. */
    @Test
    void endpointsOfTheEnvironment_areIgnored() throws IOException, InterruptedException {
        hasInline();
        plan();
        environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        environment().put("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:1");
        aws(
                "env | grep ^AWS_ENDPOINT && exit 9\n[ \"$AWS_IGNORE_CONFIGURED_ENDPOINT_URLS$AWS_PAGER\" = true ] || exit 9\n"
                        + aws());
        applied();
        assertEquals(List.of("PutRolePolicy"), writes());
    }
}
