package dev.whittle.source.holders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text may call a file that is a policy, whatever folder it is in.
 *
 * @param text the last part of its path, or how that ends
 * @param isOpen whether more may stand before, known only where the text is used
 * @param where file and line
 */
record FileName(String text, boolean isOpen, String where) {
    /**
     * The ends of files that may be a policy as a whole, where a name ends; what stands before a pair of slashes is an address in a map.
     * A run of characters that names have holds one at most, so that looking back from each is linear.
     */
    private static final Pattern END = Pattern.compile("\\.(?i:json|tftpl|tpl)(?![\\w@+~-]|\\.[\\w.@+~-]|//)");

    private static final String OF_NAMES = "_.@+~-";

    /** Every name in a text, each once. */
    static List<FileName> in(String text, String where) {
        Map<String, FileName> found = new LinkedHashMap<>();
        Matcher end = END.matcher(text);
        while (end.find()) {
            String name = text.substring(start(text, end.start()), end.end());
            found.putIfAbsent(name, new FileName(name, false, where));
        }
        return List.copyOf(found.values());
    }

    private static int start(String text, int end) {
        int start = end;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfName(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || OF_NAMES.indexOf(c) >= 0;
    }

    /**
     * What a file's names are compared by: the end of its path, from the last character on that no name has; nothing where it is called
     * otherwise than what is looked for in texts.
     */
    static Optional<String> of(String path) {
        String name = Paths.name(path);
        Matcher end = END.matcher(name);
        boolean isFound = end.find() && end.end() == name.length();
        return Optional.of(name).filter(each -> isFound).map(each -> each.substring(start(each, end.start())));
    }

    /** Whether a file may be meant, by what {@link #of} gives of its path. */
    boolean mayBe(String name) {
        return isOpen ? name.endsWith(text) : name.equals(text);
    }
}
