package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.whittle.config.ConfigurationReader;
import dev.whittle.config.Origin;
import dev.whittle.json.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema says of {@code whittle.yaml} what its reader does. */
class ConfigSchemaTest {
    private static final String TEXT = text();
    private static final Schema SCHEMA =
            SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(TEXT, InputFormat.JSON);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static String text() {
        try (InputStream in = ConfigurationReader.class.getResourceAsStream("whittle.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reader lists its keys where it meets one that it does not know. */
    @Test
    void keys_ofReaderAndSchema_areTheSame() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(TEXT);
        assertEquals(keys(schema), known("nothing: 1"));
        assertEquals(keys(schema.at("/properties/principals/items")), known("principals: [{arn: \"*\", nothing: 1}]"));
        assertEquals(
                keys(schema.at("/properties/principals/items/properties/tag")),
                known("principals: [{tag: {key: a, nothing: 1}}]"));
        assertEquals(keys(schema.at("/properties/statements/items")), known("statements: [{sid: a, nothing: 1}]"));
        assertEquals(4, TEXT.split("\"additionalProperties\": false", -1).length - 1);
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> known(String text) {
        String message = refusal(text);
        assertTrue(message.contains("there is no key `nothing`; write one of "), message);
        Matcher quoted = Pattern.compile("`([^`]+)`").matcher(message.substring(message.indexOf("write one of ")));
        Set<String> keys = new TreeSet<>();
        while (quoted.find()) {
            keys.add(quoted.group(1));
        }
        return keys;
    }

    /** Every value that the reader takes is the schema's, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "catalog: 2026-09-26",
                "catalog: actions.txt",
                "min-observed: 90d",
                "quota: managed",
                "quota: key",
                "quota: none",
                "strict-quota: false",
                "keep: []",
                "keep: [\"*\", \"s3:Get*\", \"*:*\", execute-api:Invoke]",
                "principals: [{arn: \"*\"}, {arn: \"arn:aws:iam::*:role/b?\", reason: why}]",
                "principals: [{tag: {key: a}}, {tag: {key: a, value: \"1\"}}]",
                "statements: [{sid: \"Break*\", reason: why}]",
            })
    void whatIsRead_isValid(String text) throws IOException {
        assertEquals("", refusal(text));
        assertEquals(List.of(), errors(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "text",
                "keeps: []",
                "catalog: 1",
                "catalog: \"\"",
                "min-observed: 90",
                "min-observed: 90 days",
                "min-observed: 1234567d",
                "quota: large",
                "quota: Managed",
                "strict-quota: 1",
                "strict-quota: \"true\"",
                "keep: s3:GetObject",
                "keep: [s3]",
                "keep: [\"s3:Get Object\"]",
                "keep: [1]",
                "principals: {}",
                "principals: [arn]",
                "principals: [{}]",
                "principals: [{arn: role}]",
                "principals: [{arn: \"*\", tag: {key: a}}]",
                "principals: [{tag: {value: a}}]",
                "principals: [{tag: {key: 1}}]",
                "principals: [{tag: a}]",
                "principals: [{arn: \"*\", reason: \"a\\nb\"}]",
                "statements: [{}]",
                "statements: [{sid: [a]}]",
                "statements: [{sid: a, effect: Allow}]",
            })
    void whatIsRefused_isNotValid(String text) throws IOException {
        assertTrue(!refusal(text).isEmpty(), text);
        assertTrue(!errors(text).isEmpty(), text);
    }

    @Test
    void exampleOfTheReadme_isReadAndValid() throws IOException {
        Matcher block = Pattern.compile("```yaml\n(# whittle.yaml\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root().resolve("README.md")));
        assertTrue(block.find());
        assertEquals("", refusal(block.group(1)));
        assertEquals(List.of(), errors(block.group(1)));
        for (String key : keys(new ObjectMapper().readTree(TEXT))) {
            assertTrue(block.group(1).contains("\n" + key + ":"), key);
        }
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("LICENSE"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above has a LICENSE");
        }
        return root;
    }

    /** Why the reader refuses a text; empty where it does not. */
    private static String refusal(String text) {
        try {
            ConfigurationReader.read("whittle.yaml", text.getBytes(StandardCharsets.UTF_8), Origin.CHOSEN);
            return "";
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<Error> errors(String text) throws IOException {
        return SCHEMA.validate(YAML.readTree(text).toString(), InputFormat.JSON);
    }
}
