package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.policy.Existence;
import dev.whittle.source.hcl.HclAttribute;
import dev.whittle.source.hcl.HclBlock;
import dev.whittle.source.hcl.HclBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document that Terraform puts together of blocks, as the JSON that it makes of it: {@code statement} blocks, and the {@code content}
 * of {@code dynamic "statement"} blocks, of which it is not known whether and how often they stand there.
 *
 * <p>Source: Terraform AWS provider, "Data Source: aws_iam_policy_document"; Terraform Language, "dynamic Blocks".
 */
final class DataDocument {
    /** The type of such a data source. */
    static final String TYPE = "aws_iam_policy_document";

    /** What a token starts with that stands for the statements that another document may replace this one by. */
    private static final String REPLACED = "unless replaced: ";

    private static final String STATEMENT = "statement";
    private static final String DYNAMIC = "dynamic";

    private static final Map<String, String> ELEMENTS = Map.of(
            "sid", "Sid",
            "effect", "Effect",
            "actions", "Action",
            "not_actions", "NotAction",
            "resources", "Resource",
            "not_resources", "NotResource");
    private static final Map<String, String> PRINCIPALS =
            Map.of("principals", "Principal", "not_principals", "NotPrincipal");
    private static final String CONDITION = "condition";

    /** What a document that names no version is written in. */
    private static final String VERSION = "2012-10-17";

    /** What a statement that names no effect does. */
    private static final String EFFECT = "Allow";

    /** Documents whose statements come before these, and those that come after and replace statements of the same sid. */
    private static final Set<String> OTHERS =
            Set.of("source_json", "source_policy_documents", "override_json", "override_policy_documents");

    private final String text;

    private DataDocument(String text) {
        this.text = text;
    }

    /** The document of a data block. */
    static Json of(HclBlock block, String text) {
        return new DataDocument(text).document(block);
    }

    /** Whether other documents are put together with it. */
    static boolean joinsOthers(HclBlock block) {
        return block.body().attributes().stream().anyMatch(each -> OTHERS.contains(each.name()));
    }

    /** Whether a statement may only be left out where another document has one of the same sid. */
    static boolean mayOnlyBeReplaced(Existence existence) {
        return existence.tokens().stream().allMatch(token -> token.startsWith(REPLACED));
    }

    /** The element that an argument is; empty where it is none with a value of its own. */
    static String element(String argument) {
        return ELEMENTS.getOrDefault(argument, "");
    }

    private Json document(HclBlock block) {
        HclBody body = block.body();
        Span place = new Span(block.span().start(), block.span().start());
        List<Json.Member> members = new ArrayList<>();
        members.add(
                new Json.Member("Version", place.start(), body.value("version").orElse(new Json.Str(VERSION, place))));
        body.attribute("policy_id").ifPresent(id -> members.add(new Json.Member("Id", id.start(), id.value())));
        List<Json> statements = new ArrayList<>();
        for (HclBlock each : body.blocks()) {
            if (each.type().equals(STATEMENT)) {
                statements.add(statement(each, each.body(), Optional.empty()));
            } else if (each.type().equals(DYNAMIC) && each.labels().equals(List.of(STATEMENT))) {
                statements.add(dynamic(each));
            }
        }
        members.add(new Json.Member("Statement", place.start(), new Json.Arr(statements, block.span())));
        return new Json.Obj(members, block.span());
    }

    /** Whether it stands there, and what its variables are, is the business of this block alone. */
    private Json dynamic(HclBlock block) {
        List<HclBlock> contents = block.body().blocks("content");
        return contents.size() == 1
                ? statement(block, contents.get(0).body(), Optional.of(scope(block)))
                : open("a `dynamic` block without one content", block.span());
    }

    /** Blocks over the same collection stand there together, and their variables take the same values. */
    private String scope(HclBlock block) {
        return block.body().attributes().stream()
                .map(each -> each.span().of(text))
                .collect(Collectors.joining(" and ", " in a dynamic block with ", ""));
    }

