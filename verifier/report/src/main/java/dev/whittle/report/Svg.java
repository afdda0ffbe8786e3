package dev.whittle.report;

import j2html.tags.ContainerTag;

/** An element of SVG 1.1; text and attribute values are escaped when it is rendered. */
final class Svg extends ContainerTag<Svg> {
    private Svg(String name) {
        super(name);
    }

    static Svg of(String name) {
        return new Svg(name);
    }

    /** A length in pixels, without a fraction. */
    Svg at(String attribute, long pixels) {
        return attr(attribute, pixels);
    }
}
