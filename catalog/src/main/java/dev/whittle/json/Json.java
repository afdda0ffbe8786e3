package dev.whittle.json;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A JSON value together with its place in the text. Object members keep their order; names may repeat. */
public sealed interface Json {
    /** Where the value stands, brackets and quotes included. */
    Span span();

    /** What the value is called in messages: "an object", "a string" ... */
    String kind();

    /** An object. */
    record Obj(List<Member> members, Span span) implements Json {
        public Obj {
            members = List.copyOf(members);
        }

        @Override
        public String kind() {
            return "an object";
        }

        /** The first member of that name. */
        public Optional<Json> get(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }

        /** The string under that name, if there is one. */
        public Optional<String> text(String name) {
            return get(name).filter(Str.class::isInstance).map(value -> ((Str) value).value());
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
    }

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Scalar(String lexeme, Span span) implements Json {
        /** Whether it is {@code true} or {@code false}. */
        public boolean isBoolean() {
            return lexeme.equals("true") || lexeme.equals("false");
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
}
