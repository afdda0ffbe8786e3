package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import java.util.List;

/**
 * The variables of Serverless, which are filled into every string of its files.
 *
 * <p>Source: Serverless Framework, "Variables".
 */
final class Variables {
    private final String text;

    private Variables(String text) {
        this.text = text;
    }

    /** The tree of a file with each string that holds a variable as a value that is only known later. */
    static Json in(Json tree, SourceText file) {
        return new Variables(file.text()).told(tree);
    }

    private Json told(Json value) {
        if (value instanceof Json.Str string && string.value().contains("${")) {
            return new Json.Opaque("a string with `${`", string.span().of(text), string.span(), List.of());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::told).toList(), array.span());
        }
        if (value instanceof Json.Obj object) {
            return new Json.Obj(
                    object.members().stream()
                            .map(member -> new Json.Member(member.name(), member.start(), told(member.value())))
                            .toList(),
                    object.span());
        }
        return value instanceof Json.Opaque open
                ? new Json.Opaque(
                        open.kind(),
                        open.tokens(),
                        open.span(),
                        open.parts().stream().map(this::told).toList())
                : value;
    }
}
