package dev.whittle.source.yaml;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that CloudFormation calls when it deploys a template, in their long form: a mapping of one member that is named
 * {@code Ref} or {@code Fn::} and what follows. {@code Condition} is one as well, but not told apart here: a statement has a member
 * of that name.
 *
 * <p>Source: AWS CloudFormation User Guide, "Intrinsic function reference".
 */
public final class Intrinsics {
    private final String text;

    private Intrinsics(String text) {
        this.text = text;
    }

    /** Whether these members are a call of a function. */
    static boolean isCall(List<Json.Member> members) {
        return members.size() == 1 && isFunction(members.get(0).name());
    }

    /** Whether a value is a call of {@code Fn::Sub}, in its short or its long form. */
    public static boolean isSubstitution(Json.Opaque value) {
        return value.kind().equals("!Sub") || value.kind().equals("Fn::Sub");
    }

    /** Whether a value is a call of {@code Fn::If}, in its short or its long form. */
    public static boolean isConditional(Json.Opaque value) {
        return value.kind().equals("!If") || value.kind().equals("Fn::If");
    }

    /** Whether a value is a reference to {@code AWS::NoValue}, which is as if nothing stood there. */
    public static boolean isNoValue(Json.Opaque value) {
        return (value.kind().equals("!Ref") || value.kind().equals("Ref"))
                && value.parts().size() == 1
                && value.parts().get(0).asText().filter("AWS::NoValue"::equals).isPresent();
    }

    private static boolean isFunction(String name) {
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    /**
     * The tree of a template in JSON syntax with each call of a function as a {@link Json.Opaque}, as {@link YamlReader} gives it. The
     * call's name is its kind, its argument the only part.
     *
     * @param source the text that the tree was read from
     */
    public static Json in(Json tree, SourceText source) {
        return new Intrinsics(source.text()).told(tree);
    }

    private Json told(Json value) {
        if (value instanceof Json.Obj object) {
            List<Json.Member> members = new ArrayList<>(object.members().size());
            for (Json.Member member : object.members()) {
                members.add(new Json.Member(member.name(), member.start(), told(member.value())));
            }
            return isCall(members) ? call(object, members.get(0)) : new Json.Obj(members, object.span());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::told).toList(), array.span());
        }
        return value;
    }

    private Json call(Json.Obj written, Json.Member only) {
        Tokens tokens = new Tokens();
        addTo(tokens, written);
        return new Json.Opaque(only.name(), tokens.since(0), written.span(), List.of(only.value()));
    }

    private void addTo(Tokens tokens, Json written) {
        if (written instanceof Json.Obj object) {
            tokens.add("{");
            String before = "";
            for (Json.Member member : object.members()) {
                tokens.add(before);
                tokens.add(text.substring(member.start(), nameEnd(member.start())));
                tokens.add(":");
                addTo(tokens, member.value());
                before = ",";
            }
            tokens.add("}");
        } else if (written instanceof Json.Arr array) {
            tokens.add("[");
            String before = "";
            for (Json element : array.elements()) {
                tokens.add(before);
                addTo(tokens, element);
                before = ",";
            }
            tokens.add("]");
        } else {
            tokens.add(written.span().of(text));
        }
    }

    /** One past the closing quote of the string that starts there. */
    private int nameEnd(int start) {
        int at = start + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
