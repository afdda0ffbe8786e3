package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the policies of a CloudFormation or SAM template, or of a serverless file: whatever is shaped like a policy's document, within the
 * resource that it belongs to.
 *
 * <p>Source: AWS CloudFormation User Guide, "Template anatomy"; AWS Serverless Application Model Developer Guide, "AWS::Serverless::Function";
 * Serverless Framework, "IAM Permissions For Functions".
 */
final class TemplateSites {
    private static final String RESOURCES = "Resources";
    private static final String PROPERTIES = "Properties";

    private final List<Found> found = new ArrayList<>();

    private TemplateSites() {}

    /** The policies of a document, in its order. */
    static List<Found> of(Json root) {
        TemplateSites sites = new TemplateSites();
        sites.template(root, "");
        return sites.found;
    }

    private void template(Json root, String before) {
        root.asObject()
                .ifPresent(object -> object.members().forEach(member -> {
                    if (member.name().equals(RESOURCES)) {
                        resources(member.value(), before);
                    } else if (member.name().equals("resources")) {
                        template(member.value(), "resources.");
                    } else {
                        value(member.value(), before + member.name(), member.name());
                    }
                }));
    }

    private void resources(Json resources, String before) {
        resources
                .asObject()
                .ifPresent(object -> object.members().forEach(resource -> {
                    String type = resource.value().text("Type").orElse("");
                    String address = before + resource.name();
                    resource.value()
                            .asObject()
                            .ifPresent(parts -> parts.members().forEach(part -> {
                                boolean areProperties = part.name().equals(PROPERTIES);
                                value(
                                        part.value(),
                                        areProperties ? address : address + "." + part.name(),
                                        areProperties ? type : part.name());
                            }));
                }));
    }

    /** Whether a list of statements there is what a serverless file gives the role of its functions. */
    private static boolean areOfServerless(String path) {
        return path.endsWith("iamRoleStatements") || path.equals("provider.iam.role.statements");
    }

    /** @param path type and properties, joined by dots, without the numbers of lists */
    private void value(Json value, String address, String path) {
        if (TerraformSites.isPolicy(value)) {
            found.add(new Found(address, Holders.ofTemplate(path), value));
        } else if (value instanceof Json.Obj object) {
            object.members()
                    .forEach(
                            member -> value(member.value(), address + "." + member.name(), path + "." + member.name()));
        } else if (value instanceof Json.Arr array && areOfServerless(path) && TerraformSites.areStatements(array)) {
            Json.Member statements = new Json.Member("Statement", array.span().start(), array);
            found.add(new Found(address, SiteKind.IDENTITY, new Json.Obj(List.of(statements), array.span())));
        } else if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                value(array.elements().get(i), address + "[" + i + "]", path);
            }
        } else if (value instanceof Json.Opaque open && !YamlReader.isShared(open)) {
            for (int i = 0; i < open.parts().size(); i++) {
                value(
                        open.parts().get(i),
                        address + "." + open.kind() + (i == 0 ? "" : "[" + i + "]"),
                        path + "." + open.kind());
            }
        }
    }
}
