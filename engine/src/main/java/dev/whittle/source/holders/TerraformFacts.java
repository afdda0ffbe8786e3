package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.Places;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclAttribute;
import dev.whittle.source.hcl.HclBlock;
import dev.whittle.source.hcl.HclBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out of a file of Terraform's who holds policies. A traversal that is the whole value of a place that takes a policy is a
 * {@link Link}, every other one a {@link Leak}.
 *
 * <p>Source: Terraform AWS provider, the pages of the resources in {@link BlockType}; Terraform Language, "Modules", "Backend Block".
 */
final class TerraformFacts {
    /** Blocks that name others without handing anything on. */
    private static final Set<String> NO_REFERENCES = Set.of("moved", "removed", "import");

    /** Data that give what a file holds. */
    private static final Set<String> LOCAL_FILES = Set.of("data.local_file", "data.local_sensitive_file");

    private static final Set<String> NO_VALUES = Set.of("depends_on", "lifecycle.replace_triggered_by");

    private static final String ROLE = "aws_iam_role";

    private static final String NAME = "name";

    /** Attributes of a role that have its policies in them, and what may be one of them. */
    private static final Set<String> WITH_POLICIES = Set.of("", "?", "inline_policy", "managed_policy_arns");

    /** A block that gives a managed policy by its name to a permission set, and so to the roles that are made of it. */
    private static final String REFERENCE = "customer_managed_policy_reference";

    private static final Set<String> NAMED_BY = Set.of("name", "id");
    private static final Set<String> TEXTS = Set.of("json", "minified_json");
    private static final Set<String> ARNS = Set.of("arn", "id");

    private final SourceText source;
    private final Places places;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<FileTake> takes = new ArrayList<>();
    private final List<FileName> files = new ArrayList<>();

    /** Paths of calls that are a take. */
    private final Set<Span> taken = new HashSet<>();

    private final List<Call> calls = new ArrayList<>();
    private boolean isDeployed;
    private boolean includes;
    private Optional<String> openVariable = Optional.empty();

    private TerraformFacts(SourceText source) {
        this.source = source;
        this.places = new Places(source.text());
    }

    static Facts of(HclBody file, SourceText source) {
        TerraformFacts found = new TerraformFacts(source);
        file.blocks().forEach(found::block);
        file.attributes().forEach(each -> found.walk(each.value(), each.name()));
        return new Facts(
                found.blocks,
                found.links,
                found.leaks,
                found.mentions,
                found.takes,
                found.files,
                Optional.empty(),
                Optional.of(new Deployment(found.calls, found.isDeployed, found.openVariable, found.includes)),
                Optional.empty(),
                List.of());
    }

    private String where(Span span) {
        return source.name() + ":" + places.at(span.start()).line();
    }

    private void block(HclBlock block) {
        if (NO_REFERENCES.contains(block.type())) {
            return;
        }
        deployment(block);
        boolean isResource = block.type().equals("resource");
        List<String> labels = block.labels();
        boolean isTyped = labels.size() == 2 && (isResource || block.type().equals("data"));
        String address = String.join(
                ".",
                isResource
                        ? labels
                        : Stream.concat(Stream.of(block.type()), labels.stream())
                                .toList());
        String type = !isTyped ? "" : isResource ? labels.get(0) : block.type() + "." + labels.get(0);
        Optional<BlockType> known = BlockType.ofTerraform(type);
        List<Given> given = new ArrayList<>();
        Map<String, String> inline = new HashMap<>();
        body(block.body(), "", address, known, given, inline);
        if (type.equals("data.aws_iam_policy")) {
            lookup(block);
        } else if (LOCAL_FILES.contains(type)) {
            block.body().value("filename").ifPresent(this::reads);
        }
        known.ifPresent(each -> blocks.add(new Block(
                address,
                each,
                where(block.span()),
                block.body().value(each.names()).flatMap(Texts::literal),
                inline,
                each.policy() == BlockType.Policy.MANAGED ? Optional.of(policyName(block.body())) : Optional.empty(),
                given)));
    }

