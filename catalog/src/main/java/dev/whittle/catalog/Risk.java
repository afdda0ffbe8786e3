package dev.whittle.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an action is known for, by what it can do to an account. Constants stand from the gravest to the least.
 *
 * <p>An action has such a word whatever its {@link AccessLevel} is: {@code iam:PassRole} is a write, and
 * {@code secretsmanager:GetSecretValue} a read. {@link RiskyActions} says which actions have which.
 */
public enum Risk {
    /** Gives its holder, or whom the holder chooses, permissions beyond its own. */
    ESCALATION("escalation", "privilege escalation"),
    /** Hands out or sets what an identity is proved with, such as a key, a password or a token. */
    CREDENTIALS("credentials", "credentials"),
    /** Opens a resource to other accounts, to everyone, or to another network. */
    EXPOSURE("exposure", "resource exposure"),
    /** Reads what customers keep in a service, or copies it to a place that the caller chooses. */
    EXFILTRATION("exfiltration", "data exfiltration");

    private final String word;
    private final String title;

    Risk(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The one word that stands for it in files, such as {@code escalation}. */
    public String word() {
        return word;
    }

    /** The words for people, such as {@code privilege escalation}. */
    public String title() {
        return title;
    }

    /** The one with this word, letter for letter, or null. */
    static @Nullable Risk ofWord(String word) {
        for (Risk risk : values()) {
            if (risk.word.equals(word)) {
                return risk;
            }
        }
        return null;
    }
}
