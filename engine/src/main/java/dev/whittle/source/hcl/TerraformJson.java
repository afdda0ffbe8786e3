package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A file in Terraform's JSON syntax as what the same is in its native one. A block's place is that of the object that is its body, and
 * an argument's that of the member.
 *
 * <p>It is stricter than Terraform: a key may not stand twice in an object, and a body is one object. Source: Terraform Language, "JSON
 * Configuration Syntax"; "HCL JSON Syntax Specification", HashiCorp.
 */
// TRUSTED: which members are blocks is listed in TerraformBody.
public final class TerraformJson {
    /** A member of a body that Terraform passes over. */
    private static final String COMMENT = "//";

    /** What the comment of a file that CDK for Terraform wrote says of the stack. */
    private static final List<String> OF_STACK = List.of("stackName", "backend", "version");

    private final Problems problems;
    private final JsonTemplates strings;
    private final Json root;
    private final HclBody body;
    private long computedCharacters;

    private TerraformJson(Json root, Problems problems) {
        this.problems = problems;
        this.strings = new JsonTemplates(problems);
        this.root = root;
        this.body = file();
    }

    /**
     * A file. If the text is no JSON, there is a problem and nothing else; what is wrong in JSON is a problem, too, and what is read then is
     * not to be used.
     */
    public static Optional<TerraformJson> read(SourceText file, Problems problems) {
        return JsonReader.readOne(file, problems).map(root -> new TerraformJson(root, problems));
    }

    /** The file's blocks, and what is none that is known. */
    public HclBody body() {
        return body;
    }

    /**
     * The string in which a stretch lies, its quotes included, if something is filled into that: such a stretch is code of the native
     * syntax, whose quotes are escaped.
     */
    public Optional<Span> stringAround(Span stretch) {
        return strings.around(stretch);
    }

    /** What a program made a stretch of the file from, in words, where the file says that it is made. */
    public Optional<String> madeFrom(Span stretch) {
        boolean isMade = items(root)
                .flatMap(each -> metadata(each).stream())
                .anyMatch(metadata ->
                        OF_STACK.stream().anyMatch(name -> metadata.get(name).isPresent()));
        return isMade
                ? Optional.of(construct(root, stretch)
                                .map(path -> "the construct " + path)
                                .orElse("a stack") + " of CDK for Terraform")
                : Optional.empty();
    }

    private static Optional<Json> metadata(Json body) {
        return body.get(COMMENT).flatMap(comment -> comment.get("metadata"));
    }

    /** The path of the construct that a stretch is of, which the smallest body around it tells. */
    private static Optional<String> construct(Json around, Span stretch) {
        Stream<Json> inner = around.asObject().isPresent()
                ? around.asObject().orElseThrow().members().stream().map(Json.Member::value)
                : around.asArray().stream().flatMap(array -> array.elements().stream());
        return inner.filter(each -> each.span().holds(stretch))
                .flatMap(each -> construct(each, stretch).stream())
                .findFirst()
                .or(() -> metadata(around).flatMap(metadata -> metadata.text("path")));
    }

    /** The items of an array, or else the value itself: wherever an object with blocks is due, several may stand. */
    private static Stream<Json> items(Json value) {
        return value.asArray().map(Json.Arr::elements).orElse(List.of(value)).stream();
    }

    private HclBody file() {
        Items items = new Items();
        items(root)
                .forEach(each -> object(each, "a file is an object with blocks as its members")
                        .ifPresent(object -> members(object, TerraformBody.FILE, items)));
        return items.body(root.span());
    }

    /** What was read of a body so far. */
    private static final class Items {
        private final List<HclAttribute> attributes = new ArrayList<>();
        private final List<HclBlock> blocks = new ArrayList<>();

        private HclBody body(Span span) {
            return new HclBody(attributes, blocks, span);
        }
    }

