package dev.whittle.fleet;

import dev.whittle.files.TextLines;
import dev.whittle.json.InvalidInputException;
import dev.whittle.text.Reason;
import dev.whittle.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * What a file of tasks is before any is judged.
 *
 * @param sha256 of its bytes
 * @param lines how many {@link TextLines} it has
 */
public record TaskSurvey(String sha256, long lines) {
    /**
     * Reads a file once.
     *
     * @throws InvalidInputException where it can't be read
     */
    public static TaskSurvey of(Path file) {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[1 << 16];
        long feeds = 0;
        byte last = '\n';
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                for (int i = 0; i < read; i++) {
                    feeds += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[read - 1];
            }
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "the file can't be read: " + Reason.of(e));
        }
        return new TaskSurvey(hex(digest), last == '\n' ? feeds : feeds + 1);
    }

    /** A digest that {@link #matches} can be asked about. */
    public static MessageDigest newDigest() {
        return Sha256.digest();
    }

    /** Whether what went through a digest were the same bytes. */
    public boolean matches(MessageDigest read) {
        return sha256.equals(hex(read));
    }

    private static String hex(MessageDigest digest) {
        return Sha256.text(digest.digest());
    }
}
