package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published ARN format, such as {@code arn:${Partition}:s3:::${BucketName}/${ObjectName}}.
 *
 * <p>The tables don't say what a placeholder stands for. This is the widest reading that ARNs allow, since a resource that is
 * wrongly taken for no resource of an action would be reported as one that no action takes:
 *
 * <ul>
 *   <li>{@code ${Name}} stands for one or more characters. In the first five parts of the ARN none is a colon, since colons divide
 *       those parts (AWS, IAM User Guide, "IAM identifiers", ARN format). In the sixth part any character may stand, {@code /} and
 *       {@code :} too: {@code ${ObjectName}} and {@code ${UserNameWithPath}} hold slashes, and no table says which don't.
 *   <li>{@code ${BucketName}} and {@code ${TableBucketName}} hold neither, so an object is no bucket: the S3 User Guide's naming rules of
 *       general purpose, directory, table and vector buckets allow letters, digits, dots, hyphens and, in old names, underscores.
 *   <li>{@code *} stands for any characters, none too, like in a policy.
 *   <li>{@code {Name}} without a dollar sign, which the tables have once, is read like {@code ${Name}}.
 * </ul>
 *
 * <p>Upper and lower case differ, as in the Resource element.
 */
final class ArnFormat {
    private static final int PARTS = 6;

    /** What fills the placeholders of an example, by their part. */
    private static final String[] FILLED = {"arn", "aws", "example", "us-east-1", "123456789012", "example"};

    private final String text;
    private final List<List<Piece>> parts;

    private ArnFormat(String text, List<List<Piece>> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * The format with this text.
     *
     * @throws CatalogException where it has not six parts of printable ASCII without spaces and commas, or a placeholder in it has
     *     no end or an odd name
     */
    static ArnFormat of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~' || text.charAt(i) == ',' || text.charAt(i) == '?') {
                throw shape(text);
            }
        }
        String[] cut = text.split(":", PARTS);
        if (cut.length < PARTS || !cut[0].equals("arn") || cut[2].isEmpty() || cut[5].isEmpty()) {
            throw shape(text);
        }
        List<List<Piece>> parts = new ArrayList<>();
        for (String part : cut) {
            parts.add(pieces(text, part));
        }
        return new ArnFormat(text, parts);
    }

    /** As published. */
    String text() {
        return text;
    }

    /** Whether a resource may be of this format. Linear in it, times the pieces of the format. */
    boolean takes(String resource) {
        String[] cut = resource.split(":", PARTS);
        if (cut.length < PARTS) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!takes(parts.get(i), cut[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A resource of this format: partition {@code aws}, region {@code us-east-1}, account {@code 123456789012}, and {@code example}
     * elsewhere, also for {@code *}.
     */
    String example() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < PARTS; i++) {
            out.append(i == 0 ? "" : ":");
            for (Piece piece : parts.get(i)) {
                piece.fill(FILLED[i], out);
            }
        }
        return out.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArnFormat that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean takes(List<Piece> pieces, String part) {
        BitSet ends = new BitSet();
        ends.set(0);
        for (Piece piece : pieces) {
            ends = piece.after(ends, part);
        }
        return ends.get(part.length());
    }

    private static List<Piece> pieces(String text, String part) {
        List<Piece> pieces = new ArrayList<>();
        int next = 0;
        while (next < part.length()) {
            char c = part.charAt(next);
            if (c == '*') {
                pieces.add(new Gap(0, ""));
                next++;
            } else if (c == '$' || c == '{') {
                int open = c == '$' ? next + 1 : next;
                int close = part.indexOf('}', open);
                if (close < 0 || part.charAt(open) != '{') {
                    throw shape(text);
                }
                pieces.add(gap(text, part.substring(open + 1, close)));
                next = close + 1;
            } else {
                int end = next;
                while (end < part.length() && "*${".indexOf(part.charAt(end)) < 0) {
                    end++;
                }
                if (part.substring(next, end).indexOf('}') >= 0) {
                    throw shape(text);
                }
                pieces.add(new Fixed(part.substring(next, end)));
                next = end;
            }
        }
        return pieces;
    }

    private static Gap gap(String text, String name) {
        if (!Spelling.isName(name)) {
            throw shape(text);
        }
        return new Gap(1, name.equals("BucketName") || name.equals("TableBucketName") ? "/:" : "");
    }

    private static CatalogException shape(String text) {
        return new CatalogException("ARN format " + quoted(text) + " must have six parts with colons between, such as"
                + " `arn:${Partition}:s3:::${BucketName}`, of printable ASCII without spaces, commas and `?`");
    }

    /** A piece of a part of an ARN. */
    private sealed interface Piece {
        /** The places where this piece may end if it begins at one of these. */
        BitSet after(BitSet begins, String part);

        /** Writes this piece of an example. */
        void fill(String filling, StringBuilder out);
    }

    private record Fixed(String text) implements Piece {
        @Override
        public BitSet after(BitSet begins, String part) {
            BitSet ends = new BitSet();
            for (int at = begins.nextSetBit(0); at >= 0; at = begins.nextSetBit(at + 1)) {
                if (part.startsWith(text, at)) {
                    ends.set(at + text.length());
                }
            }
            return ends;
        }

        @Override
        public void fill(String filling, StringBuilder out) {
            out.append(text);
        }
    }

    /**
     * A placeholder.
     *
     * @param least how many characters it has at least, none or one
     * @param barred characters that it can't hold
     */
    private record Gap(int least, String barred) implements Piece {
        @Override
        public BitSet after(BitSet begins, String part) {
            BitSet ends = new BitSet();
            if (least == 0) {
                ends.or(begins);
            }
            boolean inside = false;
            for (int at = 0; at < part.length(); at++) {
                inside = (inside || begins.get(at)) && barred.indexOf(part.charAt(at)) < 0;
                if (inside) {
                    ends.set(at + 1);
                }
            }
            return ends;
        }

        @Override
        public void fill(String filling, StringBuilder out) {
            out.append(filling);
        }
    }
}