    private Optional<Json.Obj> object(Json value, String hint) {
        if (value.asObject().isEmpty()) {
            problems.add(value, "", "this is " + value.kind() + "; " + hint);
        }
        return value.asObject();
    }

    private void members(Json.Obj object, TerraformBody in, Items items) {
        for (Json.Member member : object.members()) {
            if (member.name().equals(COMMENT)) {
                continue;
            }
            OptionalInt labels = in.labels(member.name());
            boolean isBlock = labels.isPresent() && !(in.mayBeArgument(member.name()) && isNoBlock(member.value()));
            if (isBlock) {
                blocks(new Header(member.name(), List.of(), in), member.value(), labels.getAsInt(), items.blocks);
            } else {
                Json value = member.value();
                Span span = new Span(member.start(), value.span().end());
                Json read = in.isLiteral(member.name()) ? value : value(value);
                items.attributes.add(new HclAttribute(member.name(), member.start(), read, span));
            }
        }
    }

    private static boolean isNoBlock(Json value) {
        return items(value).anyMatch(each -> each.asObject().isEmpty());
    }

    /**
     * What stands before the body of a block.
     *
     * @param in the body that it is in
     */
    private record Header(String type, List<String> labels, TerraformBody in) {
        Header with(String label) {
            return new Header(
                    type, Stream.concat(labels.stream(), Stream.of(label)).toList(), in);
        }

        TerraformBody body() {
            return in.of(type, labels.isEmpty() ? "" : labels.get(0));
        }

        String hint(int more) {
            return more > 0
                    ? "a label of `" + type + "` is a key of an object, or of objects in an array"
                    : "a block `" + type + "` is an object, and several are objects in an array";
        }
    }

    /**
     * The blocks of a type that are in a value; {@code null} is none.
     *
     * @param more how many labels are still to come
     */
    private void blocks(Header header, Json value, int more, List<HclBlock> into) {
        if (value.is("null")) {
            return;
        }
        items(value)
                .forEach(each -> object(each, header.hint(more)).ifPresent(object -> {
                    if (more > 0) {
                        object.members()
                                .forEach(label -> blocks(header.with(label.name()), label.value(), more - 1, into));
                    } else {
                        Items items = new Items();
                        members(object, header.body(), items);
                        into.add(
                                new HclBlock(header.type(), header.labels(), items.body(object.span()), object.span()));
                    }
                }));
    }

    /** An expression. */
    private Json value(Json value) {
        if (value instanceof Json.Str string) {
            return strings.read(string);
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::value).toList(), array.span());
        }
        return value instanceof Json.Obj object ? value(object) : value;
    }

    /** The keys of an object are expressions as well. */
    private Json value(Json.Obj object) {
        List<Json.Member> members = new ArrayList<>();
        List<Json> parts = new ArrayList<>();
        boolean isComputed = false;
        for (Json.Member member : object.members()) {
            Json name = strings.read(strings.name(member));
            Json value = value(member.value());
            if (name.asText().isEmpty()) {
                isComputed = true;
                parts.add(name);
            }
            parts.add(value);
            members.add(new Json.Member(name.asText().orElse(""), member.start(), value));
        }
        return isComputed ? computed(object.span(), parts) : new Json.Obj(members, object.span());
    }

    /** Its text tells it, which is repeated where one stands in another. */
    private Json computed(Span span, List<Json> parts) {
        String text = problems.text().text();
        computedCharacters += span.end() - span.start();
        boolean isBounded = computedCharacters <= (long) HclCursor.REPEATED * text.length();
        if (!isBounded) {
            problems.add(
                    span.start(),
                    "",
                    "objects with computed keys stand in each other so often here that they have more than "
                            + HclCursor.REPEATED + " times the characters of the text, the most that is read; name some"
                            + " in `locals`");
        }
        return new Json.Opaque(HclExpressions.COMPUTED_KEY, isBounded ? span.of(text) : "", span, parts);
    }
}
