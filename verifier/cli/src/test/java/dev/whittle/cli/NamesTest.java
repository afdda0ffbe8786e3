package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in users' lists and policies that are no actions: operations of the API, and slips. */
class NamesTest {
    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    private String policy(String... actions) throws IOException {
        return session.file(
                "policy.json",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"" + String.join("\",\"", actions)
                        + "\"],\"Resource\":\"*\"}}\n");
    }

    @Test
    void used_operations_areTheActionsThatTheyStandFor() throws IOException {
        String used = session.file("used.txt", "s3:ListBuckets\ns3:ListObjectsV2\n");
        Ran ran = session.run("refine", policy("s3:List*"), "--used", used);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("s3:ListAllMyBuckets"), ran.out());
        assertTrue(ran.out().contains("s3:ListBucket\""), ran.out());
        assertFalse(ran.out().contains("s3:ListBuckets"), ran.out());
        assertTrue(ran.err()
                .contains("`s3:ListBuckets` is an API operation, no action; in its place counts"
                        + " s3:ListAllMyBuckets"));
    }

    @Test
    void kept_operation_protectsItsActions() throws IOException {
        String unused = session.file("unused.txt", "s3:GetObject\ns3:GetBucketAcl\n");
        String keep = session.file("keep.txt", "s3:HeadObject\n");
        Ran ran = session.run("refine", policy("s3:GetObject", "s3:GetBucketAcl"), "--unused", unused, "--keep", keep);
        assertTrue(ran.out().contains("s3:GetObject"), ran.out());
        assertFalse(ran.out().contains("s3:GetBucketAcl"), ran.out());
    }

    /** What is not used of an operation says nothing of what another one needs. */
    @Test
    void unused_operation_isNamedAndNotTranslated() throws IOException {
        String unused = session.file("unused.txt", "s3:HeadObject\n");
        Ran ran = session.run("refine", policy("s3:GetObject"), "--unused", unused, "--check");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.err().contains("`s3:HeadObject` is an API operation, no action; it stands for s3:GetObject"),
                ran.err());
        assertFalse(ran.err().contains("warning"), ran.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3:GetBuketAcl         | s3:Get*      | `s3:GetBuketAcl`: did you mean `s3:GetBucketAcl`?
            s3:PutObjectAlc        | s3:Put*      | `s3:PutObjectAlc`: did you mean `s3:PutObjectAcl`?
            lamda:*                | lambda:Get*  | `lamda:*`: did you mean `lambda:*`?
            lamda:GetFuncton       | lambda:Get*  | `lamda:GetFuncton`: did you mean `lambda:GetFunction`?
            s3:GetBuket*           | s3:Get*      | `s3:GetBuket*`: did you mean `s3:GetBucket*`
            zzznothing:NoSuchThing | s3:Get*      | `zzznothing:NoSuchThing` neither the catalog of
            """)
    void unused_nameThatNobodyKnows_isNamedFirstWithTheNearest(String name, String pattern, String message)
            throws IOException {
        String unused = session.file("unused.txt", name + "\ns3:GetBucketAcl\nlambda:GetAlias\n");
        Ran ran = session.run("refine", policy(pattern), "--unused", unused);
        assertTrue(ran.errLines().get(0).startsWith("warning    " + message), ran.err());
        Ran strict = session.run("refine", policy(pattern), "--unused", unused, "--strict", "--check");
        assertEquals(2, strict.exit(), strict.err());
        assertEquals("", strict.out());
        assertTrue(strict.err().contains(message), strict.err());
    }

    @Test
    void unknownName_saysWhatFollowsFromIt() throws IOException {
        String slip = session.file("slip.txt", "s3:GetBuketAcl\n");
        Ran split = session.run("refine", policy("s3:Get*"), "--unused", slip);
        assertTrue(
                split.errLines().get(0).matches(".*; because of it `s3:Get\\*` is split into [0-9]+ patterns$"),
                split.err());
        String nothing = session.file("nothing.txt", "zzznothing:NoSuchAction\n");
        Ran all = session.run("refine", policy("*"), "--unused", nothing);
        assertTrue(all.errLines().get(0).endsWith("; because of it `*` is split into 456 patterns"), all.err());
    }

    @Test
    void policyAndKeepList_unknownNames_areNamedToo() throws IOException {
        String unused = session.file("unused.txt", "s3:GetBucketAcl\n");
        String keep = session.file("keep.txt", "s3:GetObjekt\n");
        Ran ran = session.run("refine", policy("s3:Get*", "s3:PutObjekt"), "--unused", unused, "--keep", keep);
        assertTrue(ran.err().contains("warning    `s3:GetObjekt`: did you mean `s3:GetObject`?"), ran.err());
        assertTrue(ran.err().contains("warning    `s3:PutObjekt`: did you mean `s3:PutObject`?"), ran.err());
    }

    /** A report of AWS's is newer than the catalog, not wrong. */
    @Test
    void finding_nameThatTheCatalogLacks_isTakenAtItsWord() throws IOException {
        String finding = session.file(
                "finding.json", "[{\"serviceNamespace\":\"s3\",\"actions\":[\"GetBrandNewThing\",\"GetBucketAcl\"]}]");
        Ran ran = session.run("refine", policy("s3:GetBrandNewThing", "s3:GetObject"), "--unused", finding, "--strict");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("import a newer catalog: s3:GetBrandNewThing"), ran.err());
        assertFalse(ran.out().contains("BrandNew"), ran.out());
    }

    @Test
    void warnings_areInEveryReport() throws IOException {
        String unused = session.file("unused.txt", "s3:GetBuketAcl<script>\n".replace("<script>", ""));
        String page = session.name("page.html");
        for (String form : new String[] {"json", "sarif"}) {
            Ran ran = session.run("refine", policy("s3:Get*"), "--unused", unused, "--format", form, "--report", page);
            assertTrue(ran.out().contains("did you mean `s3:GetBucketAcl`?"), ran.out());
        }
        assertTrue(Files.readString(Path.of(page)).contains("did you mean `s3:GetBucketAcl`?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []
            # only a comment
            sqs:SendMessage
            """)
    void evidenceThatSpeaksOfNothing_isAWarningAndStrictRefusesIt(String text) throws IOException {
        String unused = session.file("unused.txt", text + "\n");
        Ran ran = session.run("refine", policy("s3:GetObject"), "--unused", unused, "--check");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.errLines().get(0).startsWith("warning    the evidence speaks of no service"), ran.err());
        String earlier = session.file("earlier.json", "an earlier answer");
        assertEquals(
                2,
                session.run("refine", policy("s3:GetObject"), "--unused", unused, "--check", "--strict", "-o", earlier)
                        .exit());
        assertFalse(session.has("earlier.json"));
    }
}
