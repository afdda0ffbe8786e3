package dev.whittle.evidence;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What gzip members hold, one after another. The superclass takes a damaged header of a later member for the end, and
 * so loses what follows; this class fails where anything but a member follows one.
 *
 * <p>Source: RFC 1952, section 2.2.
 */
final class GzipInput extends GZIPInputStream {
    private static final int BUFFER = 1 << 16;

    /** CRC and length after a member's data. */
    private static final int TRAILER = 8;

    private final Counting source;

    /** How much of the source had been read when the buffer was filled last: where the buffer ends in it. */
    private long bufferEnd;

    private GzipInput(Counting source) throws IOException {
        super(source, BUFFER);
        this.source = source;
    }

    static InputStream of(InputStream source) throws IOException {
        try {
            return new GzipInput(new Counting(source));
        } catch (EOFException e) {
            throw cutOff(e);
        }
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        bufferEnd = source.count;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            int read = super.read(to, offset, length);
            if (read < 0) {
                refuseRest();
            }
            return read;
        } catch (EOFException e) {
            throw cutOff(e);
        }
    }

    private void refuseRest() throws IOException {
        long end = bufferEnd - inf.getRemaining() + TRAILER;
        source.skipNBytes(source.count < end ? end - source.count : 0);
        if (source.count > end || source.read() >= 0) {
            throw new ZipException("the gzip data is damaged: what follows its end is no gzip data");
        }
    }

    private static EOFException cutOff(EOFException cause) {
        EOFException cutOff = new EOFException("the gzip data is cut off");
        cutOff.initCause(cause);
        return cutOff;
    }

    /** Counts what is read. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            long skipped = super.skip(most);
            count += skipped;
            return skipped;
        }

        /** The superclass looks for another member only where there may be more, which a pipe does not say. */
        @Override
        public int available() {
            return 1;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