    private static PolicyName policyName(HclBody body) {
        Stem path = body.value("path")
                .map(Stem::of)
                .map(stem -> new Stem(stem.text().replaceFirst("^/", ""), stem.isOpen()))
                .orElse(new Stem("", false));
        Optional<Stem> prefix =
                body.value("name_prefix").map(each -> new Stem(Stem.of(each).text(), true));
        return new PolicyName(path, body.value(NAME).map(Stem::of).or(() -> prefix));
    }

    /** A policy that is looked up by its name or its ARN, or by what many have. */
    private void lookup(HclBlock block) {
        HclBody body = block.body();
        if (body.attribute(NAME).isEmpty() && body.attribute("arn").isEmpty()) {
            mentions.add(new Mention(Stem.ANY, false, where(block.span())));
        }
        name(body);
        // What a text says behind `policy/` is told of it as of any other one.
        body.attribute("arn")
                .filter(each -> !isKnown(each) && each.value().asText().isEmpty())
                .filter(each -> !Texts.of(each.value()).orElse("").contains("policy/"))
                .ifPresent(arn -> mentions.add(new Mention(Stem.ANY, false, where(arn.span()))));
    }

    /** A policy that is meant by its name alone. */
    private void name(HclBody body) {
        body.attribute(NAME)
                .filter(each -> !isKnown(each))
                .ifPresent(name -> mentions.add(new Mention(Stem.of(name.value()), false, where(name.span()))));
    }

    /** Whether it names a block of the module, which is told of that block already. */
    private boolean isKnown(HclAttribute attribute) {
        return Traversal.whole(attribute.value(), source.text())
                .flatMap(each -> BlockType.ofTerraform(each.type()))
                .isPresent();
    }

    private void deployment(HclBlock block) {
        HclBody body = block.body();
        switch (block.type()) {
            case "provider" -> isDeployed = true;
            case "include" -> includes = true;
            case "terraform" -> {
                isDeployed |= !body.blocks("backend").isEmpty()
                        || !body.blocks("cloud").isEmpty();
                body.attribute("source").ifPresent(each -> call("", each));
            }
            case "module" -> body.attribute("source").ifPresent(each -> call(String.join(".", block.labels()), each));
            case "variable" -> {
                if (body.attribute("default").isEmpty() && openVariable.isEmpty()) {
                    openVariable = Optional.of(where(block.span()));
                }
            }
            default -> {
                // Nothing else says how the folder is used.
            }
        }
    }

    private void call(String name, HclAttribute source) {
        calls.add(new Call(
                name,
                Texts.of(source.value()).orElse(""),
                Texts.literal(source.value()).isEmpty(),
                where(source.span())));
    }

