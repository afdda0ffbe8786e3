package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.cli.Session.Ran;
import dev.whittle.loopback.AwsServer;
import dev.whittle.loopback.Cloud;
import dev.whittle.loopback.Samples;
import dev.whittle.loopback.ServedAccount;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account of many roles is loaded, served and fetched; loaded from what was fetched, it is the same. */
class LoopbackAccountTest {
    private static final String ID = "111122223333";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fetchedAccount_isTheServedOne() throws IOException {
        MadeAccount made = new MadeAccount(18, 40, MadeAccountTest.ACTIONS);
        Cloud cloud = new Cloud();
        ServedAccount account = cloud.account(ID);
        Samples.load(account, made.details(), made.findings());
        assertEquals(
                40,
                account.principals().values().stream()
                        .filter(each -> each.kind().equals("role"))
                        .count());
        String policy = "arn:aws:iam::" + ID + ":policy/Shared1";
        account.principals().values().iterator().next().bound(policy);
        account.addPolicy(policy, Samples.encoded("{}")).put("v7", Samples.encoded(FetchCase.QUEUES), true);
        Session session = new Session(folder);
        try (AwsServer server = AwsServer.start(cloud)) {
            Ran ran = session.run("fetch", "-o", session.name("fetched"), "--endpoint-url", server.url());
            assertEquals(0, ran.exit(), ran.err());
        }
        ServedAccount again = new Cloud().account(ID);
        Samples.load(again, session.text("fetched/" + ID + "/details.json"), made.findings());
        assertEquals(account.state(), again.state());
    }
}
