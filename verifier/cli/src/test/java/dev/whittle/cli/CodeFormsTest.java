package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.cli.Session.Ran;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.source.CodeFile;
import dev.whittle.source.PolicySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One policy in every form that code has: its refinement is the same in each, and but for the lines of its actions nothing changes.
 * Another policy is taken with {@code -Dpolicy=FILE}; it has no Sids.
 */
class CodeFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["ec2:DescribeAddresses", "ec2:Describe*Zones", "elasticloadbalancing:*"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["ec2:CreateTags"], "Resource": "arn:aws:ec2:*:*:security-group/*",
               "Condition": {"StringEquals": {"ec2:CreateAction": "CreateSecurityGroup"},
                             "Null": {"aws:RequestTag/elbv2.k8s.aws/cluster": "false"}}},
              {"Effect": "Allow", "Action": ["ec2:DeleteSecurityGroup"], "Resource": "*",
               "Condition": {"Null": {"aws:ResourceTag/elbv2.k8s.aws/cluster": "false"}}},
              {"Effect": "Deny", "Action": ["elasticloadbalancing:DeleteRule"], "Resource": ["*"]}]}
            """;

    /** A form. */
    enum Form {
        DATA_DOCUMENT("main.tf") {
            @Override
            String of(JsonNode policy) {
                return "data \"aws_iam_policy_document\" \"x\" {\n"
                        + statements(policy).map(Form::block).collect(Collectors.joining("\n"))
                        + "}\n\nresource \"aws_iam_policy\" \"x\" {\n"
                        + "  policy = data.aws_iam_policy_document.x.json\n}\n";
            }
        },
        DATA_DOCUMENT_IN_JSON("main.tf.json") {
            @Override
            String of(JsonNode policy) {
                ObjectNode root = JSON.createObjectNode();
                ArrayNode statements = root.putObject("data")
                        .putObject("aws_iam_policy_document")
                        .putObject("x")
                        .putArray("statement");
                statements(policy).map(Form::members).forEach(statements::add);
                root.putObject("resource")
                        .putObject("aws_iam_policy")
                        .putObject("x")
                        .put("policy", "${data.aws_iam_policy_document.x.json}");
                return lined(root, "") + "\n";
            }
        },
        JSONENCODE("main.tf") {
            @Override
            String of(JsonNode policy) {
                return "resource \"aws_iam_policy\" \"x\" {\n  policy = jsonencode("
                        + lined(policy, "  ").replace("\": ", "\" = ").replaceAll("\"(\\w+)\" =", "$1 =")
                        + ")\n}\n";
            }
        },
        HEREDOC("main.tf") {
            @Override
            String of(JsonNode policy) {
                return "resource \"aws_iam_policy\" \"x\" {\n  policy = <<-POLICY\n    "
                        + lined(policy, "    ").replace("arn:aws:", "arn:${partition}:")
                        + "\n  POLICY\n}\n";
            }
        },
        CLOUDFORMATION_YAML("template.yaml") {
            @Override
            String of(JsonNode policy) {
                return "Resources:\n  X:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n"
                        + "        Version: \"2012-10-17\"\n        Statement:\n"
                        + statements(policy)
                                .map(each -> item(each, "          "))
                                .collect(Collectors.joining());
            }
        },
        CLOUDFORMATION_JSON("template.json") {
            @Override
            String of(JsonNode policy) {
                return "{\n  \"Resources\": {\n    \"X\": {\n      \"Type\": \"AWS::IAM::ManagedPolicy\",\n"
                        + "      \"Properties\": {\n        \"PolicyDocument\": "
                        + lined(policy, "        ") + "\n      }\n    }\n  }\n}\n";
            }
        },
        SERVERLESS("serverless.yml") {
            @Override
            String of(JsonNode policy) {
                return "service: x\nprovider:\n  name: aws\n  iam:\n    role:\n      statements:\n"
                        + statements(policy).map(each -> item(each, "        ")).collect(Collectors.joining());
            }
        };

        private final String file;

        Form(String file) {
            this.file = file;
        }

        abstract String of(JsonNode policy);

        private static java.util.stream.Stream<JsonNode> statements(JsonNode policy) {
            return StreamSupport.stream(policy.get("Statement").spliterator(), false);
        }

        private static List<String> list(JsonNode value) {
            return value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()
                    : List.of(value.asText());
        }

        /** JSON with an element of a list a line. */
        private static String lined(JsonNode value, String margin) {
            String inner = margin + "  ";
            if (value.isArray()) {
                return StreamSupport.stream(value.spliterator(), false)
                        .map(each -> inner + lined(each, inner))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + margin + "]"));
            }
            return value.isObject()
                    ? value.properties().stream()
                            .map(each -> inner + "\"" + each.getKey() + "\": " + lined(each.getValue(), inner))
                            .collect(Collectors.joining(",\n", "{\n", "\n" + margin + "}"))
                    : value.toString();
        }

        private static String block(JsonNode statement) {
            StringBuilder text = new StringBuilder("  statement {\n    # why\n");
            text.append("    effect = ").append(statement.get("Effect")).append('\n');
            text.append("    actions = [\n");
            list(statement.get("Action"))
                    .forEach(each -> text.append("      \"").append(each).append("\", # kept with its element\n"));
            text.append("    ]\n    resources = ")
                    .append(list(statement.get("Resource")).stream()
                            .map(each -> '"' + each + '"')
                            .collect(Collectors.joining(", ", "[", "]\n")));
            statement
                    .path("Condition")
                    .properties()
                    .forEach(operator -> operator.getValue()
                            .properties()
                            .forEach(
                                    key -> text.append("\n    condition {\n      test = \"" + operator.getKey() + "\"\n"
                                            + "      variable = \"" + key.getKey() + "\"\n      values = "
                                            + list(key.getValue()).stream()
                                                    .map(each -> '"' + each + '"')
                                                    .collect(Collectors.joining(", ", "[", "]"))
                                            + "\n    }\n")));
            return text.append("  }\n").toString();
        }

        private static ObjectNode members(JsonNode statement) {
            ObjectNode members = JSON.createObjectNode();
            members.put("//", "why").set("effect", statement.get("Effect"));
            members.set("actions", JSON.valueToTree(list(statement.get("Action"))));
            members.set("resources", JSON.valueToTree(list(statement.get("Resource"))));
            ArrayNode conditions = JSON.createArrayNode();
            statement
                    .path("Condition")
                    .properties()
                    .forEach(operator -> operator.getValue()
                            .properties()
                            .forEach(key -> conditions
                                    .addObject()
                                    .put("test", operator.getKey())
                                    .put("variable", key.getKey())
                                    .set("values", JSON.valueToTree(list(key.getValue())))));
            if (!conditions.isEmpty()) {
                members.set("condition", conditions);
            }
            return members;
        }

        private static String item(JsonNode statement, String margin) {
            StringBuilder text = new StringBuilder();
            text.append(margin + "# why\n" + margin + "- Effect: "
                    + statement.get("Effect").asText() + "\n");
            text.append(margin + "  Action:\n");
            list(statement.get("Action"))
                    .forEach(each -> text.append(margin + "    - \"" + each + "\" # kept with its element\n"));
            text.append(margin + "  Resource: " + statement.get("Resource") + "\n");
            if (statement.has("Condition")) {
                text.append(margin + "  Condition: " + statement.get("Condition") + "\n");
            }
            return text.toString();
        }
    }

    @TempDir
    private Path folder = Path.of("");

    private Session session = new Session(Path.of(""));
    private String policy = POLICY;
    private String unused = "";
    private List<List<String>> meant = List.of();

    @BeforeEach
    void refinePlain() throws IOException {
        session = new Session(folder);
        String other = System.getProperty("policy");
        policy = other == null ? POLICY : Files.readString(Path.of(other));
        List<String> every = new ArrayList<>();
        PolicySource.read("policy.json", policy.getBytes(StandardCharsets.UTF_8))
                .policy()
                .patterns()
                .forEach(each -> every.add(each.text()));
        // Of the literal actions every second one, and those of a service that start so.
        TreeSet<String> names =
                new TreeSet<>(List.of("elasticloadbalancing:SetIpAddressType", "ec2:DescribeLocalZones"));
        IntStream.range(0, every.size())
                .filter(i -> i % 2 == 0 && every.get(i).indexOf('*') < 0)
                .forEach(i -> names.add(every.get(i)));
        unused = session.file("unused.txt", String.join("\n", names) + "\n");
        Ran ran = session.run("refine", session.file("policy.json", policy), "--unused", unused);
        assertEquals(0, ran.exit(), ran.err());
        meant = actions(PolicySource.read("refined.json", ran.out().getBytes(StandardCharsets.UTF_8))
                .policy());
    }

    private static List<List<String>> actions(Policy policy) {
        return policy.statements().stream()
                .map(Statement::actions)
                .map(list -> list.patterns().stream()
                        .map(dev.whittle.policy.Pattern::text)
                        .toList())
                .toList();
    }

    private static List<List<String>> actions(String name, String text) {
        return actions(CodeFile.read(name, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites()
                .get(0)
                .readPolicy());
    }

    /** Lines that are no element of a list of actions, and no part of a statement that goes. */
    private static List<String> others(String text) {
        return text.lines()
                .filter(line -> !line.matches("\\s*(- )?\"[\\w*-]+:[\\w*]+\",?( #.*)?"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refinement_isTheSameInEveryForm(Form form) throws IOException {
        String text = form.of(JSON.readTree(policy));
        String file = session.file(form.file, text);
        assertEquals(
                1, session.run("refine", file, "--unused", unused, "--check").exit());
        Ran ran = session.run("refine", file, "--unused", unused, "--write");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("\n  F   only these bytes"), ran.err());
        String refined = session.text(form.file);
        assertEquals(meant, actions(form.file, refined), refined);
        List<String> before = new ArrayList<>(others(text));
        others(refined).forEach(line -> assertTrue(before.remove(line), line));
        Ran again = session.run("refine", file, "--unused", unused, "--check");
        assertEquals(0, again.exit(), again.err());
        assertEquals(refined, session.text(form.file));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void sarif_tellsTheLineOfEachPattern(Form form) throws IOException {
        String text = form.of(JSON.readTree(policy));
        String file = session.file(form.file, text);
        Ran ran = session.run("refine", file, "--unused", unused, "--format", "sarif");
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines = text.lines().toList();
        JsonNode results = JSON.readTree(ran.out()).at("/runs/0/results");
        assertFalse(results.isEmpty());
        for (JsonNode result : results) {
            String message = result.at("/message/text").asText();
            String pattern = message.substring(1, message.indexOf('`', 1));
            String line = lines.get(
                    result.at("/locations/0/physicalLocation/region/startLine").asInt() - 1);
            assertTrue(line.contains(pattern), message + " at " + line);
        }
    }
}
