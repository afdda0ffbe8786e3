package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.source.yaml.Intrinsics;
import dev.whittle.source.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the policies of a CloudFormation or SAM template, of a serverless file, or of a Kubernetes manifest: whatever is shaped like a
 * policy's document, or is the text of one, within the resource that it belongs to.
 *
 * <p>Source: AWS CloudFormation User Guide, "Template anatomy"; AWS CDK Developer Guide, "Identifiers and the AWS CDK"; AWS Serverless Application Model Developer Guide, "AWS::Serverless::Function";
 * Serverless Framework, "IAM Permissions For Functions", "Variables"; Kubernetes, "Objects In Kubernetes".
 */
final class TemplateSites {
    private static final String RESOURCES = "Resources";
    private static final String PROPERTIES = "Properties";

    /** Where the AWS CDK says which construct a resource is of. */
    private static final String CONSTRUCT = "aws:cdk:path";

    private static final String KIND = "kind";
    private static final String API_VERSION = "apiVersion";

    private final Writing writing;
    private final TemplateTexts texts;
    private final List<Found> found = new ArrayList<>();

    private TemplateSites(Writing writing, TemplateTexts texts) {
        this.writing = writing;
        this.texts = texts;
    }

    /**
     * The policies of a document, in its order.
     *
     * @param file the text that the document was read from
     * @param writing how its values are written
     */
    static List<Found> of(Json root, SourceText file, Writing writing) {
        boolean isServerless = isServerless(root);
        TemplateSites sites = new TemplateSites(writing, new TemplateTexts(file, isServerless));
        sites.template(isServerless ? Variables.in(root, file) : root, manifest(root));
        return sites.found;
    }

    /** Whether a document is that of a serverless file. */
    static boolean isServerless(Json root) {
        return root.get("provider").isPresent() && root.get(RESOURCES).isEmpty();
    }

    /** What starts the addresses of a Kubernetes manifest: its kind, its namespace if it names one, its name, and a dot. */
    private static String manifest(Json root) {
        Optional<Json> metadata = root.get("metadata");
        Optional<String> name = metadata.flatMap(each -> each.text("name"));
        return name.isEmpty() || type(root).isEmpty()
                ? ""
                : Stream.of(root.text(KIND), metadata.flatMap(each -> each.text("namespace")), name)
                                .flatMap(Optional::stream)
                                .reduce((before, next) -> before + "/" + next)
                                .orElse("")
                        + ".";
    }

    /** Whether the addresses of a document name it, so that its number among others doesn't count. */
    static boolean isNamed(Json root) {
        return !manifest(root).isEmpty();
    }

    /** The group and the kind of a Kubernetes object, whatever the group's version. */
    private static Optional<String> type(Json value) {
        return value.text(API_VERSION)
                .flatMap(version -> value.text(KIND)
                        .map(kind -> version.substring(0, Math.max(0, version.indexOf('/'))) + "/" + kind));
    }

    private void template(Json root, String before) {
        String path = type(root).map(type -> type + ".").orElse("");
        root.asObject()
                .ifPresent(object -> object.members().forEach(member -> {
                    if (member.name().equals(RESOURCES)) {
                        resources(member.value(), before);
                    } else if (member.name().equals("resources") && path.isEmpty()) {
                        template(member.value(), "resources.");
                    } else {
                        value(member.value(), before + member.name(), path + member.name());
                    }
                }));
    }

    private void resources(Json resources, String before) {
        resources
                .asObject()
                .ifPresent(object -> object.members().forEach(resource -> {
                    String type = resource.value().text("Type").orElse("");
                    String address = before + resource.name();
                    int first = found.size();
                    resource.value()
                            .asObject()
                            .ifPresent(parts -> parts.members().forEach(part -> {
                                boolean areProperties = part.name().equals(PROPERTIES);
                                value(
                                        part.value(),
                                        areProperties ? address : address + "." + part.name(),
                                        areProperties ? type : part.name());
                            }));
                    Optional<String> construct = resource.value()
                            .get("Metadata")
                            .flatMap(metadata -> metadata.text(CONSTRUCT))
                            .map(path -> "the CDK construct " + path);
                    found.subList(first, found.size()).replaceAll(each -> each.from(construct));
                }));
    }

    /** Whether a list of statements there is what a serverless file gives the role of its functions. */
    private static boolean areOfServerless(String path) {
        return path.endsWith("iamRoleStatements") || path.equals("provider.iam.role.statements");
    }

    /** @param path type and properties, joined by dots, without the numbers of lists */
    private void value(Json value, String address, String path) {
        if (PolicyShape.isPolicy(value)) {
            found.add(Found.of(address, Holders.ofTemplate(path), value, writing));
        } else if (YamlReader.isText(value)) {
            texts.whole(value, address, Holders.ofTemplate(path)).ifPresent(found::add);
        } else if (value instanceof Json.Obj object) {
            String own = type(object).orElse(path);
            object.members()
                    .forEach(member -> value(member.value(), address + "." + member.name(), own + "." + member.name()));
        } else if (value instanceof Json.Arr array && areOfServerless(path) && PolicyShape.areStatements(array)) {
            Json.Member statements = new Json.Member("Statement", array.span().start(), array);
            found.add(Found.of(address, SiteKind.IDENTITY, new Json.Obj(List.of(statements), array.span()), writing));
        } else if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                value(array.elements().get(i), address + "[" + i + "]", path);
            }
        } else if (value instanceof Json.Opaque open && !YamlReader.isShared(open)) {
            function(open, address, path);
        }
    }

    private void function(Json.Opaque call, String address, String path) {
        boolean isOneText =
                call.parts().size() == 1 && YamlReader.isText(call.parts().get(0));
        if (isOneText && Intrinsics.isSubstitution(call)) {
            texts.substituted(call.parts().get(0), address, Holders.ofTemplate(path))
                    .ifPresent(found::add);
            return;
        }
        String within = address + "." + call.kind();
        String ofParts = Intrinsics.isConditional(call) ? path : path + "." + call.kind();
        for (int i = 0; i < call.parts().size(); i++) {
            part(call.parts().get(i), call, within + (i == 0 ? "" : "[" + i + "]"), ofParts);
        }
    }

    /** What a function is called with: text in it is not yet what the function makes of it. */
    private void part(Json part, Json.Opaque call, String address, String path) {
        if (YamlReader.isText(part)) {
            texts.part(part, call.kind(), address).ifPresent(found::add);
        } else if (part instanceof Json.Arr array && !Intrinsics.isConditional(call)) {
            for (int i = 0; i < array.elements().size(); i++) {
                part(array.elements().get(i), call, address + "[" + i + "]", path);
            }
        } else {
            value(part, address, path);
        }
    }
}
