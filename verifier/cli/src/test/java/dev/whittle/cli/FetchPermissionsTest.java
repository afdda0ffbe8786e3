package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code whittle fetch --permissions} against the calls that a server saw. */
class FetchPermissionsTest extends FetchCase {
    private static final String READER = "arn:aws:iam::" + ID + ":role/Reader";

    /** The names that policies have for operations of other names: Service Authorization Reference, IAM Access Analyzer. */
    private static String action(String call) {
        return call.replace("ListFindingsV2", "ListFindings").replace("GetFindingV2", "GetFinding");
    }

    private Set<String> used() {
        Set<String> used = server().calls().stream()
                .map(FetchPermissionsTest::action)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(used.remove("sts:GetCallerIdentity"), "which needs no permission");
        return used;
    }

    private static Set<String> granted(String policy) {
        return Pattern.compile("\"([a-z-]+:[A-Z][A-Za-z0-9]+)\"")
                .matcher(policy)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void permissions_areWhatTheServerSaw() {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        assertEquals(0, fetch().exit());
        assertEquals(used(), granted(session.run("fetch", "--permissions").out()));
    }

    @Test
    void permissions_forAnOrganization_areWhatTheServerSaw() {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        worker(cloud.account(OTHER)).inline().clear();
        List<String> options = List.of("--accounts", "organization", "--role-arn", READER);
        assertEquals(0, fetch(options.toArray(String[]::new)).exit());
        Ran printed = session.run("fetch", "--permissions", "--accounts", "organization", "--role-arn", READER);
        assertEquals(used(), granted(printed.out()));
        assertTrue(printed.out().contains("\"Resource\": \"arn:aws:iam::*:role/Reader\""), printed.out());
    }

    /** Whittle finds nothing to take away from its own policy, and would find an action too many. */
    @Test
    void permissions_passTheirOwnCheck() throws IOException {
        analyzer.findings().add(finding("f1", ROLE, "PurgeQueue"));
        fetch();
        String calls = session.file("calls.txt", String.join("\n", server().calls()) + "\n");
        String policy = session.file(
                "policy.json", session.run("fetch", "--permissions").out());
        Ran checked = session.run("refine", policy, "--used", calls, "--check");
        assertEquals(0, checked.exit(), checked.err());
        String more = session.file(
                "more.json",
                session.text("policy.json")
                        .replace("\"iam:GetPolicyVersion\"", "\"iam:GetPolicyVersion\", \"iam:GetRole\""));
        assertEquals(1, session.run("refine", more, "--used", calls, "--check").exit());
    }

    /** Nothing that fetch calls changes anything. */
    @Test
    void calls_readAlone() {
        fetch();
        Optional<String> other = server().calls().stream()
                .filter(call -> !call.matches("[a-z-]+:(Get|List|Generate)[A-Za-z0-9]+"))
                .findFirst();
        assertFalse(other.isPresent(), () -> other.orElse(""));
    }
}
