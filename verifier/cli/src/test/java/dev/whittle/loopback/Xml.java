package dev.whittle.loopback;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes the XML of AWS's query protocol. */
final class Xml {
    private final StringBuilder out = new StringBuilder();

    static String of(Consumer<Xml> content) {
        Xml xml = new Xml();
        content.accept(xml);
        return xml.out.toString();
    }

    Xml text(String name, String text) {
        out.append('<').append(name).append('>');
        text.codePoints().forEach(this::escape);
        out.append("</").append(name).append('>');
        return this;
    }

    Xml text(String name, Optional<String> text) {
        return text.map(each -> text(name, each)).orElse(this);
    }

    Xml element(String name, Consumer<Xml> content) {
        out.append('<').append(name).append('>');
        content.accept(this);
        out.append("</").append(name.split(" ", 2)[0]).append('>');
        return this;
    }

    <T> Xml members(String name, Collection<T> items, BiConsumer<Xml, T> content) {
        return element(name, list -> items.forEach(item -> list.element("member", each -> content.accept(each, item))));
    }

    private void escape(int point) {
        switch (point) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.appendCodePoint(point);
        }
    }
}
