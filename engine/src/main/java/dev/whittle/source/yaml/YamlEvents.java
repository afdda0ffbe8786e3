package dev.whittle.source.yaml;

import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * The events of a text, with their places in UTF-16 units: the tokenizer's marks count code points.
 */
// TRUSTED: the engine's tokenizer splits the text as YAML 1.2.2 does.
final class YamlEvents {
    private static final String TEMPLATE =
            "a template language, not YAML; give the file with its templates filled in, and values with braces in quotes";

    private final String text;
    private final CodePoints points;
    private final Iterator<Event> events;
    private int reached;

    private YamlEvents(String text, CodePoints points, Iterator<Event> events) {
        this.text = text;
        this.points = points;
        this.events = events;
    }

    /** @throws YamlRefusal for a character that YAML doesn't allow */
    static YamlEvents of(String text) throws YamlRefusal {
        mustBePrintable(text);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                // One reading: with less, a token that is longer is copied with each further reading.
                .setBufferSize(text.length() + 2)
                .setUseMarks(true)
                .build();
        return new YamlEvents(
                text, CodePoints.of(text), new Parse(settings).parseString(text).iterator());
    }

    /** YAML 1.2.2, section 5.1. */
    private static void mustBePrintable(String text) throws YamlRefusal {
        int offset = 0;
        while (offset < text.length()) {
            int point = text.codePointAt(offset);
            boolean isPrintable = (point >= ' ' && point <= '~')
                    || point == '\t'
                    || point == '\n'
                    || point == '\r'
                    || point == 0x85
                    || (point >= 0xA0 && !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF);
            if (!isPrintable) {
                throw new YamlRefusal(
                        offset,
                        String.format(
                                "the character U+%04X can't stand in YAML; write it as an escape in double quotes",
                                point));
            }
            offset += Character.charCount(point);
        }
    }

    /** The next event; there is always one before the stream's end was handed out. */
    Event next() throws YamlRefusal {
        try {
            Event event = events.next();
            reached = start(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw refusal(e);
        } catch (YamlVersionException e) {
            throw new YamlRefusal(reached, "not YAML 1.2, which is what is read; leave the line `%YAML` out");
        } catch (YamlEngineException e) {
            throw new YamlRefusal(reached, "not YAML: " + YamlMessages.inHouseWords(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Whatever else the engine trips over: the text is refused, and the run goes on.
            throw new YamlRefusal(reached, "not YAML: it can't be read from here on");
        }
    }

    private YamlRefusal refusal(MarkedYamlEngineException e) {
        int found = e.getProblemMark().map(this::offset).orElse(reached);
        int began = e.getContextMark().map(this::offset).orElse(found);
        String context = e.getContext() == null ? "" : e.getContext();
        String problem = e.getProblem() == null ? "" : e.getProblem();
        int offset = YamlMessages.isOfItsContext(context, problem) ? began : found;
        return looksLikeTemplate(offset)
                ? new YamlRefusal(offset, TEMPLATE)
                : new YamlRefusal(offset, YamlMessages.explain(context, problem));
    }

    /** A key that is a collection: in practice, two opening braces. */
    YamlRefusal keyNoScalar(int offset) {
        return looksLikeTemplate(offset)
                ? new YamlRefusal(offset, TEMPLATE)
                : new YamlRefusal(offset, "a key that is a list or a mapping; write a string as the key");
    }

    /** Whether the line holds what template languages put their parts into. */
    private boolean looksLikeTemplate(int offset) {
        int from = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
        int to = from;
        while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        String line = text.substring(from, to);
        return List.of("{{", "{%", "<%").stream().anyMatch(line::contains);
    }

    /** The place of its first character, properties included. */
    int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(reached);
    }

    /** The place behind what the tokenizer took for it. */
    int end(Event event) {
        return event.getEndMark().map(this::offset).orElse(reached);
    }

    /** The line that the event starts in, the first being 1. */
    static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private int offset(Mark mark) {
        return points.offset(mark.getIndex());
    }

    /** Where a node itself starts behind that many tags and anchors, and the white space and comments behind each. */
    int behindProperties(int start, int properties, int end) {
        int at = start;
        for (int i = 0; i < properties; i++) {
            String stop = text.charAt(at) == '&' ? " \t\r\n,[]{}" : " \t\r\n";
            while (at < end && stop.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            at = behindBlanks(at, end);
        }
        return at;
    }

    private int behindBlanks(int start, int end) {
        int at = start;
        while (at < end && " \t\r\n#".indexOf(text.charAt(at)) >= 0) {
            boolean isComment = text.charAt(at) == '#';
            at++;
            while (isComment && at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
        }
        return at;
    }
}
