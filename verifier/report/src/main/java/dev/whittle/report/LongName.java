package dev.whittle.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.text;
import static j2html.TagCreator.wbr;

import dev.whittle.text.Printable;
import j2html.tags.DomContent;
import j2html.tags.specialized.CodeTag;
import java.util.ArrayList;
import java.util.List;

/** A name that is broken at its underscores where it is longer than a line; browsers themselves know hyphens and slashes alone. */
final class LongName {
    private LongName() {}

    static CodeTag of(String name) {
        List<DomContent> parts = new ArrayList<>();
        for (String part : Printable.of(name).split("(?<=_)", -1)) {
            parts.add(text(part));
            parts.add(wbr());
        }
        return code().with(parts.subList(0, parts.size() - 1));
    }
}
