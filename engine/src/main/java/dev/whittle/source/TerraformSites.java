package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.source.hcl.HclAttribute;
import dev.whittle.source.hcl.HclBlock;
import dev.whittle.source.hcl.HclBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the policies of a Terraform file: data documents, and objects with statements in calls of {@code jsonencode}.
 *
 * <p>Source: Terraform Language, "Syntax", "Functions: jsonencode".
 */
final class TerraformSites {
    private static final String JSONENCODE = "a call of jsonencode()";
    private static final Pattern READER =
            Pattern.compile("data \\. " + DataDocument.TYPE + " \\. (\\w[\\w-]*) (?:\\[ \\d+ \\] )?\\. json");

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, SiteKind> kindsByDocument = new HashMap<>();

    private TerraformSites(String text) {
        this.text = text;
    }

    /** The policies in the file's order. */
    static List<Found> of(HclBody file, String text) {
        TerraformSites sites = new TerraformSites(text);
        file.blocks().forEach(block -> sites.readers(block.body(), type(block)));
        for (HclBlock block : file.blocks()) {
            boolean isDocument = block.type().equals("data")
                    && block.labels().size() == 2
                    && block.labels().get(0).equals(DataDocument.TYPE);
            if (isDocument) {
                sites.document(block);
            } else {
                sites.body(block.body(), address(block), type(block));
            }
        }
        file.attributes().forEach(each -> sites.value(each.value(), each.name(), SiteKind.UNKNOWN));
        return distinct(sites.found);
    }

    private static String type(HclBlock block) {
        return block.type().equals("resource") && !block.labels().isEmpty()
                ? block.labels().get(0)
                : block.type();
    }

    private static String address(HclBlock block) {
        String labels = String.join(".", block.labels());
        return switch (block.type()) {
            case "resource" -> labels;
            case "locals" -> "local";
            default -> block.type() + (labels.isEmpty() ? "" : "." + labels);
        };
    }

    private void document(HclBlock block) {
        String name = block.labels().get(1);
        found.add(new Found(
                address(block),
                kindsByDocument.getOrDefault(name, SiteKind.UNKNOWN),
                DataDocument.of(block, text),
                DataDocument.joinsOthers(block)));
    }

    /** What takes the documents that arguments of a body name as their whole value. */
    private void readers(HclBody body, String path) {
        for (HclAttribute each : body.attributes()) {
            if (each.value() instanceof Json.Opaque value) {
                Matcher reader = READER.matcher(value.tokens());
                if (reader.matches()) {
                    kindsByDocument.merge(
                            reader.group(1), Holders.ofTerraform(path + "." + each.name()), SiteKind::and);
                }
            }
        }
        body.blocks().forEach(block -> readers(block.body(), path + "." + block.type()));
    }

    private void body(HclBody body, String address, String path) {
        for (HclAttribute each : body.attributes()) {
            value(each.value(), address + "." + each.name(), Holders.ofTerraform(path + "." + each.name()));
        }
        Map<String, Integer> counts = new HashMap<>();
        for (HclBlock each : body.blocks()) {
            int number = counts.merge(each.type(), 1, Integer::sum) - 1;
            body(each.body(), address + "." + each.type() + "[" + number + "]", path + "." + each.type());
        }
    }

    private void value(Json value, String address, SiteKind kind) {
        if (value instanceof Json.Opaque call) {
            Optional<Json> document =
                    call.kind().equals(JSONENCODE) && call.parts().size() == 1
                            ? Optional.of(call.parts().get(0)).filter(TerraformSites::isPolicy)
                            : Optional.empty();
            document.ifPresentOrElse(
                    each -> found.add(new Found(address, kind, each)),
                    () -> call.parts().forEach(part -> value(part, address, SiteKind.UNKNOWN)));
        } else if (value instanceof Json.Obj object) {
            object.members()
                    .forEach(
                            member -> value(member.value(), address + "[\"" + member.name() + "\"]", SiteKind.UNKNOWN));
        } else if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                value(array.elements().get(i), address + "[" + i + "]", SiteKind.UNKNOWN);
            }
        }
    }

    /** Whether an object is a policy's document, and no other thing with statements, such as a rule of a firewall. */
    static boolean isPolicy(Json value) {
        return value.get("Statement").filter(TerraformSites::areStatements).isPresent();
    }

    /** Whether a value is a statement or a list of them. */
    static boolean areStatements(Json value) {
        List<Json> statements = value.asArray().map(Json.Arr::elements).orElse(List.of(value));
        return statements.stream()
                .allMatch(each -> each instanceof Json.Opaque
                        || (each.get("Effect").isPresent()
                                && (each.get("Action").isPresent()
                                        || each.get("NotAction").isPresent())));
    }

    /** Of several policies with one address, as in branches of an expression, the later ones are numbered. */
    private static List<Found> distinct(List<Found> all) {
        Map<String, Found> byAddress = new LinkedHashMap<>();
        for (Found each : all) {
            String address = each.address();
            for (int number = 2; byAddress.containsKey(address); number++) {
                address = each.address() + "#" + number;
            }
            byAddress.put(address, each.at(address));
        }
        return List.copyOf(byAddress.values());
    }
}
