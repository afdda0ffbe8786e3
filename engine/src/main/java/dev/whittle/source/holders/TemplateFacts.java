package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.Places;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out of a template who holds policies. A {@code !Ref} or {@code !GetAtt} that is an item of a list of managed policies is a
 * {@link Link}, every other one of a policy a {@link Leak}.
 *
 * <p>Source: AWS CloudFormation User Guide, "Intrinsic function reference" and the pages of the types in {@link BlockType}; AWS Serverless
 * Application Model Developer Guide, "Generated CloudFormation resources".
 */
final class TemplateFacts {
    private static final String PROPERTIES = "Properties";
    private static final String POLICIES = "Policies";
    private static final String TRANSFORM = "Transform";

    /** Macros that leave policies and their holders as they are written. */
    private static final Pattern HARMLESS = Pattern.compile(
            "AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen|SecretsManager-[\\d-]+)");

    private static final Pattern HOLE = Pattern.compile("\\$\\{\\s*([\\w:-]*)");
    private static final Pattern INCLUDED = Pattern.compile("\\$\\{file\\(\\s*(?:\\./)?([^)$:]*)(\\$?)");
    /** What gives managed policies by their names to a permission set, and so to the roles that are made of it. */
    private static final Set<String> REFERENCES =
            Set.of("CustomerManagedPolicyReferences", "CustomerManagedPolicyReference");

    private static final Set<String> CALLS = Set.of("Ref", "Fn::GetAtt", "Fn::Sub");

    private final SourceText source;
    private final Places places;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<FileName> files = new ArrayList<>();
    private final Set<Span> followed = new HashSet<>();
    private final List<Facts.Included> included = new ArrayList<>();
    private Optional<String> changed = Optional.empty();

    /** The addresses of the document's resources, by their names. */
    private final Map<String, String> resources = new LinkedHashMap<>();

    /** What others may take of the policies of the document's resources, by their names. */
    private final Map<String, BlockType.Policy> policies = new LinkedHashMap<>();

    private TemplateFacts(SourceText source) {
        this.source = source;
        this.places = new Places(source.text());
    }

    static Facts of(List<Json> documents, SourceText source) {
        TemplateFacts found = new TemplateFacts(source);
        for (int i = 0; i < documents.size(); i++) {
            found.document(documents.get(i), documents.size() == 1 ? "" : "#" + i + "/");
        }
        return new Facts(
                found.blocks,
                found.links,
                found.leaks,
                found.mentions,
                List.of(),
                found.files,
                Optional.empty(),
                Optional.empty(),
                found.changed,
                found.included);
    }

    private String where(Span span) {
        return source.name() + ":" + places.at(span.start()).line();
    }

    private void document(Json root, String before) {
        resources.clear();
        policies.clear();
        names(root, before);
        root.get("resources").ifPresent(inner -> names(inner, before + "resources."));
        root.get(TRANSFORM).ifPresent(this::transform);
        for (Block each : ServerlessRoles.of(root, before, this::where)) {
            blocks.add(each);
            resources.putIfAbsent(each.logicalName(), each.address());
        }
        resources(root, root);
        root.get("resources").ifPresent(inner -> resources(inner, root));
        walk(root, "", true);
    }

    private void names(Json template, String before) {
        Json.members(template.get("Resources")).forEach(resource -> {
            Optional<BlockType> type = resource.value().text("Type").flatMap(BlockType::ofTemplate);
            resources.put(resource.name(), before + resource.name());
            policies.put(resource.name(), type.map(BlockType::policy).orElse(BlockType.Policy.NONE));
        });
    }

    private void transform(Json value) {
        for (Json each : value.asArray().map(Json.Arr::elements).orElse(List.of(value))) {
            if (each.asText().filter(name -> HARMLESS.matcher(name).matches()).isEmpty()) {
                changes(each.span(), "a macro");
            }
        }
    }

    private void changes(Span span, String what) {
        changed = changed.or(() -> Optional.of(where(span) + ": " + what + " may add to the template or change it"));
    }

    private void resources(Json template, Json root) {
        for (Json.Member resource : Json.members(template.get("Resources"))) {
            String type = resource.value().text("Type").orElse("");
            BlockType.ofTemplate(type).ifPresent(known -> block(resource, known, globalRole(root, type)));
        }
    }

