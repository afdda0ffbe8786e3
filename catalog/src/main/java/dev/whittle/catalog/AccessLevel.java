package dev.whittle.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an action does to a resource, in the words of the Service Authorization Reference.
 *
 * <p>Constants stand in the order in which their letters are written in a snapshot.
 *
 * <p>Source: AWS, Service Authorization Reference, "Actions, resources, and condition keys", column "Access level".
 */
public enum AccessLevel {
    /** Sees that a resource exists. */
    LIST("List", 'L', 1),
    /** Reads what a resource holds. */
    READ("Read", 'R', 2),
    /** Makes, changes or deletes a resource. */
    WRITE("Write", 'W', 4),
    /** Changes the tags of a resource. */
    TAGGING("Tagging", 'T', 8),
    /** Grants or changes permissions on a resource. */
    PERMISSIONS_MANAGEMENT("Permissions management", 'P', 16);

    private static final AccessLevel[] ALL = values();

    private final String title;
    private final char code;

    /** Stands for this level in {@link AccessLevels}: one bit, rising with the constants. */
    final int bit;

    AccessLevel(String title, char code, int bit) {
        this.title = title;
        this.code = code;
        this.bit = bit;
    }

    /** The words that AWS publishes, such as {@code Permissions management}. */
    public String title() {
        return title;
    }

    /** The one letter that stands for this level in a snapshot, an ASCII capital. */
    public char code() {
        return code;
    }

    /** The level with this letter, or null. */
    static @Nullable AccessLevel ofCode(char code) {
        for (AccessLevel level : ALL) {
            if (level.code == code) {
                return level;
            }
        }
        return null;
    }

    /** The level with these published words, letter for letter, or null. */
    static @Nullable AccessLevel ofTitle(String title) {
        for (AccessLevel level : ALL) {
            if (level.title.equals(title)) {
                return level;
            }
        }
        return null;
    }
}
