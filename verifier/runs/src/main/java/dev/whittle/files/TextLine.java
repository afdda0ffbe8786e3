package dev.whittle.files;

import dev.whittle.json.Limits;
import dev.whittle.json.SourceText;

/** One line of a stream, not yet understood. */
public final class TextLine {
    private final long number;
    private final byte[] bytes;

    /**
     * @param number from 1
     * @param bytes without the line end; of a line that is too long only as much as shows that; not to be changed
     *     afterwards
     */
    public TextLine(long number, byte[] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /** Its number in the stream, from 1. */
    public long number() {
        return number;
    }

    /** How many bytes it has, line end not counted. */
    public int size() {
        return bytes.length;
    }

    /**
     * Its text, strictly decoded.
     *
     * @throws dev.whittle.json.InvalidInputException where it is too long or not UTF-8
     */
    public SourceText text(Limits limits) {
        return SourceText.decode("line " + number, bytes, limits);
    }
}