    /**
     * A statement.
     *
     * @param block what goes if it goes
     * @param scope of its values, where that is not the file's
     */
    private Json statement(HclBlock block, HclBody body, Optional<String> scope) {
        List<Json.Member> members = new ArrayList<>();
        if (body.attribute("effect").isEmpty()) {
            Span place = new Span(block.span().start(), block.span().start());
            members.add(new Json.Member("Effect", place.start(), new Json.Str(EFFECT, place)));
        }
        for (HclAttribute each : body.attributes()) {
            String element = ELEMENTS.get(each.name());
            if (element == null) {
                return open("a statement with an argument `" + each.name() + "`, which is unknown", block.span());
            }
            Json value = element.endsWith("Resource") ? withVariables(each.value()) : each.value();
            members.add(new Json.Member(element, each.start(), scoped(value, scope)));
        }
        for (String element : List.of("Action", "Resource")) {
            if (isOneOfTwo(members, element, "Not" + element)) {
                return open(
                        "a statement with " + element + " and Not" + element + ", one of which is null", block.span());
            }
        }
        List<HclBlock> conditions = new ArrayList<>();
        Existence existence =
                scope.map(where -> Existence.ALWAYS.and("dynamic" + where)).orElse(Existence.ALWAYS);
        // Of statements of one sid a later document's is taken.
        Optional<HclAttribute> named = body.attribute("sid")
                .filter(sid -> sid.value().asText().filter(String::isEmpty).isEmpty());
        if (named.isPresent()) {
            existence = existence.and(REPLACED + named.get().span().of(text));
        }
        for (HclBlock each : body.blocks()) {
            if (PRINCIPALS.containsKey(each.type())) {
                members.add(new Json.Member(
                        PRINCIPALS.get(each.type()), each.span().start(), scoped(principals(each), scope)));
            } else if (each.type().equals(CONDITION)) {
                conditions.add(each);
            } else if (each.type().equals(DYNAMIC) && !each.labels().equals(List.of(STATEMENT))) {
                existence = existence.and(each.span().of(text) + scope.orElse(""));
            } else {
                return open("a statement with a block `" + each.type() + "`, which is unknown", block.span());
            }
        }
        if (!conditions.isEmpty()) {
            Span place = conditions.get(0).span();
            members.add(new Json.Member("Condition", place.start(), scoped(conditions(conditions), scope)));
        }
        return existence.in(new Json.Obj(merged(members), block.span()));
    }

    /** Whether it is only known later which of two elements a statement has. */
    private static boolean isOneOfTwo(List<Json.Member> members, String one, String other) {
        List<Json> values = members.stream()
                .filter(member -> member.name().equals(one) || member.name().equals(other))
                .map(Json.Member::value)
                .toList();
        return values.size() == 2 && values.stream().anyMatch(Json.Opaque.class::isInstance);
    }

    /** Several blocks of principals are one element with several types. */
    private static List<Json.Member> merged(List<Json.Member> members) {
        List<Json.Member> merged = new ArrayList<>();
        for (Json.Member member : members) {
            Optional<Json.Member> earlier = merged.stream()
                    .filter(each -> each.name().equals(member.name()) && PRINCIPALS.containsValue(member.name()))
                    .findFirst();
            earlier.ifPresentOrElse(
                    each -> merged.set(
                            merged.indexOf(each),
                            new Json.Member(each.name(), each.start(), joined(each.value(), member.value()))),
                    () -> merged.add(member));
        }
        return merged;
    }

    /** Principals of several blocks, those of one type in one list. */
    private static Json joined(Json one, Json other) {
        if (one instanceof Json.Obj first && other instanceof Json.Obj second) {
            Map<String, List<Json>> types = new LinkedHashMap<>();
            Stream.of(first, second)
                    .flatMap(each -> each.members().stream())
                    .forEach(type -> types.computeIfAbsent(type.name(), name -> new ArrayList<>())
                            .addAll(((Json.Arr) type.value()).elements()));
            return object(first.span(), types, identifiers -> new Json.Arr(identifiers, first.span()));
        }
        return new Json.Opaque("several principals", tokens(one) + " and " + tokens(other), one.span(), List.of());
    }

