package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A SARIF log as its readers see it: the published schema, and fixes applied by line and column. */
final class Sarif {
    private static final Schema SCHEMA = schema();

    private Sarif() {}

    private static Schema schema() {
        try (InputStream in = Sarif.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDialect(Dialects.getDraft7())
                    .getSchema(Objects.requireNonNull(in), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Error> errors(String log) {
        return SCHEMA.validate(
                log,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** The only run of a log that the schema takes. */
    static JsonNode run(String log) {
        assertEquals(List.of(), errors(log));
        try {
            return new ObjectMapper().readTree(log).at("/runs/0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file after all fixes of a run. */
    static String fixed(String file, JsonNode run) {
        List<JsonNode> replacements = new ArrayList<>();
        run.at("/results")
                .forEach(result -> result.at("/fixes")
                        .forEach(
                                fix -> fix.at("/artifactChanges/0/replacements").forEach(replacements::add)));
        replacements.sort(Comparator.comparing((JsonNode each) -> offset(file, each.at("/deletedRegion"), "start"))
                .reversed());
        String text = file;
        for (JsonNode each : replacements) {
            JsonNode region = each.at("/deletedRegion");
            text = text.substring(0, offset(file, region, "start"))
                    + each.at("/insertedContent/text").asText()
                    + text.substring(offset(file, region, "end"));
        }
        return text;
    }

    /** The text of a region. */
    static String text(String file, JsonNode region) {
        return file.substring(offset(file, region, "start"), offset(file, region, "end"));
    }

    private static int offset(String file, JsonNode region, String side) {
        int offset = 0;
        for (int line = 1; line < region.get(side + "Line").asInt(); line++) {
            offset = file.indexOf('\n', offset) + 1;
        }
        return file.offsetByCodePoints(offset, region.get(side + "Column").asInt() - 1);
    }
}
