package dev.whittle.source.yaml;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads YAML (1.2.2) into {@link Json}, with the place of every value, for templates that are edited in place.
 *
 * <p>Mappings, sequences and scalars of one line are read as what they are. Whatever can't be edited as it stands, or is known only
 * where the template is deployed, is a {@link Json.Opaque}: a node with a tag or an anchor, an alias, a call of a function, a scalar
 * over several lines, a mapping into which others are merged. Aliases are not expanded.
 *
 * <p>The tokens of an Opaque are those of {@link Tokens}. A scalar is one token, byte for byte; but a block scalar is told by its
 * value, as the same characters mean another value where they stand deeper. A property is told before what has it, an alias by the
 * node that it means.
 *
 * <p>A block collection ends with its last entry, not with the comments and blank lines behind it. A value that is left out has an
 * empty place behind its colon or dash.
 */
public final class YamlReader {
    /** The kind of a value that aliases may name. */
    static final String ANCHORED = "an anchored value";

    private static final String BLOCK_SCALAR = "a block scalar";
    private static final String LINES = "a scalar of several lines";

    private static final String CORE = "tag:yaml.org,2002:";
    private static final String STRING = CORE + "str";

    /** A node that has a name: which it is, and whether it is still being read. */
    private static final class Anchored {
        private final String place;
        private boolean isOpen = true;

        private Anchored(String place) {
            this.place = place;
        }
    }

    private final String text;
    private final Problems problems;
    private final YamlEvents events;
    private final Tokens tokens = new Tokens();
    private final List<String> path = new ArrayList<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Map<String, Integer> named = new HashMap<>();
    private boolean isRefused;

    private YamlReader(String text, Problems problems, YamlEvents events) {
        this.text = text;
        this.problems = problems;
        this.events = events;
    }

    /**
     * The documents of a text, in order; none for a text without any. A byte order mark may start it. Nothing is returned where a
     * problem was added: for what is not YAML, a key that is no string or stands twice, an alias that means no node or one that it
     * stands in, and more depth than the limit.
     */
    public static Optional<List<Json>> readAll(SourceText source, Problems problems) {
        try {
            YamlReader reader = new YamlReader(source.text(), problems, YamlEvents.of(source.text()));
            List<Json> documents = reader.documents();
            return reader.isRefused ? Optional.empty() : Optional.of(documents);
        } catch (YamlRefusal e) {
            problems.add(e.offset(), "", e.message());
            return Optional.empty();
        }
    }

    /** Whether the same text may mean something in other places too, so that an edit would be one of these as well. */
    public static boolean isShared(Json.Opaque value) {
        return value.kind().equals(ANCHORED) || value.kind().equals(YamlMembers.MERGED);
    }

    /** Whether a value is a text, over however many lines. */
    public static boolean isText(Json value) {
        return value.asText().isPresent()
                || value.kind().equals(BLOCK_SCALAR)
                || value.kind().equals(LINES);
    }

