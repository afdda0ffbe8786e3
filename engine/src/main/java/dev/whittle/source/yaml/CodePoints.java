package dev.whittle.source.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Where the code points of a text stand, for a tokenizer that counts them. Offsets everywhere else are UTF-16 units.
 */
final class CodePoints {
    private final int length;

    /** The offset of each code point and of the end; nothing where each is one unit. */
    private final int @Nullable [] offsets;

    private CodePoints(int length, int @Nullable [] offsets) {
        this.length = length;
        this.offsets = offsets;
    }

    /** Of a text; one pass over it. */
    static CodePoints of(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new CodePoints(count, null);
        }
        int[] offsets = new int[count + 1];
        int offset = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[count] = offset;
        return new CodePoints(text.length(), offsets);
    }

    /** The UTF-16 offset of the code point of that number, the first being 0; the text's end for those behind it. */
    int offset(int number) {
        if (offsets == null) {
            return Math.min(number, length);
        }
        return offsets[Math.min(number, offsets.length - 1)];
    }
}
