package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No output hangs on what a constant is called in the program: with all of them renamed, all is the same bytes. */
class PublicWordsTest extends AccountCase {
    @Test
    @Timeout(120)
    void outputs_withEveryConstantRenamed_areTheSame() throws Exception {
        List<String> commands = commands();
        String asTheyAre = EveryOutput.of(folder, commands);
        for (String word : List.of(
                "\"change\": \"narrowed\"",
                "\"change\": \"untouched\"",
                "\"change\": \"extended\"",
                "\"change\": \"emptied\"",
                "REFUTED",
                "UNKNOWN",
                "DETACH_POLICY",
                "\"origin\": \"made\"",
                "\"level\":",
                "V1-0001.smt2",
                "aws-managed-",
                "managed, role, user, group, trust, scp, bucket, key, none")) {
            assertTrue(asTheyAre.contains(word) || asTheyAre.contains(word.replace(": ", ":")), word);
        }
        Files.move(folder.resolve("out"), folder.resolve("out-as-they-are"));
        Files.createDirectories(folder.resolve("out"));
        assertEquals(asTheyAre, renamed(commands));
    }

    private String renamed(List<String> commands) throws IOException, InterruptedException {
        Path output = folder.resolve("renamed.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryOutput.class.getName(),
                        folder.toString(),
                        session.file("commands.txt", String.join("\n", commands)),
                        session.file("enums.txt", String.join("\n", enums())),
                        output.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        return Files.readString(output);
    }

    private static List<String> enums() {
        List<String> names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.whittle").stream()
                        .filter(JavaClass::isEnum)
                        // Annotations name its constants, so that Java itself finds none that is renamed.
                        .filter(each -> !each.isEquivalentTo(OptionGroup.class))
                        .filter(each -> each.isAssignableTo(Enum.class)
                                && each.getRawSuperclass()
                                        .map(above -> above.isEquivalentTo(Enum.class))
                                        .orElse(false))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertTrue(names.size() >= 20, names::toString);
        return names;
    }

    private List<String> commands() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        String policy = session.file(
                "policy.json",
                statements(
                        allow("[\"sqs:*\",\"sns:Publish\"]", "*"),
                        allow("\"sns:Publish\"", "*"),
                        allow("[\"sqs:DeleteMessage\"]", "arn:aws:sqs:us-east-1:111122223333:q"),
                        "{\"Effect\":\"Allow\",\"NotAction\":[\"s3:*\"],\"Resource\":\"arn:aws:sqs:*:*:*\"}",
                        "{\"Effect\":\"Deny\",\"Action\":\"sqs:PurgeQueue\",\"Resource\":\"*\"}"));
        String edited = session.file("edited.json", statements(allow("\"sqs:*\"", "arn:aws:sqs:us-east-1:1:q")));
        String wide = session.file("wide.json", statements(allow("\"*\"", "*")));
        String s3 = session.file("s3.json", statements(allow("\"s3:Get*\"", "*")));
        String unused = session.file("unused.txt", "sqs:DeleteMessage\n");
        String tasks = session.file(
                "tasks.jsonl",
                "{\"id\":\"a\",\"policy\":" + QUEUES + ",\"unused\":[\"sqs:PurgeQueue\"]}\n"
                        + "{\"id\":\"b\",\"policy\":" + SEND + ",\"unused\":[\"sqs:SendMessage\"]}\n"
                        + "{\"id\":\"c\",\"policy\":" + SEND + ",\"unused\":[\"sqs:Unheard\"]}\n"
                        + "{\"id\":\"d\",\"policy\":" + SEND + ",\"unused\":[],\"policyType\":\"scp\"}\n"
                        + "{\"id\":\"e\",\"policy\":" + SEND + ",\"unused\":[],\"policyType\":\"none\"}\n");
        String details = session.file(
                "details.json",
                details(
                        role("A", "/", inline("own", QUEUES), attached("Queues")),
                        role(
                                "B",
                                "/",
                                "",
                                attached("Queues") + ",{\"PolicyName\":\"Queues\",\"PolicyArn\":\"" + AWS + "\"}"),
                        user("U", "", inline("own", SEND)),
                        managed(ACCOUNT + "policy/Queues", 2, 0),
                        managed(AWS, 1, 0)));
        String findings = session.file(
                "findings.json",
                finding("role/A", "DeleteMessage", "PurgeQueue") + "\n" + finding("role/B", "DeleteMessage") + "\n"
                        + finding("user/U", "SendMessage"));
        String out = session.name("out");
        String refine = "refine\t" + policy + "\t--unused\t" + unused;
        return Stream.of(
                        refine,
                        refine + "\t--format\tjson\t--quota\tgroup",
                        refine + "\t--format\tsarif\t--quota\tROLE",
                        refine + "\t--format\trecommendation\t--as-of\t2026-06-01\t--resource-arn\t" + ACCOUNT
                                + "role/A",
                        refine + "\t--report\t" + out + "/page.html\t--admit-new\tnone\t-o\t" + out + "/refined.json",
                        refine + "\t--smt\t" + out + "/smt",
                        refine + "\t--policy-type\tscp",
                        refine + "\t--quota\tnobody",
                        refine + "\t--format\txml",
                        refine + "\t--unused-format\tnothing",
                        "refine\t" + wide + "\t--unused\t" + unused + "\t--fit\t" + out + "/fit\t--format\tjson",
                        "refine\t" + s3 + "\t--unused\t" + session.file("s3.txt", "s3:GetObject\n")
                                + "\t--catalog\t2024-11-20\t-o\t" + out + "/s3.json",
                        "drift\t" + out + "/s3.json\t--from\t2024-11-20\t--to\t2026-09-26\t--original\t" + s3,
                        "drift\t" + out + "/s3.json\t--from\t2024-11-20\t--to\t2026-09-26\t--original\t" + s3
                                + "\t--format\tjson",
                        "verify\t" + policy + "\t" + wide + "\t--unused\t" + unused,
                        "verify\t" + policy + "\t" + edited + "\t--unused\t" + unused,
                        "verify\t" + policy + "\t--detached\t--unused\t" + unused,
                        "fleet\t" + tasks + "\t-o\t" + out + "/results.jsonl",
                        "fleet\t" + tasks + "\t--strict",
                        "account\t" + details + "\t--unused\t" + findings + "\t-o\t" + out + "/account\t--pages",
                        "trie\ts3:Get*\t--unused\t" + unused,
                        "catalog\tshow\tsqs",
                        "catalog\tshow\tsqs\t--format\tjson",
                        "catalog\tshow\tsqs\t--keys\t--format\tjson",
                        "catalog\tdiff\t2024-11-20\t2026-09-26\t--format\tjson",
                        "help\trefine",
                        "help\tverify",
                        "help\tfleet",
                        "help\taccount",
                        "help\tdrift",
                        "help\ttrie",
                        "generate-completion")
                .toList();
    }

    private static String statements(String... statements) {
        return Arrays.stream(statements).collect(Collectors.joining(",", "{\"Statement\":[", "]}"));
    }

    private static String allow(String actions, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":" + actions + ",\"Resource\":\"" + resource + "\"}";
    }
}
