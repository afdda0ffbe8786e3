package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Existence;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The document of a policy in code, as JSON of its own: of a policy in which nothing is open until the file is used. */
final class LiteralDocument {
    private final Problems problems;

    private LiteralDocument(Problems problems) {
        this.problems = problems;
    }

    /**
     * The document's text.
     *
     * @param file in which the site is
     * @throws dev.whittle.json.InvalidInputException with every value that is open, or where other documents add statements to it
     */
    static String of(SourceText file, Site site) {
        Problems problems = new Problems(file.name(), file.text(), Limits.CODE);
        if (site.joinsOthers()) {
            problems.add(
                    site.document().span().start(),
                    "",
                    "it is put together with other documents, so that its own statements are not all of the policy");
        }
        String text = new LiteralDocument(problems).text(site.document());
        problems.refuseIfAny();
        return text;
    }

    /** The document's text with what is open as it stands in the file, for its length. */
    static String shown(SourceText file, Site site) {
        Problems problems = new Problems(file.name(), file.text(), Limits.CODE);
        return new LiteralDocument(problems)
                .text(site.document(), open -> open.span().of(file.text()));
    }

    private String text(Json value) {
        return text(value, this::refused);
    }

    private String refused(Json.Opaque open) {
        problems.add(
                open.span().start(),
                "",
                open.kind()
                        + " stands here, and what it means is only known where the file is used; this wants a literal"
                        + " policy");
        return "null";
    }

    /** @param opened how a value is written that is open */
    private String text(Json value, Function<Json.Opaque, String> opened) {
        if (value instanceof Json.Opaque open) {
            return opened.apply(open);
        }
        if (value instanceof Json.Obj object) {
            refuseConditional(object);
            return object.members().stream()
                    .filter(member -> !Existence.isToldBy(member))
                    .map(member -> JsonWriter.quoted(member.name()) + ":" + text(member.value(), opened))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(each -> text(each, opened)).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Json.Str string ? JsonWriter.quoted(string.value()) : ((Json.Scalar) value).lexeme();
    }

    /** That another document might replace a statement is not asked of this document alone. */
    private void refuseConditional(Json.Obj statement) {
        if (!DataDocument.mayOnlyBeReplaced(Existence.of(statement))) {
            problems.add(
                    statement.span().start(),
                    "",
                    "whether this statement is there is only known where the file is used; this wants a literal policy");
        }
    }
}
