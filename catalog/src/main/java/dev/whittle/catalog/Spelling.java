package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.text.Printable;
import java.util.List;

/** How the words of a catalog are spelled and ordered: every check of a shape, once. */
final class Spelling {
    private Spelling() {}

    static void checkName(String what, String name) {
        if (!isName(name)) {
            throw new CatalogException(what + " name " + quoted(name) + " must be letters, digits, `_` and `-` only");
        }
    }

    static void checkPrefix(String prefix) {
        if (!isName(prefix) || hasCapital(prefix)) {
            throw new CatalogException(
                    "service prefix " + quoted(prefix) + " must be lower-case letters, digits, `_` and `-` only");
        }
    }

    /** Refuses text that a line of a snapshot can't hold or can't give back. */
    static void checkLine(String what, String text) {
        if (!isLine(text)) {
            throw new CatalogException(what + " " + quoted(text)
                    + " must be one line of printable text that neither begins " + "nor ends with a space");
        }
    }

    static void checkResourceTypes(List<String> types) {
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            checkLine("resource type", type);
            if (type.indexOf(',') >= 0) {
                throw new CatalogException("resource type " + quoted(type) + " must not hold a comma");
            }
            if (i > 0 && compareCodePoints(types.get(i - 1), type) >= 0) {
                throw new CatalogException("resource type " + quoted(type) + " comes after " + quoted(types.get(i - 1))
                        + ", but resource types must rise in code-point order, each once");
            }
        }
    }

    static void checkRisingNames(String what, String earlier, String later) {
        int order = compareFolded(earlier, later);
        if (order == 0) {
            throw new CatalogException(what + " " + quoted(later) + " stands twice (as " + quoted(earlier)
                    + " before), but names must differ in lower case");
        }
        if (order > 0) {
            throw new CatalogException(what + " " + quoted(later) + " comes after " + quoted(earlier)
                    + ", but names must rise in code-point order of their lower case");
        }
    }

    static void checkRisingPrefixes(String earlier, String later) {
        int order = earlier.compareTo(later);
        if (order == 0) {
            throw new CatalogException("service " + quoted(later) + " stands twice");
        }
        if (order > 0) {
            throw new CatalogException("service " + quoted(later) + " comes after " + quoted(earlier)
                    + ", but prefixes must rise in code-point order");
        }
    }

    /** Orders ASCII texts as their lower case in code-point order. */
    static int compareFolded(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            int order = fold(a.charAt(i)) - fold(b.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return a.length() - b.length();
    }

    /** Orders by code points; {@link String#compareTo} puts U+E000 to U+FFFF after the supplementary ones. */
    static int compareCodePoints(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                if (Character.isSurrogate(x) == Character.isSurrogate(y)) {
                    return x - y;
                }
                return Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** The lower case of an ASCII letter; anything else as it is. */
    static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Whether this is a name: letters, digits, {@code _} and {@code -}. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isNameChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether a name may hold this character. */
    static boolean isNameChar(char unfolded) {
        char c = fold(unfolded);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** The lower case of ASCII letters; anything else as it is. */
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(fold(text.charAt(i)));
        }
        return out.toString();
    }

    private static boolean hasCapital(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != fold(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLine(String text) {
        if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return isPrintable(text);
            }
        }
        return true;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Printable.isHidden(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
