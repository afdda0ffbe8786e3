package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.loopback.Samples;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A whole made account: fetched, judged, applied, rolled back. {@code -Droles=200} takes that many roles. */
class AccountScripts extends ScriptCase {
    private static final int ROLES = Integer.getInteger("roles", 8);

    @Test
    void account_isAppliedAndTakenBack() throws IOException, InterruptedException {
        account.principals().clear();
        account.analyzers().clear();
        account.used().clear();
        MadeAccount made = new MadeAccount(18, ROLES, MadeAccountTest.ACTIONS);
        Samples.load(account, made.details(), made.findings());
        Set<String> policies = Set.copyOf(account.policies().keySet());
        Map<String, String> versions = versions(policies);
        String before = inForce(policies);
        plan("--fit");
        applied();
        assertTrue(writes().size() >= ROLES, () -> writes().size() + " writes");
        assertEquals(
                0, writes().stream().filter(call -> call.startsWith("Delete")).count());
        String after = inForce(policies);
        applied();
        assertEquals(after, inForce(policies));
        rolledBack();
        assertEquals(before, inForce(policies));
        Map<String, String> now = versions(policies);
        versions.forEach((id, document) -> assertEquals(document, now.get(id), id));
    }

    /** Which version is in force, what is attached to whom, and what is written into whom, to the byte. */
    private String inForce(Set<String> policies) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(account.policies())
                .forEach(
                        (arn, policy) -> all.append(policies.contains(arn) ? arn + " " + policy.current() + "\n" : ""));
        new TreeMap<>(account.principals())
                .forEach((arn, principal) -> all.append(arn)
                        .append(new TreeSet<>(principal.attached()))
                        .append(new TreeMap<>(principal.inline()))
                        .append('\n'));
        return all.toString();
    }

    private Map<String, String> versions(Set<String> policies) {
        Map<String, String> versions = new TreeMap<>();
        account.policies()
                .forEach((arn, policy) -> policy.versions().forEach((id, document) -> {
                    if (policies.contains(arn)) {
                        versions.put(arn + " " + id, document);
                    }
                }));
        return versions;
    }
}