    /** The role that a SAM template gives all functions without their own. */
    private static Optional<Json> globalRole(Json root, String type) {
        return root.get("Globals")
                .flatMap(globals -> globals.get(type.substring(type.lastIndexOf(':') + 1)))
                .flatMap(function -> function.get("Role"));
    }

    private void block(Json.Member resource, BlockType type, Optional<Json> globalRole) {
        String address = String.valueOf(resources.get(resource.name()));
        String where = where(new Span(resource.start(), resource.start()));
        Optional<Json> written = resource.value().get(PROPERTIES);
        List<Json.Member> properties = Json.members(written);
        List<Given> given = new ArrayList<>();
        written.filter(each -> each.asObject().isEmpty())
                .ifPresent(each -> given.add(new Given(HolderKind.ROLE, new Given.Open(PROPERTIES), where)));
        for (Json.Member property : properties) {
            for (Json item : items(property.value())) {
                type.given(property.name()).ifPresent(kind -> given.add(given(kind, item)));
                if (type.managed().contains(property.name())) {
                    link(item, address);
                }
            }
        }
        if (type.isFunction() && given.isEmpty()) {
            given.add(globalRole
                    .map(role -> given(HolderKind.ROLE, role))
                    .orElseGet(() -> implicitRole(resource.name(), address + "Role", where)));
        }
        blocks.add(new Block(
                address,
                type,
                where,
                property(properties, type.names()).flatMap(Texts::literal),
                property(properties, POLICIES)
                        .map(policies -> inline(policies, POLICIES))
                        .orElse(Map.of()),
                type.policy() == BlockType.Policy.MANAGED ? Optional.of(policyName(properties)) : Optional.empty(),
                given));
    }

    /** What policies that stand in a value are called, by their places, which are written as in the addresses of sites. */
    private static Map<String, String> inline(Json value, String place) {
        Map<String, String> names = new HashMap<>();
        value.text("PolicyName").filter(name -> !name.contains("${")).ifPresent(name -> names.put(place, name));
        value.asArray()
                .ifPresent(list -> list.forEach(
                        "", (each, pointer) -> names.putAll(inline(each, place + "[" + pointer.substring(1) + "]"))));
        if (value instanceof Json.Opaque call) {
            for (int i = 0; i < call.parts().size(); i++) {
                String within = place + "." + call.kind() + (i == 0 ? "" : "[" + i + "]");
                names.putAll(inline(call.parts().get(i), within));
            }
        }
        return names;
    }

    private void link(Json item, String reader) {
        named(item)
                .filter(name -> policies.get(name) == BlockType.Policy.MANAGED)
                .ifPresent(name -> {
                    links.add(new Link(String.valueOf(resources.get(name)), reader, "", ""));
                    followed.add(item.span());
                });
    }

    /** The role that is made for a function without one. */
    private Given implicitRole(String function, String address, String where) {
        resources.putIfAbsent(function + "Role", address);
        blocks.add(new Block(
                address, BlockType.implicitRole(), where, Optional.empty(), Map.of(), Optional.empty(), List.of()));
        return new Given(HolderKind.ROLE, new Given.Block(address), where);
    }

    private static Optional<Json> property(List<Json.Member> properties, String name) {
        return properties.stream()
                .filter(each -> each.name().equals(name))
                .map(Json.Member::value)
                .findFirst();
    }

    private static PolicyName policyName(List<Json.Member> properties) {
        Stem path = property(properties, "Path")
                .map(TemplateFacts::stem)
                .map(stem -> new Stem(stem.text().replaceFirst("^/", ""), stem.isOpen()))
                .orElse(new Stem("", false));
        return new PolicyName(path, property(properties, "ManagedPolicyName").map(TemplateFacts::stem));
    }

    /** What is known of a string, or of a {@code !Sub}. */
    private static Stem stem(Json value) {
        return value instanceof Json.Opaque call && function(call).equals("Fn::Sub")
                ? first(call).map(Stem::of).orElse(Stem.ANY)
                : Stem.of(value);
    }

    private static List<Json> items(Json value) {
        return value.asArray().map(Json.Arr::elements).orElse(List.of(value));
    }

    private Given given(HolderKind kind, Json item) {
        Optional<Given.To> block = named(item).map(name -> new Given.Block(resources.getOrDefault(name, name)));
        Optional<Given.To> name = Texts.literal(item).map(Given.Name::new);
        return new Given(
                kind,
                block.or(() -> name).orElseGet(() -> new Given.Open(item.span().of(source.text()))),
                where(item.span()));
    }