    private List<Json> documents() throws YamlRefusal {
        List<Json> documents = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.StreamEnd) {
            if (event.getEventId() == Event.ID.DocumentStart) {
                anchors.clear();
                named.clear();
                documents.add(node(events.next()));
            }
            event = events.next();
        }
        return documents;
    }

    private Json node(Event event) throws YamlRefusal {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        NodeEvent node = (NodeEvent) event;
        Optional<String> tag = tag(node);
        int start = events.start(node);
        int own = own(node, tag);
        int mark = tokens.mark();
        Optional<Anchored> anchored = node.getAnchor().map(this::anchored);
        int tagMark = tokens.mark();
        boolean isOther = tag.isPresent() && !(tag.get().equals(STRING) && node instanceof ScalarEvent);
        tag.ifPresent(tokens::addTag);
        Json value = node instanceof ScalarEvent scalar
                ? scalar(scalar, own, tag.isPresent() && !isOther)
                : collection((CollectionStartEvent) node, own);
        Span span = new Span(start, Math.max(start, value.span().end()));
        if (isOther) {
            value = new Json.Opaque(shown(tag.orElseThrow()), tokens.since(tagMark), span, List.of(value));
        }
        if (anchored.isPresent()) {
            anchored.get().isOpen = false;
            value = new Json.Opaque(ANCHORED, tokens.since(mark), span, List.of(value));
        }
        return value;
    }

    private static Optional<String> tag(NodeEvent node) {
        return node instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) node).getTag();
    }

    /** A tag as it is usually written. */
    private static String shown(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }

    /** Where the node starts behind its tag and its anchor. */
    private int own(NodeEvent node, Optional<String> tag) {
        int properties = (node.getAnchor().isPresent() ? 1 : 0) + (tag.isPresent() ? 1 : 0);
        // The start of a block collection has no length: what it starts with lies behind.
        int end = node instanceof ScalarEvent ? events.end(node) : text.length();
        return events.behindProperties(events.start(node), properties, end);
    }

    /** Told by its number among those of its name, since an edit before it moves it. */
    private Anchored anchored(Anchor anchor) {
        String name = anchor.getValue();
        Anchored anchored = new Anchored("*" + name + "#" + named.merge(name, 1, Integer::sum));
        anchors.put(name, anchored);
        tokens.add("&" + anchor.getValue());
        return anchored;
    }

    private Json alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Span span = new Span(events.start(alias), events.end(alias));
        @Nullable Anchored meant = anchors.get(name);
        if (meant == null) {
            refuse(
                    span.start(),
                    "no anchor `&" + name + "` stands before this alias; write one, or put the value in quotes");
        } else if (meant.isOpen) {
            refuse(span.start(), "the alias `*" + name + "` stands in the value that it means; write the value out");
        }
        String place = meant == null ? "*" + name : meant.place;
        tokens.add(place);
        return new Json.Opaque("an alias", place, span, List.of());
    }

    private void refuse(int offset, String message) {
        isRefused = true;
        problems.add(offset, pointer(), message);
    }

    private String pointer() {
        String pointer = "";
        for (String step : path) {
            pointer = Json.Member.pointer(pointer, step);
        }
        return pointer;
    }

    private Json scalar(ScalarEvent scalar, int start, boolean isText) {
        int end = events.end(scalar);
        ScalarStyle style = scalar.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            String token = (style == ScalarStyle.LITERAL ? "|" : ">") + JsonWriter.quoted(scalar.getValue());
            tokens.add(token);
            Span span = new Span(
                    start, start + text.substring(start, end).stripTrailing().length());
            return new Json.Opaque(BLOCK_SCALAR, token, span, List.of());
        }
        Span span = new Span(start, end);
        String token = span.of(text);
        tokens.add(token);
        if (token.indexOf('\n') >= 0 || token.indexOf('\r') >= 0) {
            return new Json.Opaque(LINES, token, span, List.of());
        }
        Optional<String> lexeme =
                style == ScalarStyle.PLAIN && !isText ? PlainScalar.lexeme(scalar.getValue()) : Optional.empty();
        return lexeme.<Json>map(written -> new Json.Scalar(written, span))
                .orElseGet(() -> new Json.Str(scalar.getValue(), span));
    }

    private Json collection(CollectionStartEvent collection, int start) throws YamlRefusal {
        if (path.size() >= problems.limits().depth()) {
            throw new YamlRefusal(
                    start, "nested deeper than " + problems.limits().depth() + " levels, the most that is read");
        }
        return collection.getEventId() == Event.ID.SequenceStart
                ? sequence(collection, start)
                : mapping(collection, start);
    }

    private Json sequence(CollectionStartEvent sequence, int start) throws YamlRefusal {
        List<Json> elements = new ArrayList<>();
        int end = start;
        tokens.add(sequence.isFlow() ? "[" : "");
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            tokens.add(sequence.isFlow() ? (elements.isEmpty() ? "" : ",") : "-");
            path.add(Integer.toString(elements.size()));
            Json element = node(event);
            path.remove(path.size() - 1);
            tokens.add(sequence.isFlow() ? "" : Tokens.ENTRY_END);
            elements.add(element);
            end = element.span().end();
            event = events.next();
        }
        tokens.add(sequence.isFlow() ? "]" : "");
        return new Json.Arr(elements, new Span(start, sequence.isFlow() ? events.end(event) : end));
    }

    private Json mapping(CollectionStartEvent mapping, int start) throws YamlRefusal {
        // One pair in a flow sequence is a mapping without braces.
        boolean isBraced = mapping.isFlow() && text.charAt(start) == '{';
        int mark = tokens.mark();
        YamlMembers members = new YamlMembers();
        int end = start;
        tokens.add(isBraced ? "{" : "");
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            tokens.add(isBraced && !members.isEmpty() ? "," : "");
            end = member(members, event);
            tokens.add(mapping.isFlow() ? "" : Tokens.ENTRY_END);
            event = events.next();
        }
        tokens.add(isBraced ? "}" : "");
        return members.value(() -> tokens.since(mark), new Span(start, isBraced ? events.end(event) : end));
    }

    /** Reads a member; where it ends. */
    private int member(YamlMembers members, Event event) throws YamlRefusal {
        if (!(event instanceof ScalarEvent key)) {
            throw event instanceof AliasEvent
                    ? new YamlRefusal(events.start(event), "an alias as a key; write the key out")
                    : events.keyNoScalar(events.start(event));
        }
        path.add(key.getValue());
        String name = name(key);
        int keyEnd = events.end(key);
        members.line(name, YamlEvents.line(key))
                .ifPresent(first -> refuse(
                        events.start(key),
                        "the key `" + name + "` stands here a second time, first in line " + first
                                + "; keep one of them"));
        tokens.add(":");
        Json value = placed(node(events.next()), keyEnd);
        path.remove(path.size() - 1);
        members.add(new Json.Member(name, events.start(key), value), key.isPlain() && tag(key).isEmpty());
        return Math.max(keyEnd, value.span().end());
    }

    private String name(ScalarEvent key) {
        Optional<String> tag = tag(key);
        key.getAnchor().ifPresent(anchor -> anchored(anchor).isOpen = false);
        tag.ifPresent(tokens::addTag);
        Json read = scalar(key, own(key, tag), tag.isPresent());
        if (tag.isPresent() && !tag.get().equals(STRING)) {
            refuse(events.start(key), "a key with the tag `" + shown(tag.get()) + "`; write a string as the key");
        } else if (key.getValue().isEmpty() && key.isPlain()) {
            refuse(events.start(key), "a key is missing here; write it before the `:`");
        } else if (read instanceof Json.Scalar scalar && (scalar.is("null") || scalar.isBoolean())) {
            refuse(
                    events.start(key),
                    "the key `" + key.getValue() + "` is " + read.kind() + ", not a string; write it in quotes");
        }
        return key.getValue();
    }

    /** A value that is left out together with its colon stands behind the key, not before whatever comes next. */
    private Json placed(Json value, int keyEnd) {
        int start = value.span().start();
        boolean isAstray = value instanceof Json.Scalar
                && start == value.span().end()
                && start > keyEnd
                && text.charAt(start - 1) != ':';
        return isAstray ? new Json.Scalar("null", new Span(keyEnd, keyEnd)) : value;
    }
}
