package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the native syntax of HCL 2, in which Terraform's files are written, with the place of every value. It is as strict as HashiCorp's
 * own parser, and computes nothing: what is no literal is an {@linkplain Json.Opaque opaque value}.
 *
 * <p>Places are UTF-16 offsets. A byte order mark at the start is passed over. Time: linear in the text; nesting is bounded by the limits.
 * Source: "HCL Native Syntax Specification", HashiCorp.
 */
public final class HclReader {
    private final HclCursor cursor;
    private final HclExpressions expressions;
    private final Problems problems;

    private HclReader(HclCursor cursor, Problems problems) {
        this.cursor = cursor;
        this.expressions = new HclExpressions(cursor);
        this.problems = problems;
    }

    /**
     * The body of a file. If the text is no HCL, there is a problem, the first, and no body. A body with an argument twice comes back with
     * a problem, so that what else is wrong with it can be told as well.
     */
    public static Optional<HclBody> read(SourceText source, Problems problems) {
        String text = source.text();
        try {
            refuseNoText(text);
            HclReader reader = new HclReader(new HclCursor(HclLexer.read(text), problems.limits()), problems);
            return Optional.of(reader.file(text));
        } catch (HclRefusal refusal) {
            problems.add(refusal.offset(), "", refusal.reason());
            return Optional.empty();
        }
    }

    private static void refuseNoText(String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                throw new HclRefusal(
                        at, String.format("U+%04X stands here, which is no character of a text; remove it", point));
            }
            at += Character.charCount(point);
        }
    }

    private HclBody file(String text) {
        Items items = new Items();
        while (!cursor.isNext(Kind.END)) {
            item(items, "write an argument or a block");
        }
        return new HclBody(items.attributes, items.blocks, new Span(0, text.length()));
    }

    /** What was read of a body so far. */
    private static final class Items {
        private final List<HclAttribute> attributes = new ArrayList<>();
        private final List<HclBlock> blocks = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
    }

    /** Reads an argument or a block and its line end, or a line end alone. */
    private void item(Items items, String hint) {
        if (cursor.isNext(Kind.LINE_END)) {
            cursor.take();
            return;
        }
        HclToken name = cursor.take(Kind.NAME, hint);
        if (cursor.isNext("=")) {
            HclAttribute attribute = attribute(name);
            if (!items.names.add(attribute.name())) {
                problems.add(
                        attribute.start(),
                        "",
                        "the argument `" + attribute.name() + "` stands here a second time; keep one of them");
            }
            items.attributes.add(attribute);
            lineEnd("end the line behind the value of `" + attribute.name() + "`");
        } else {
            items.blocks.add(block(name));
            lineEnd("end the line behind the `}` of a block");
        }
    }

    private void lineEnd(String hint) {
        if (!cursor.isNext(Kind.END)) {
            cursor.take(Kind.LINE_END, hint);
        }
    }

    private HclAttribute attribute(HclToken name) {
        cursor.take();
        Json value = expressions.read();
        return new HclAttribute(cursor.textOf(name), name.start(), value, new Span(name.start(), cursor.end()));
    }

    private HclBlock block(HclToken type) {
        List<String> labels = new ArrayList<>();
        String hint =
                "write `=` and a value behind the name of an argument, or labels and `{` behind the type of a block";
        while (!cursor.isNext("{")) {
            boolean isQuoted = cursor.isNext(Kind.OPEN_QUOTE);
            labels.add(isQuoted ? expressions.templates().label() : cursor.textOf(cursor.take(Kind.NAME, hint)));
            hint = "write `{` behind the labels of a block, on their line";
        }
        cursor.enter();
        int start = cursor.take().start();
        Items items = new Items();
        if (cursor.isNext(Kind.NAME)) {
            items.attributes.add(onlyArgument());
        } else {
            while (!cursor.isNext("}")) {
                item(items, "write an argument or a block, or `}` at the end of the block");
            }
        }
        cursor.take();
        cursor.leave();
        Span span = new Span(start, cursor.end());
        HclBody body = new HclBody(items.attributes, items.blocks, span);
        return new HclBlock(cursor.textOf(type), labels, body, new Span(type.start(), cursor.end()));
    }

    /** The argument of a block on one line; its closing brace comes next. */
    private HclAttribute onlyArgument() {
        HclToken name = cursor.take();
        if (!cursor.isNext("=")) {
            throw cursor.refusal(
                    "write `=` and a value, or start a new line behind the `{` of a block that holds others");
        }
        HclAttribute attribute = attribute(name);
        if (!cursor.isNext("}")) {
            throw cursor.refusal(
                    "write `}` behind the one argument of a block on one line, or start a new line behind its `{`");
        }
        return attribute;
    }
}
