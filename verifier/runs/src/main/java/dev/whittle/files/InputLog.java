package dev.whittle.files;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Limits;
import dev.whittle.text.Reason;
import dev.whittle.text.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;

/** What one command reads: opened here, and named by its hash where a report will want that. */
public final class InputLog {
    private final List<Input> inputs = new ArrayList<>();
    private final Hashing hashing;

    /** Remembers what is hashed. */
    public InputLog(Hashing hashing) {
        this.hashing = hashing;
    }

    /** Opens a file as {@link InputFile#open} does. */
    public InputStream open(String name) {
        InputStream in = InputFile.open(name);
        return hashing == Hashing.EVERYTHING ? new Hashed(InputFile.title(name), in) : in;
    }

    /** Reads a file as {@link InputFile#read} does. */
    public byte[] read(String name) {
        try (InputStream in = open(name)) {
            return in.readNBytes(Limits.DEFAULT.documentBytes() + 1);
        } catch (IOException e) {
            throw new InvalidInputException(InputFile.title(name), "the file can't be read: " + Reason.of(e));
        }
    }

    /** All that was read to its end, in that order; none unless it is hashed. */
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    /** Hashes what passes, and on closing what its reader left over. */
    private final class Hashed extends FilterInputStream {
        private final String title;
        private final DigestInputStream hashed;
        private boolean isOpen = true;

        Hashed(String title, InputStream in) {
            super(new DigestInputStream(in, Sha256.digest()));
            this.title = title;
            this.hashed = (DigestInputStream) this.in;
        }

        @Override
        public void close() throws IOException {
            if (isOpen) {
                isOpen = false;
                transferTo(OutputStream.nullOutputStream());
                inputs.add(
                        new Input(title, Sha256.text(hashed.getMessageDigest().digest())));
            }
            super.close();
        }
    }
}
