package dev.whittle.source.holders;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may hold a policy of an identity. */
public enum HolderKind {
    /** A role. */
    ROLE("role"),
    /** A user. */
    USER("user"),
    /** A group, whose members hold what it holds. */
    GROUP("group");

    /** The account, the type and the name of a role or user; the path is no part of what tells it. */
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]*:iam:[^:]*:([^:]*):(role|user|group)/(?:.*/)?([^/]+)", Pattern.DOTALL);

    private final String word;

    HolderKind(String word) {
        this.word = word;
    }

    /** The word in results and for people; in an ARN it stands before the path. */
    public String word() {
        return word;
    }

    /** The kind of whom an ARN names; nothing where that is nobody who holds policies. */
    public static Optional<HolderKind> ofArn(String arn) {
        Matcher named = ARN.matcher(arn);
        return named.matches()
                ? Arrays.stream(values())
                        .filter(kind -> kind.word.equals(named.group(2)))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Whether a name means whom an ARN names: a name without account is everybody's of this kind who is called so.
     *
     * @param name a name, or an ARN
     */
    public boolean isMeant(String name, String arn) {
        Matcher named = ARN.matcher(arn);
        if (!arn.endsWith(Paths.name(name))
                || !named.matches()
                || !named.group(2).equals(word)) {
            return false;
        }
        Matcher wanted = ARN.matcher(name);
        return wanted.matches()
                ? named.group(1).equals(wanted.group(1))
                        && named.group(2).equals(wanted.group(2))
                        && named.group(3).equals(wanted.group(3))
                : named.group(3).equals(name);
    }
}