    /**
     * What the arguments of a body name.
     *
     * @param place of the body in its block, such as {@code inline_policy[0]}
     * @param inline takes what bodies call themselves, by their places
     */
    private void body(
            HclBody body,
            String place,
            String address,
            Optional<BlockType> type,
            List<Given> given,
            Map<String, String> inline) {
        String path = place.isEmpty() ? "" : place.replaceAll("\\[\\d+]", "") + ".";
        if (!place.isEmpty()) {
            body.value(NAME).flatMap(Texts::literal).ifPresent(name -> inline.put(place, name));
        }
        for (HclAttribute each : body.attributes()) {
            String property = path + each.name();
            if (NO_VALUES.contains(property)) {
                continue;
            }
            take(each, property, place, address, type);
            List<Json> items = each.value().asArray().map(Json.Arr::elements).orElse(List.of(each.value()));
            type.flatMap(known -> known.given(property))
                    .ifPresent(kind -> items.stream()
                            .filter(item -> !item.is("null"))
                            .forEach(item -> given.add(given(kind, item))));
            for (Json item : items) {
                Optional<Link> link = type.flatMap(known -> link(item, property, known))
                        .map(policy -> new Link(policy, address, place, property));
                link.ifPresent(links::add);
                if (link.isEmpty()) {
                    walk(item, address + "." + property);
                }
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        for (HclBlock each : body.blocks()) {
            if (each.type().equals(REFERENCE)) {
                name(each.body());
            } else if (each.type().equals("dynamic") && each.labels().equals(List.of(REFERENCE))) {
                each.body().blocks("content").forEach(content -> name(content.body()));
            }
            int number = counts.merge(each.type(), 1, Integer::sum) - 1;
            String inner = (place.isEmpty() ? "" : place + ".") + each.type() + "[" + number + "]";
            body(each.body(), inner, address, type, given, inline);
        }
    }

    /** What takes a file as the whole value of an argument. */
    private void take(HclAttribute argument, String property, String place, String address, Optional<BlockType> type) {
        Json value = Texts.hole(argument.value(), source.text());
        FileCall.of(value).ifPresent(call -> {
            boolean isFilledLater = isOfTemplateFile(address) && property.equals("template") && !call.isFilled();
            boolean isFollowed = isFilledLater
                    || type.filter(each -> each.policy() != BlockType.Policy.DOCUMENT)
                            .filter(each -> each.documents().contains(property))
                            .isPresent();
            takes.add(new FileTake(address, place, property, call, isFollowed, where(argument.span())));
            taken.add(((Json.Opaque) value).parts().get(0).span());
        });
    }

    /** What reads a file by a path that is not followed. */
    private void reads(Json path) {
        FileCall.open(path, where(path.span())).ifPresent(files::add);
    }

    /** The block whose policy an argument takes. */
    private Optional<String> link(Json item, String property, BlockType reader) {
        return Traversal.whole(item, source.text())
                .filter(named -> BlockType.ofTerraform(named.type())
                        .filter(type -> switch (type.policy()) {
                            case DOCUMENT -> reader.documents().contains(property) && isText(named, reader);
                            case MANAGED -> reader.managed().contains(property) && ARNS.contains(named.attribute());
                            case OWN, NONE -> false;
                        })
                        .isPresent())
                .map(Traversal::address);
    }

    /** Whether a document is meant by its text, as it is deployed: what is filled in may not be put together with others. */
    private static boolean isText(Traversal named, BlockType reader) {
        return isOfTemplateFile(named.address())
                ? named.attribute().equals("rendered") && reader.policy() != BlockType.Policy.DOCUMENT
                : TEXTS.contains(named.attribute());
    }

    private static boolean isOfTemplateFile(String address) {
        return address.startsWith("data.template_file.");
    }

    private Given given(HolderKind kind, Json item) {
        Optional<Given.To> block = Traversal.whole(item, source.text())
                .filter(named -> NAMED_BY.contains(named.attribute()))
                .filter(named -> BlockType.ofTerraform(named.type())
                        .flatMap(BlockType::holder)
                        .filter(kind::equals)
                        .isPresent())
                .map(named -> new Given.Block(named.address()));
        Optional<Given.To> name = Texts.literal(item).map(Given.Name::new);
        return new Given(
                kind,
                block.or(() -> name).orElseGet(() -> new Given.Open(item.span().of(source.text()))),
                where(item.span()));
    }

    /** What a value that is not followed names; a string that is one hole is what stands in that. */
    private void walk(Json written, String by) {
        Json value = Texts.hole(written, source.text());
        Texts.of(value).ifPresent(text -> {
            mentions.addAll(Mention.in(text, where(value.span())));
            if (!taken.contains(value.span())) {
                files.addAll(FileName.in(text, where(value.span())));
            }
        });
        if (value instanceof Json.Obj object) {
            object.members().forEach(each -> walk(each.value(), by));
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(each -> walk(each, by));
        } else if (value instanceof Json.Opaque open) {
            Traversal.of(open, source.text())
                    .filter(TerraformFacts::leaks)
                    .ifPresent(named -> leaks.add(new Leak(named.address(), by, where(open.span()))));
            FileCall.path(open).filter(path -> !taken.contains(path.span())).ifPresent(this::reads);
            open.parts().forEach(each -> walk(each, by));
        }
    }

    private static boolean leaks(Traversal named) {
        boolean isPolicy = BlockType.ofTerraform(named.type())
                .filter(type -> type.policy() != BlockType.Policy.NONE)
                .isPresent();
        return isPolicy || (named.type().equals(ROLE) && WITH_POLICIES.contains(named.attribute()));
    }
}
