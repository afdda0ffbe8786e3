package dev.whittle.source;

import static dev.whittle.source.Coded.sites;
import static dev.whittle.source.TextPolicyHolesTest.allowing;
import static dev.whittle.source.TextPolicyHolesTest.heredoc;
import static dev.whittle.source.TextPolicyTest.HEREDOC;
import static dev.whittle.source.TextPolicyTest.MANIFEST;
import static dev.whittle.source.TextPolicyTest.SUB;
import static dev.whittle.source.TextPolicyTest.TEMPLATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that seem to be policies and can't be edited as they stand. */
class TextPolicyRefusalTest {
    private static String refusal(String name, String text) {
        List<Site> sites = sites(name, text);
        assertEquals(1, sites.size(), text);
        assertEquals(Optional.empty(), sites.get(0).policy());
        return sites.get(0).problems().get(0).toString();
    }

    /** @param start of the problem, with its place */
    private record Refusal(String start, String name, String text) {
        @Override
        public String toString() {
            return start;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "6:1: `%{` stands in the policy",
                        "m.tf", HEREDOC.replace("      \"Statement\"", "%{ if var.x }\n%{ endif }\n\"Statement\"")),
                new Refusal(
                        "4:5: `%{` stands",
                        "m.tf",
                        HEREDOC.replace("    {\n      \"Version", "    %{ if var.x ~}%{ endif }{\n      \"Version")),
                new Refusal(
                        "4:1: `%{` stands", "x.tftpl", TEMPLATE.replace("    {\n", "%{ if x }{%{ else }{%{ endif }\n")),
                new Refusal(
                        "2:74: the character U+E001",
                        "m.tf",
                        heredoc(allowing("\"Sid\": \"\uE001\"")).replace("\"a:b\"", "\"a:\uE001\"")),
                new Refusal("2:146: the character U+E001", "m.tf", heredoc(allowing("\"Resource\": \"\\uE001\""))),
                new Refusal(
                        "2:148: not JSON: an escape goes on",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"\\${var.a}\""))),
                new Refusal(
                        "2:151: not JSON: an escape goes on",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"\\u00${var.a}\""))),
                new Refusal("2:146: not JSON: ", "m.tf", heredoc(allowing("\"Resource\": $${var.a}"))),
                new Refusal("2:155: not JSON: ", "m.tf", heredoc(allowing("\"Resource\": ${var.a} ${var.b}"))),
                new Refusal(
                        "2:151: the key `Resource` stands here twice",
                        "m.tf",
                        heredoc(allowing("\"Resource\": \"a\", \"Resource\": \"b\""))),
                new Refusal(
                        "2:1: a key of the policy is filled in",
                        "m.tf",
                        heredoc("1").replace("\"Version\"", "\"${v}\"")),
                new Refusal(
                        "3:22: the policy is text in a call of trimspace()",
                        "m.tf",
                        HEREDOC.replace("<<-EOF", "trimspace(<<-EOF").replace("  EOF\n", "  EOF\n)\n")),
                new Refusal(
                        "1:5: the policy is a string with escapes",
                        "m.tf",
                        "x = \"{\\\"Statement\\\": {\\\"Effect\\\": \\\"${e}\\\"}}\"\n"),
                new Refusal(
                        "1:5: the policy is a string with escapes",
                        "m.tf",
                        "x = \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"\n"),
                new Refusal("6:23: the policy is a string with escapes", "t.yaml", SUB.replace("!Sub |", ">")),
                new Refusal("6:28: the policy is a string with escapes", "t.yaml", SUB.replace("!Sub |", "!Sub >-")),
                new Refusal("6:31: the policy is text in `!Base64`", "t.yaml", SUB.replace("!Sub |", "!Base64 |")),
                new Refusal(
                        "7:9: the policy is text in `!Sub`",
                        "t.yaml",
                        SUB.replace("!Sub |", "!Sub\n      - |").replace("      Path", "      - {}\n      Path")),
                new Refusal(
                        "1:4: the policy is a string with escapes",
                        "t.yaml",
                        "a: \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"\n"),
                new Refusal(
                        "1:4: the policy is a string with escapes",
                        "t.yaml",
                        "a: '{\"Statement\": {\"Effect\": ''}}'\n"),
                new Refusal(
                        "16:33: `Fn::Sub` has no `${`",
                        "t.yaml",
                        SUB.replace("${AWS::Partition}:s3:::x", "${a-b}:s3:::x")),
                new Refusal(
                        "1:42: the policy is a string with escapes",
                        "t.json",
                        "{\"Resources\": {\"A\": {\"Properties\": {\"P\": \"{\\\"Statement\\\": {\\\"Effect\\\": 1}}\"}}}}"),
                new Refusal(
                        "20:42: Serverless fills in `${`",
                        "serverless.yml",
                        "service: x\nprovider: {name: aws}\n" + MANIFEST.substring(MANIFEST.indexOf("spec:"))));
    }

    /** What seems to be a policy and can't be edited as it stands is told, with its place. */
    @ParameterizedTest
    @MethodSource("refusals")
    void text_thatCantBeReadInPlace_isRefusedByName(Refusal refusal) {
        String problem = refusal(refusal.name(), refusal.text());
        assertEquals(
                refusal.start(), problem.substring(0, Math.min(refusal.start().length(), problem.length())), problem);
        assertTrue(problem.indexOf('\uE001') < 0 && !problem.contains("57345"), problem);
    }

    /** Other texts are none of a policy, whatever they hold. */
    @Test
    void otherText_isNoPolicy() {
        assertEquals(List.of(), sites("m.tf", "a = <<E\nEffect of a Statement\nE\nb = \"{}\"\nc = f(\"{\")\n"));
        assertEquals(List.of(), sites("m.tf", heredoc("1").replace("\"Statement\"", "\"Rules of a Statement\"")));
        assertEquals(List.of(), sites("t.yaml", "a: |\n  {}\nb: !Sub ''\nc: !!str\nd: |\n"));
        assertEquals(
                Optional.empty(), CodeFile.read("x.tpl", "{{ Statement Effect }}".getBytes(StandardCharsets.UTF_8)));
    }
}
