package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies' documents of their own among the files of a folder. */
class DocumentFileTest {
    private static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["s3:GetObject", "s3:PutObject"],
                  "Resource": "arn:aws:s3:::bucket/${aws:username}/*"
                }
              ]
            }
            """;

    private static Optional<CodeFile> read(String name, String text) {
        return CodeFile.inFolder(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Site site(String text) {
        List<Site> sites = read("p.json", text).orElseThrow().sites();
        assertEquals(1, sites.size());
        return sites.get(0);
    }

    @Test
    void document_isOneOfAFolderAndNoneByItself() {
        Site site = site(POLICY);
        assertEquals(".", site.address());
        assertEquals(1, site.line());
        assertEquals(SiteKind.UNKNOWN, site.takenAs());
        assertEquals(
                "{\"Resource\":[\"arn:aws:s3:::bucket/${aws:username}/*\"],\"Version\":\"2012-10-17\"}",
                site.readPolicy().statements().get(0).context().canonical());
        assertEquals(Optional.empty(), CodeFile.read("p.json", POLICY.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), read("p.txt", POLICY));
    }

    @Test
    void members_mayStandInAnyOrder() {
        String other =
                "\n {\"Id\" : \"x\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}";
        assertEquals(1, site(other).readPolicy().statements().size());
        assertEquals(2, site(other).line());
        assertEquals(
                1,
                site(other.replace("{\"Id\" : \"x\", ", "{"))
                        .readPolicy()
                        .statements()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Statement\": [], \"Effect\": 1}",
                "{\"Version\": \"2012-10-17\", \"Statements\": [\"Statement\", \"Effect\"]}",
                "{\"Version\": \"2012-10-17\", \"Statement\": [], \"Comment\": \"Effect\"}",
                "{\"Version\": {\"Statement\": {\"Effect\": \"Allow\"}}}",
                "{\"PolicyVersion\": {\"Document\": {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\"}]}}}",
                "{\"RoleName\": \"x\", \"PolicyDocument\": {\"Statement\": [{\"Effect\": \"Allow\"}]}}",
                "{\"Policy\": \"{\\\"Statement\\\": [{\\\"Effect\\\": \\\"Allow\\\"}]}\"}",
                "[{\"Statement\": [{\"Effect\": \"Allow\"}]}]",
                "{\"id\": \"f\", \"findingDetails\": [{\"Statement\": 1, \"Effect\": 1}]}",
                "{\"Version\": \"2012-10-17\", \"a\": 1}",
                ""
            })
    void otherJson_isNone(String text) {
        assertEquals(Optional.empty(), read("p.json", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Allow\" | \"allow\" | 5:17: /Statement/0/Effect: effect `allow` does not exist; write",
                "\"Action\" | \"Acton\" | 4:5: /Statement/0: the statement has neither Action nor NotAction; write one",
                "\"arn:aws:s3:::bucket/${aws:username}/*\" | {\"Ref\": \"X\"} | 7:19: /Statement/0/Resource: this is an object; write a string",
                "\"arn:aws:s3:::bucket/${aws:username}/*\" | ${jsonencode(x)} | 7:19: not JSON: unrecognized token",
                "\"s3:GetObject\" | \"${x}\" | 6:18: /Statement/0/Action/0: `${x}` is no action; write",
                "\"Version\": | \"Version\": \"2012-10-17\", \"Version\": | 2:28: the key `Version` stands here twice",
            })
    void documentThatIsWrong_isRefusedByName(String before, String after, String problem) {
        Site site = site(POLICY.replace(before, after));
        assertEquals(Optional.empty(), site.policy());
        assertEquals(".", site.address());
        String found = site.problems().get(0).toString();
        assertTrue(found.startsWith(problem), found);
    }

    @Test
    void kind_isThatOfAllArguments() {
        CodeFile file = read("p.json", POLICY).orElseThrow();
        assertTrue(file.isDocument());
        assertEquals(SiteKind.IDENTITY, kind(file, "aws_iam_role_policy.policy", "aws_iam_role.inline_policy.policy"));
        assertEquals(SiteKind.TRUST, kind(file, "aws_iam_role.assume_role_policy"));
        assertEquals(SiteKind.UNKNOWN, kind(file, "aws_iam_role_policy.policy", "aws_s3_bucket_policy.policy"));
        assertEquals(SiteKind.UNKNOWN, kind(file, "aws_iam_role_policy.policy", "module.policy"));
        assertEquals(SiteKind.UNKNOWN, kind(file));
        CodeFile template = read("p.json.tpl", POLICY).orElseThrow();
        assertTrue(template.isDocument());
        assertEquals(SiteKind.IDENTITY, kind(template, "aws_iam_policy.policy"));
    }

    @Test
    void documentThatIsAnotherWhereItIsTaken_isRefused() {
        Site site = read("p.json", POLICY)
                .orElseThrow()
                .takenBy(Set.of(), Optional.of("main.tf:1: why"))
                .sites()
                .get(0);
        assertEquals(Optional.empty(), site.policy());
        assertEquals("main.tf:1: why", site.problems().get(0).toString());
    }

    private static SiteKind kind(CodeFile file, String... arguments) {
        return file.takenBy(Set.of(arguments), Optional.empty()).sites().get(0).takenAs();
    }
}
