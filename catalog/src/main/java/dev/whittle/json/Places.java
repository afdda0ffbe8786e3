package dev.whittle.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a text. A line ends with a line feed, a carriage return, or both. */
public final class Places {
    private final String text;
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    /** Of a text; one pass over it. */
    public Places(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBeforeLineFeed = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !isBeforeLineFeed)) {
                starts.add(i + 1);
            }
        }
    }

    /** The place of a UTF-16 offset. Time: logarithmic in the lines, linear in the line's length. */
    public Place at(int offset) {
        int found = Collections.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, text.codePointCount(starts.get(line), offset) + 1);
    }
}