    /** The function that a value calls, in its long form. */
    private static String function(Json.Opaque call) {
        String kind = call.kind();
        String name = kind.startsWith("!") ? kind.substring(1) : kind;
        return name.equals("Ref") || name.startsWith("Fn::") ? name : "Fn::" + name;
    }

    /** The resource that a {@code !Ref} or {@code !GetAtt} names, by its name. */
    private static Optional<String> named(Json value) {
        if (!(value instanceof Json.Opaque call) || call.parts().size() != 1) {
            return Optional.empty();
        }
        Json part = call.parts().get(0);
        Optional<String> written = switch (function(call)) {
            case "Ref" -> part.asText();
            case "Fn::GetAtt" ->
                part.asText()
                        .map(text -> text.replaceFirst("\\..*", ""))
                        .or(() -> part.asArray()
                                .filter(array -> !array.elements().isEmpty())
                                .flatMap(array -> array.elements().get(0).asText()));
            default -> Optional.empty();
        };
        return written.filter(name -> !name.contains("${"));
    }

    /**
     * What a value names.
     *
     * @param isRoot whether it is a document
     */
    private void walk(Json value, String by, boolean isRoot) {
        Texts.of(value).ifPresent(text -> text(text, value.span()));
        if (value instanceof Json.Obj object) {
            for (Json.Member member : object.members()) {
                if (member.name().equals("Fn::Transform")) {
                    changes(member.value().span(), "`Fn::Transform`");
                }
                if (REFERENCES.contains(member.name())) {
                    items(member.value()).forEach(this::reference);
                }
                if (!(isRoot && member.name().equals(TRANSFORM))) {
                    walk(member.value(), isRoot ? member.name() : by + "." + member.name(), false);
                }
            }
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(each -> walk(each, by, false));
        } else if (value instanceof Json.Opaque open) {
            if (function(open).equals("Fn::Transform")) {
                changes(open.span(), "`Fn::Transform`");
            }
            if (CALLS.contains(function(open))) {
                leak(open, by);
            }
            open.parts().forEach(each -> walk(each, by, false));
        }
    }

    /** A managed policy that is meant by its name; one of the template's is told by what names it. */
    private void reference(Json policy) {
        policy.get("Name")
                .filter(name -> named(name).filter(resources::containsKey).isEmpty())
                .ifPresent(name -> mentions.add(new Mention(stem(name), false, where(name.span()))));
    }

    private void text(String text, Span span) {
        mentions.addAll(Mention.in(text, where(span)));
        files.addAll(FileName.in(text, where(span)));
        Matcher file = INCLUDED.matcher(text);
        while (file.find()) {
            boolean isOpen = !file.group(2).isEmpty();
            included.add(new Facts.Included(new Stem(file.group(1).strip(), isOpen), where(span)));
        }
    }

    /** Every policy that a call may name, but for calls that are followed. */
    private void leak(Json.Opaque call, String by) {
        if (followed.contains(call.span())) {
            return;
        }
        for (Stem name : meant(call)) {
            policies.forEach((resource, policy) -> {
                if (policy != BlockType.Policy.NONE && name.mayBe(new Stem(resource, false))) {
                    leaks.add(new Leak(String.valueOf(resources.get(resource)), by, where(call.span())));
                }
            });
        }
    }

    /** What a call is given, the first of several. */
    private static Optional<Json> first(Json.Opaque call) {
        return call.parts().stream().flatMap(part -> items(part).stream()).findFirst();
    }

    /** The names of resources in a call. */
    private static List<Stem> meant(Json.Opaque call) {
        Optional<Json> first =
                call.parts().stream().flatMap(part -> items(part).stream()).findFirst();
        if (!function(call).equals("Fn::Sub")) {
            Stem written = first.map(Stem::of).orElse(Stem.ANY);
            return List.of(named(call).map(name -> new Stem(name, false)).orElse(written));
        }
        Optional<String> text = first.flatMap(Texts::of);
        return text.map(known -> HOLE.matcher(known)
                        .results()
                        .map(hole -> new Stem(hole.group(1), false))
                        .toList())
                .orElse(List.of(Stem.ANY));
    }
}
