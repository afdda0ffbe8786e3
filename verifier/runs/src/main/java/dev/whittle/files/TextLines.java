package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.text.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream into lines at line feeds; a carriage return before one belongs to it. What follows the last line feed
 * is a line unless it is empty. Holds one line at a time, and never more of it than the limit.
 */
public final class TextLines {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long number;

    /**
     * @param name what messages call the stream
     * @param in is not closed here
     */
    public TextLines(String name, InputStream in) {
        this(name, in, Limits.DEFAULT);
    }

    /**
     * @param limits of a line
     */
    public TextLines(String name, InputStream in, Limits limits) {
        this.name = name;
        this.in = in;
        this.limits = limits;
    }

    /**
     * The next line, or nothing at the end.
     *
     * @throws InvalidInputException where the stream can't be read
     */
    public Optional<TextLine> next() {
        try {
            return read();
        } catch (IOException e) {
            throw new InvalidInputException(name, "the file can't be read: " + Reason.of(e));
        }
    }

    private Optional<TextLine> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isStarted = false;
        while (fill()) {
            isStarted = true;
            int feed = indexOfFeed();
            line.write(buffer, position, Math.min(feed - position, limits.documentBytes() + 1 - line.size()));
            position = Math.min(end, feed + 1);
            if (feed < end) {
                return Optional.of(line(line.toByteArray()));
            }
        }
        return isStarted ? Optional.of(line(line.toByteArray())) : Optional.empty();
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end > 0;
    }

    private int indexOfFeed() {
        int feed = position;
        while (feed < end && buffer[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    private TextLine line(byte[] bytes) {
        boolean hasReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return new TextLine(++number, hasReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }
}
