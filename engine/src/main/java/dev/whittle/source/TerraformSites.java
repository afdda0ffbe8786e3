package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.source.hcl.HclAttribute;
import dev.whittle.source.hcl.HclBlock;
import dev.whittle.source.hcl.HclBody;
import dev.whittle.source.hcl.HclTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the policies of a Terraform file: data documents, objects with statements in calls of {@code jsonencode}, and JSON in heredocs.
 *
 * <p>Source: Terraform Language, "Syntax", "Functions: jsonencode".
 */
final class TerraformSites {
    private static final String JSONENCODE = "a call of jsonencode()";
    private static final Pattern READER =
            Pattern.compile("data \\. " + DataDocument.TYPE + " \\. (\\w[\\w-]*) (?:\\[ \\d+ \\] )?\\. json");

    /** Makers whose value is one of the values in them, as it stands. */
    private static final Set<String> CHOICES = Set.of("a conditional", "an expression in parentheses", "a `for`");

    private final String text;
    private final TerraformTexts texts;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, SiteKind> kindsByDocument = new HashMap<>();

    private TerraformSites(SourceText file) {
        this.text = file.text();
        this.texts = new TerraformTexts(file);
    }

    /** The policies in the file's order. */
    static List<Found> of(HclBody file, SourceText source) {
        TerraformSites sites = new TerraformSites(source);
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
        return Found.distinct(sites.found);
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
                Writing.HCL,
                DataDocument.joinsOthers(block),
                Optional.empty(),
                List.of()));
    }

    /** What takes the documents that arguments of a body name as their whole value. */
    private void readers(HclBody body, String path) {
        body.attributes().forEach(each -> reader(each.value(), path + "." + each.name()));
        body.blocks().forEach(block -> readers(block.body(), path + "." + block.type()));
    }

    /** Objects, and lists of them, are what blocks are in JSON that a provider alone knows. */
    private void reader(Json value, String path) {
        if (value instanceof Json.Opaque open) {
            Matcher reader = READER.matcher(open.tokens());
            if (reader.matches()) {
                kindsByDocument.merge(reader.group(1), Holders.ofTerraform(path), SiteKind::and);
            }
        } else if (value instanceof Json.Obj object) {
            object.members().forEach(each -> reader(each.value(), path + "." + each.name()));
        } else if (value instanceof Json.Arr array) {
            array.elements().stream().filter(Json.Obj.class::isInstance).forEach(each -> reader(each, path));
        }
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
        if (HclTemplate.isText(value)) {
            texts.whole(value, address, kind).ifPresentOrElse(found::add, () -> parts(value, address));
        } else if (value instanceof Json.Opaque call) {
            Optional<Json> document =
                    call.kind().equals(JSONENCODE) && call.parts().size() == 1
                            ? Optional.of(call.parts().get(0)).filter(PolicyShape::isPolicy)
                            : Optional.empty();
            document.ifPresentOrElse(
                    each -> found.add(Found.of(address, kind, each, Writing.HCL)), () -> parts(call, address));
        } else if (isInput(address) && StatementInputs.areStatements(value)) {
            found.add(Found.of(address, SiteKind.UNKNOWN, StatementInputs.document(value, text), Writing.HCL));
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

    private static boolean isInput(String address) {
        return address.startsWith("module.") || address.startsWith("local.");
    }

    /** What a value is made of, if it is made of something. */
    private void parts(Json value, String address) {
        if (value instanceof Json.Opaque made) {
            for (Json part : made.parts()) {
                if (HclTemplate.isText(part) && !CHOICES.contains(made.kind())) {
                    texts.part(part, made.kind(), address).ifPresentOrElse(found::add, () -> parts(part, address));
                } else {
                    value(part, address, SiteKind.UNKNOWN);
                }
            }
        }
    }
}
