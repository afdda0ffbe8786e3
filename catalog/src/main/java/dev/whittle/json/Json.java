package dev.whittle.json;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A value together with its place in the text: JSON, or what other languages write in the same shapes, beside which they have values
 * that are {@linkplain Opaque only known later}. Object members keep their order; names may repeat.
 */
public sealed interface Json {
    /** Where the value stands, brackets and quotes included. */
    Span span();

    /** What the value is called in messages: "an object", "a string" ... */
    String kind();

    /** This, if it is an object. */
    default Optional<Obj> asObject() {
        return Optional.empty();
    }

    /** What is in an array; nothing where that is missing, or something else. */
    static List<Json> elements(Optional<Json> array) {
        return array.flatMap(Json::asArray).map(Arr::elements).orElse(List.of());
    }

    /** What is in an object; nothing where that is missing, or something else. */
    static List<Member> members(Optional<Json> object) {
        return object.flatMap(Json::asObject).map(Obj::members).orElse(List.of());
    }

    /** This, if it is an array. */
    default Optional<Arr> asArray() {
        return Optional.empty();
    }

    /** The text of it, if it is a string. */
    default Optional<String> asText() {
        return Optional.empty();
    }

    /** Whether it is a number, {@code true}, {@code false} or {@code null}, written like this. */
    default boolean is(String lexeme) {
        return false;
    }

    /** The first member of that name; nothing where this is no object, too. */
    default Optional<Json> get(String name) {
        return Optional.empty();
    }

    /** The string under that name, if there is one. */
    default Optional<String> text(String name) {
        return get(name).flatMap(Json::asText);
    }

    /** An object. */
    record Obj(List<Member> members, Span span) implements Json {
        public Obj {
            members = List.copyOf(members);
        }

        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public Optional<Obj> asObject() {
            return Optional.of(this);
        }

        @Override
        public Optional<Json> get(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }
    }

    /** One member of an object; its name's opening quote stands at {@code start}. */
    record Member(String name, int start, Json value) {
        /** The member's JSON pointer (RFC 6901), given its object's. */
        public String pointer(String object) {
            return pointer(object, name);
        }

        /** The JSON pointer of the member of that name, given its object's. */
        public static String pointer(String object, String name) {
            return object + "/" + name.replace("~", "~0").replace("/", "~1");
        }
    }

    /** An array. */
    record Arr(List<Json> elements, Span span) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }

        @Override
        public Optional<Arr> asArray() {
            return Optional.of(this);
        }

        /** Hands on each element with its JSON pointer, given the array's, in order. */
        public void forEach(String pointer, BiConsumer<Json, String> receiver) {
            for (int i = 0; i < elements.size(); i++) {
                receiver.accept(elements.get(i), pointer + "/" + i);
            }
        }
    }

    /** A string, with its escapes resolved. */
    record Str(String value, Span span) implements Json {
        @Override
        public String kind() {
            return "a string";
        }

        @Override
        public Optional<String> asText() {
            return Optional.of(value);
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Scalar(String lexeme, Span span) implements Json {
        /** Whether it is {@code true} or {@code false}. */
        public boolean isBoolean() {
            return lexeme.equals("true") || lexeme.equals("false");
        }

        @Override
        public boolean is(String written) {
            return lexeme.equals(written);
        }

        @Override
        public String kind() {
            return switch (lexeme) {
                case "null" -> "null";
                case "true", "false" -> "a boolean";
                default -> "a number";
            };
        }
    }

    /**
     * A value that is only known where the file is used, such as a variable or a call. JSON has none; the languages that
     * infrastructure is written in do.
     *
     * @param kind what it is called in messages: "a variable", "a call of merge()", "!Sub" ...
     * @param tokens its lexical tokens, comments left out, joined by single blanks: where they are equal, and stand in one scope, the
     *     value is
     * @param parts what stands in it and is located itself, such as the arguments of a call
     */
    record Opaque(String kind, String tokens, Span span, List<Json> parts) implements Json {
        public Opaque {
            parts = List.copyOf(parts);
        }
    }
}