    private static String tokens(Json value) {
        return value instanceof Json.Opaque open ? open.tokens() : value.toString();
    }

    private Json principals(HclBlock block) {
        HclBody body = block.body();
        Optional<String> type = body.value("type").flatMap(Json::asText);
        Optional<Json.Arr> identifiers = body.value("identifiers").flatMap(Json::asArray);
        boolean isPlain = body.blocks().isEmpty() && body.attributes().size() == 2;
        if (type.isEmpty() || identifiers.isEmpty() || !isPlain) {
            return open("principals", block.span());
        }
        return new Json.Obj(
                List.of(new Json.Member(type.get(), block.span().start(), withVariables(identifiers.get()))),
                block.span());
    }

    /** Blocks of one test are one operator, and those of one variable in it one key with the values of all. */
    private Json conditions(List<HclBlock> blocks) {
        Span all = new Span(
                blocks.get(0).span().start(),
                blocks.get(blocks.size() - 1).span().end());
        Map<String, Map<String, List<Json>>> operators = new LinkedHashMap<>();
        for (HclBlock each : blocks) {
            HclBody body = each.body();
            Optional<String> test = body.value("test").flatMap(Json::asText);
            Optional<String> variable = body.value("variable").flatMap(Json::asText);
            Optional<List<Json>> values =
                    body.value("values").flatMap(Json::asArray).map(Json.Arr::elements);
            boolean isPlain = body.blocks().isEmpty() && body.attributes().size() == 3;
            if (test.isEmpty() || variable.isEmpty() || values.isEmpty() || !isPlain) {
                List<String> texts =
                        blocks.stream().map(block -> block.span().of(text)).toList();
                return new Json.Opaque("conditions", String.join(" ", texts), all, List.of());
            }
            operators
                    .computeIfAbsent(test.get(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(variable.get(), name -> new ArrayList<>())
                    .addAll(values.get());
        }
        return object(all, operators, keys -> object(all, keys, values -> withVariables(new Json.Arr(values, all))));
    }

    private static <T> Json object(Span span, Map<String, T> members, Function<T, Json> value) {
        return new Json.Obj(
                members.entrySet().stream()
                        .map(member -> new Json.Member(member.getKey(), span.start(), value.apply(member.getValue())))
                        .toList(),
                span);
    }

    /** Resources, identifiers and values write a policy's variables with an {@code &}, as a dollar sign would be Terraform's own. */
    private static Json withVariables(Json value) {
        if (value instanceof Json.Str string) {
            return new Json.Str(string.value().replace("&{", "${"), string.span());
        }
        return value instanceof Json.Arr array
                ? new Json.Arr(
                        array.elements().stream()
                                .map(DataDocument::withVariables)
                                .toList(),
                        array.span())
                : value;
    }

    private Json open(String kind, Span span) {
        return new Json.Opaque(kind, span.of(text), span, List.of());
    }

    /** The same value, the open ones of which mean something only there. */
    private static Json scoped(Json value, Optional<String> scope) {
        if (scope.isEmpty()) {
            return value;
        }
        if (value instanceof Json.Opaque open) {
            return new Json.Opaque(open.kind(), open.tokens() + scope.get(), open.span(), open.parts());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(
                    array.elements().stream().map(each -> scoped(each, scope)).toList(), array.span());
        }
        return value instanceof Json.Obj object
                ? new Json.Obj(
                        object.members().stream()
                                .map(member ->
                                        new Json.Member(member.name(), member.start(), scoped(member.value(), scope)))
                                .toList(),
                        object.span())
                : value;
    }
}
