package dev.whittle.policy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The services' limits on a policy's size. IAM leaves white space out of the count. The others store a policy as it is
 * sent, and count that.
 *
 * <p>Source: IAM User Guide, "IAM and AWS STS quotas" (managed policies and those written into a principal, role trust
 * policy length, managed policies attached); AWS Organizations User Guide, "Quotas and service limits" (5,120 bytes as
 * provided by a program, of one page; characters of another; five policies of a kind attached); Amazon S3 User Guide,
 * "Bucket policies" (20 KB); AWS KMS API Reference, "PutKeyPolicy" (32,768 bytes).
 */
public enum Quota {
    MANAGED("managed", 6_144, Unit.CHARACTERS, 10),
    ROLE("role", 10_240, Unit.CHARACTERS, 1),
    USER("user", 2_048, Unit.CHARACTERS, 1),
    GROUP("group", 5_120, Unit.CHARACTERS, 1),
    TRUST("trust", 2_048, Unit.CHARACTERS, 1),
    SCP("scp", 5_120, Unit.BYTES, 5),
    BUCKET("bucket", 20_480, Unit.BYTES, 1),
    KEY("key", 32_768, Unit.BYTES, 1),
    NONE("none", -1, Unit.CHARACTERS, 1);

    /** What a service counts. */
    private enum Unit {
        /** Code points but white space. */
        CHARACTERS("character"),
        /** All bytes of UTF-8. */
        BYTES("byte");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private final String word;
    private final int size;
    private final Unit unit;
    private final int attached;

    Quota(String word, int size, Unit unit, int attached) {
        this.word = word;
        this.size = size;
        this.unit = unit;
        this.attached = attached;
    }

    /** Its word on the command line and in reports. */
    public String word() {
        return word;
    }

    /** The most units, if there is a limit. For inline policies it holds for all of the principal together. */
    public OptionalInt most() {
        return size < 0 ? OptionalInt.empty() : OptionalInt.of(size);
    }

    /** What is counted, in the singular. */
    public String unit() {
        return unit.word;
    }

    /**
     * How many policies, each with the limit to itself, may be attached in place of one unless the service grants more; 1
     * where there is no more room in a second one.
     */
    public int attached() {
        return attached;
    }

    /** Whether every policy has the limit to itself, so that more policies hold more; inline ones are summed. */
    public boolean countsEachPolicy() {
        return attached > 1;
    }

    /** Whether white space outside strings counts. */
    public boolean countsWhiteSpace() {
        return unit == Unit.BYTES;
    }

    /** What of a policy's text counts. */
    public long sizeOf(String text) {
        return unit == Unit.BYTES ? text.getBytes(StandardCharsets.UTF_8).length : Policy.quotaCharacters(text);
    }

    /** Whether a text is too long. */
    public boolean isExceededBy(String text) {
        return isExceededBy(sizeOf(text));
    }

    /** Whether so many units are too many. */
    public boolean isExceededBy(long units) {
        return size >= 0 && units > size;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
