package dev.whittle.fleet;

import dev.whittle.files.TextLine;
import dev.whittle.files.TextLines;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The file of {@code --timings}: {@code {"id","proofMillis"}} a line, one for each result and written before it, so that
 * a resumed run knows which of them belong to the results that it has. {@code proofMillis} is null where nothing was
 * proved.
 */
public final class Timings implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final TextLines earlier;
    private long agreed;
    private boolean isAgreeing = true;

    private Timings(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.earlier = new TextLines(path.toString(), Channels.newInputStream(channel), ResultLine.LIMITS);
    }

    /** Opens the file, in which an earlier run may have left lines. */
    public static Timings open(Path path) {
        try {
            return new Timings(
                    path,
                    FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the times can't be written: " + Reason.of(e));
        }
    }

    /** Keeps the next earlier line if it belongs to this result and all before it did to theirs. */
    public void keep(ResultLine result) {
        Optional<TextLine> line = isAgreeing ? earlier.next() : Optional.empty();
        isAgreeing = line.filter(found -> belongs(found, result)).isPresent();
        agreed += isAgreeing ? line.orElseThrow().size() + 1 : 0;
    }

    private static boolean belongs(TextLine line, ResultLine result) {
        try {
            String text = line.text(ResultLine.LIMITS).text();
            return text.startsWith(start(result)) && text.endsWith("}");
        } catch (InvalidInputException e) {
            return false; // Something else stood here.
        }
    }

    /** Cuts off all that was not kept; what is written next comes after the rest. */
    public void cut() {
        try {
            channel.truncate(agreed);
            channel.position(channel.size());
            if (channel.size() < agreed) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'})); // All of the last line was there but its end.
            }
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the times can't be written: " + Reason.of(e));
        }
    }

    /** Adds the time of one task. */
    public void write(TaskOutcome judged) {
        String millis = judged.proofTime()
                .map(time -> String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e6))
                .orElse("null");
        ByteBuffer bytes = ByteBuffer.wrap((line(judged.result(), millis) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the times can't be written: " + Reason.of(e));
        }
    }

    private static String line(ResultLine result, String millis) {
        return JsonWriter.line(out -> out.raw("id", result.id()).raw("proofMillis", millis));
    }

    /** Such a line up to the time. */
    private static String start(ResultLine result) {
        String whole = line(result, "");
        return whole.substring(0, whole.length() - 1);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new InvalidInputException(path.toString(), "the times can't be written: " + Reason.of(e));
        }
    }
}
