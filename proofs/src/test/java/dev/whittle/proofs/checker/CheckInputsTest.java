package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page makes of files that are not as they should be, and how it exits. */
class CheckInputsTest {
    private static final String CATALOG = "s3:GetObject\ns3:GetObjectAcl\ns3:PutObject\n";
    private static final Set<String> ACTIONS = Set.of("s3:getobject", "s3:getobjectacl", "s3:putobject");
    private static final String POLICY =
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'}]}";
    private static final String REFINED =
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['s3:Get*'],'Resource':['*']}]}";
    private static final String TASK = "{'id':'a','policy':" + POLICY + ",'unused':['s3:PutObject']}";
    private static final String RESULT =
            "{'id':'a','verdict':'PROVED','recommendedAction':'CREATE_POLICY','policy':" + REFINED + ",'removed':1}";

    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    private Run check(String catalog, String tasks, String results) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("catalog.txt"), catalog);
        Files.writeString(folder.resolve("tasks.jsonl"), tasks.replace('\'', '"'));
        Files.writeString(folder.resolve("results.jsonl"), results.replace('\'', '"'));
        return run(folder.toString());
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Page.right().classes().toString(),
                "Check"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String said = Files.readString(err);
        assertFalse(said.contains("\tat "), said);
        return new Run(process.exitValue(), Files.readString(out), said);
    }

    @Test
    void allConfirmed_exits0() throws Exception {
        Run run = check(CATALOG, TASK + "\n", RESULT + "\n");
        assertEquals(new Run(0, "        1  confirmed\n", ""), run);
    }

    @Test
    void threeFiles_areTheSameAsTheirFolder() throws Exception {
        check(CATALOG, TASK + "\n", RESULT + "\n");
        Run run = run(folder + "/catalog.txt", folder + "/tasks.jsonl", folder + "/results.jsonl");
        assertEquals(0, run.exit());
    }

    @Test
    void oneContradicted_exits1_evenWhereOthersAreNotConfirmed() throws Exception {
        String wrong = RESULT.replace("s3:Get*", "s3:*");
        Run run = check(CATALOG, TASK + "\n" + TASK + "\n" + TASK, RESULT + "\n" + wrong + "\n{}");
        assertEquals(1, run.exit());
        assertEquals("""
                a: contradicted, V2: allowed though unused: s3:putobject where these hold: {"Resource":["*"]}
                a: not confirmed, unreadable result
                        1  confirmed
                        1  contradicted, V2
                        1  not confirmed, unreadable result
                """, run.out());
    }

    @Test
    void missingAndExtraLines_exit3() throws Exception {
        Run missing = check(CATALOG, TASK + "\n" + TASK + "\n", RESULT + "\n");
        assertEquals(3, missing.exit());
        assertTrue(missing.out().contains("1  not confirmed, missing"), missing.out());
        Run extra = check(CATALOG, TASK + "\n", RESULT + "\n" + RESULT + "\n");
        assertEquals(3, extra.exit());
        assertTrue(extra.out().contains("1  not confirmed, no task"), extra.out());
        assertEquals(3, check(CATALOG, TASK + "\n", "").exit());
        assertEquals(3, check(CATALOG, TASK + "\n", RESULT.substring(0, 90)).exit());
    }

    @Test
    void badTasks_exit2_andSayWhere() throws Exception {
        Run cut = check(CATALOG, TASK + "\n" + TASK.substring(0, 60), RESULT + "\n" + RESULT);
        assertEquals(2, cut.exit());
        assertTrue(cut.err().startsWith("bad input after line 1: "), cut.err());
        assertEquals(
                "bad input after line 0: there is no task\n",
                check(CATALOG, "", RESULT).err());
        assertEquals(2, check(CATALOG, "\n", "\n").exit());
        assertEquals(2, check(CATALOG, "[]", RESULT).exit());
        assertEquals(
                2,
                check(CATALOG, TASK.replace("'id':'a'", "'id':'a','id':'a'"), RESULT)
                        .exit());
        assertEquals(2, check(CATALOG, TASK + TASK, RESULT).exit());
        assertEquals(2, check(CATALOG, "[".repeat(100_000), RESULT).exit());
    }

    @Test
    void badFiles_exit2() throws Exception {
        assertEquals(2, check("", TASK, RESULT).exit());
        assertEquals(2, check("s3:Get*\n", TASK, RESULT).exit());
        assertEquals(2, check("s3\n", TASK, RESULT).exit());
        assertEquals(2, check("\uFEFF" + CATALOG, TASK, RESULT).exit());
        assertEquals(2, run().exit());
        assertEquals(2, run("a", "b").exit());
        assertEquals(2, run(folder.resolve("nothing").toString()).exit());
        check(CATALOG, TASK, RESULT);
        assertEquals(
                2,
                run(folder + "/catalog.txt", folder.toString(), folder + "/results.jsonl")
                        .exit());
        Files.write(
                folder.resolve("results.jsonl"),
                RESULT.replace("'a'", "'\u00e9'").getBytes(StandardCharsets.ISO_8859_1));
        Run run = run(folder.toString());
        assertEquals(2, run.exit());
        assertEquals(
                "bad input after line 0: " + folder
                        + "/results.jsonl can't be read, or is not UTF-8: Input length = 1\n",
                run.err());
        Files.delete(folder.resolve("results.jsonl"));
        Files.createDirectory(folder.resolve("results.jsonl"));
        assertTrue(run(folder.toString()).err().contains("results.jsonl can't be read"));
    }

    @Test
    void whatATerminalObeys_isNotPrinted() throws Exception {
        for (Run run : List.of(
                check("s3:\u001b[31mX\n", TASK, RESULT),
                check(CATALOG, TASK.replace("'id':'a'", "'\\u001b':1,'\\u001b':2"), RESULT),
                check(CATALOG, TASK.replace("'a'", "'\\u001b[31m'"), RESULT))) {
            assertTrue(run.exit() >= 2, run.err());
            assertFalse((run.out() + run.err()).contains("\u001b"), run.err());
        }
    }

    @Test
    void lineThatIsLongerThanTheMemory_exits2() throws Exception {
        Run run = check(CATALOG, "'" + "x".repeat(150_000_000), RESULT);
        assertEquals(2, run.exit(), run.err());
    }

    @Test
    void longStringsFullOfEscapes_areRead() throws Exception {
        String noise = "\\u00e9\\n".repeat(300_000);
        String task = TASK.replace("'Resource':'*'", "'Resource':'" + noise + "'");
        String result = RESULT.replace("'Resource':['*']", "'Resource':'" + noise + "'");
        assertEquals(0, check(CATALOG, task, result).exit());
    }

    @Test
    void namesThatAreLongerThanAnyOfAws_areRead() {
        String task = TASK.replace("['s3:PutObject']", "['s3:PutObject','s3:" + "x".repeat(300) + "'],'known':[]");
        assertEquals("confirmed", judge(task, RESULT));
    }

    private static String judge(String task, String result) {
        return Page.right()
                .judge(task.replace('\'', '"'), result.replace('\'', '"'), ACTIONS)
                .split(":", 2)[0];
    }

    /** Whatever else the result holds must not be taken in the place of nothing. */
    @Test
    void detachment_holdsNoPolicy() {
        String detached = RESULT.replace("CREATE_POLICY", "DETACH_POLICY");
        String all = TASK.replace("['s3:PutObject']", "['s3:GetObject','s3:GetObjectAcl','s3:PutObject']");
        String none = detached.replace("'policy':" + REFINED + ",", "");
        assertEquals("confirmed", judge(all, none));
        assertEquals("contradicted, V3", judge(TASK, none));
        assertEquals("not confirmed, unreadable result", judge(TASK, detached));
        for (String policies : List.of("[" + REFINED + "]", "[]")) {
            String both = detached.replace("'removed':1", "'policies':" + policies);
            assertEquals("not confirmed, unreadable result", judge(TASK, both));
            assertEquals("not confirmed, unreadable result", judge(all, both));
        }
        assertEquals("not confirmed, unreadable result", judge(all, none.replace("'removed':1", "'policies':[]")));
    }

    @Test
    void fitOfNothing_isUnreadable() {
        String all = TASK.replace("['s3:PutObject']", "['s3:GetObject','s3:GetObjectAcl','s3:PutObject']");
        assertEquals(
                "not confirmed, unreadable result", judge(all, RESULT.replace("'policy':" + REFINED, "'policies':[]")));
    }

    /** What is changed in the task or in the result, and what is found then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        result | 'PROVED'              | 'REFUTED'                   | not confirmed, REFUTED
        result | 'PROVED'              | 'ERROR'                     | not confirmed, ERROR
        result | 'PROVED'              | 'proved'                    | not confirmed, unreadable result
        result | 'id':'a'              | 'id':'b'                    | not confirmed, another id
        result | 'id':'a'              | 'id':null                   | not confirmed, another id
        result | 'CREATE_POLICY'       | 'NONE'                      | contradicted, NONE
        result | 'CREATE_POLICY'       | 'DETACH_POLICY'             | not confirmed, unreadable result
        result | 'CREATE_POLICY'       | 'REPLACE'                   | not confirmed, unreadable result
        result | 'policy':             | 'policies':                 | not confirmed, unreadable result
        result | 'removed':1           | 'policies':[]               | not confirmed, unreadable result
        result | 'removed':1           | 'removed':01                | not confirmed, unreadable result
        result | 'removed':1           | 'removed':1,'removed':1     | not confirmed, unreadable result
        result | 'removed':1           | 'remark':1                  | not confirmed, unreadable result
        result | 'Action'              | 'action'                    | not confirmed, unreadable result
        result | 'Action':['s3:Get*']  | 'Action':[]                 | not confirmed, unreadable result
        result | 'Action':             | 'NotAction':[],'Action':    | not confirmed, unreadable result
        result | 'Allow'               | 'allow'                     | not confirmed, unreadable result
        result | 'Allow'               | 'Deny'                      | contradicted, S
        result | 's3:Get*'             | 's3:Get:*'                  | not confirmed, unreadable result
        result | 's3:Get*'             | 's3:G\u00e9t*'              | not confirmed, unreadable result
        result | 's3:Get*'             | 's3:\\x47et*'               | not confirmed, unreadable result
        result | 's3:Get*'             | 's3:\\u0047et*'             | confirmed
        result | 's3:Get*'             | 's3:GetObject*'             | confirmed
        result | 's3:Get*'             | 's3:Get*','s3:?etX'         | confirmed
        result | 's3:Get*'             | 's3:Get*','s*3:GetX'        | contradicted, V1
        result | 's3:Get*'             | 's3:GetObject'              | contradicted, V3
        result | 's3:Get*'             | 's3:*'                      | contradicted, V2
        result | '2012-10-17'          | '2012-10-18'                | not confirmed, unreadable result
        result | '2012-10-17'          | '2008-10-17'                | contradicted, S
        result | 'Resource':['*']      | 'Resource':['*','*']        | confirmed
        result | 'Resource':['*']      | 'Resource':['a','*']        | contradicted, S
        result | 'Resource':['*']      | 'Resource':'*','Sid':''     | confirmed
        result | 'Resource':['*']      | 'Resource':'*','Sid':'x'    | contradicted, S
        result | 'Resource':['*']      | 'NotResource':'*'           | contradicted, S
        task   | 'unused'              | 'policyType':'scp','unused' | not confirmed, needs --for-check
        task   | 's3:PutObject'        | 's3:Put*'                   | not confirmed, needs --for-check
        task   | 's3:PutObject'        | 's3:PutFoo'                 | not confirmed, needs --for-check
        task   | ['s3:PutObject']      | null                        | not confirmed, needs --for-check
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'used':['s3:ListBuckets']} | not confirmed, needs --for-check
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'used':['s3:GetObject']}   | confirmed
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'used':['S3:PUTOBJECT']}   | contradicted, V3
        task   | ['s3:PutObject']}     | ['s3:PutObject','s3:PutFoo'],'known':[]}    | confirmed
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'known':['s3:ListFoo']}    | contradicted, V3
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'known':['s3:List*']}      | not confirmed, needs --for-check
        task   | ['s3:PutObject']}     | ['s3:PutObject'],'known':[],'used':[]}      | not confirmed, needs --for-check
        task   | {'Version'            | {'Extra':1,'Version'        | not confirmed, needs --for-check
        """)
    void oneChange_isFound(String where, String original, String changed, String expected) {
        String task = (where.equals("task") ? replaced(TASK, original, changed) : TASK).replace('\'', '"');
        String result = (where.equals("result") ? replaced(RESULT, original, changed) : RESULT).replace('\'', '"');
        assertEquals(expected, Page.right().judge(task, result, ACTIONS).split(":", 2)[0]);
    }

    private static String replaced(String text, String original, String changed) {
        assertTrue(text.contains(original), original);
        return text.replace(original, changed);
    }

    /** Contexts that the service may read differently are not taken for one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {'Bool':{'a:b':true}}                        | {'Bool':{'a:b':'true'}}                      | contradicted, S
        {'Bool':{'a:b':'true'}}                      | {'Bool':{'a:b':['true']}}                    | confirmed
        {'N':{'a:b':1}}                              | {'N':{'a:b':1.0}}                            | contradicted, S
        {'N':{'a:b':[]}}                             | {'N':{'a:b':''}}                             | contradicted, S
        {'N':{'a:b':[]}}                             | {'N':{}}                                     | contradicted, S
        {'N':{'a:b':'x','c:d':'y'}}                  | {'N':{'c:d':'y','a:b':'x'}}                  | confirmed
        {'N':{'a:b':'x','A:B':'y'}}                  | {'N':{'A:B':'y','a:b':'x'}}                  | contradicted, S
        {'N':{'a:b':['x','y']}}                      | {'N':{'a:b':['y','x','y']}}                  | confirmed
        {'N':{'a:b':'x,y'}}                          | {'N':{'a:b':['x','y']}}                      | contradicted, S
        {'N':{'a:b':'x\\u0022,\\u0022y'}}            | {'N':{'a:b':['x','y']}}                      | contradicted, S
        {'N':{'a:b':'\\u0024{c}'}}                   | {'N':{'a:b':'${c}'}}                         | confirmed
        {'N':{'a:b':'\\ud800'}}                      | {'N':{'a:b':'\\ud801'}}                      | contradicted, S
        {'N':{'a:b':'x'}}                            | {'N':{'A:b':'x'}}                            | contradicted, S
        """)
    void contexts_areComparedAsValues(String before, String after, String expected) {
        String task = TASK.replace("'Resource'", "'Condition':" + before + ",'Resource'")
                .replace('\'', '"');
        String result = RESULT.replace("'Resource'", "'Condition':" + after + ",'Resource'")
                .replace('\'', '"');
        assertEquals(expected, Page.right().judge(task, result, ACTIONS).split(":", 2)[0]);
    }
}
