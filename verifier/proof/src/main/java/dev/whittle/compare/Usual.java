package dev.whittle.compare;

import dev.whittle.request.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values that keys usually have, for requests that are to be shown: where one of them meets what is asked, it is taken. The keys that
 * say who the caller is have values that can stand together.
 */
final class Usual {
    private static final String ACCOUNT = "123456789012";

    /** By folded key; a star is any run, a question mark any character. */
    private static final Map<String, List<String>> OF_KEY = Map.of(
            "aws:principalaccount", List.of(ACCOUNT),
            "aws:resourceaccount", List.of(ACCOUNT),
            "aws:sourceaccount", List.of(ACCOUNT),
            "aws:userid",
                    List.of("AIDAEXAMPLEEXAMPLE12", "AROAEXAMPLEEXAMPLE12:someone", "*:someone", ACCOUNT + ":someone"),
            "aws:principaltype", List.of("User", "AssumedRole", "FederatedUser", "Account", "Anonymous"),
            "aws:username", List.of("someone"),
            "aws:principalarn",
                    List.of(
                            "arn:aws:iam::" + ACCOUNT + ":user/someone",
                            "arn:aws:iam::" + ACCOUNT + ":role/someone",
                            "arn:aws:iam::" + ACCOUNT + ":role/?*",
                            "arn:aws:iam::" + ACCOUNT + ":user/?*",
                            "arn:aws:sts::" + ACCOUNT + ":assumed-role/?*/?*",
                            "arn:aws:iam::*:role/?*",
                            "arn:aws:iam::*:user/?*"));

    private static final List<String> OF_OTHERS = List.of("example");

    private Usual() {}

    /** The values of a key that are tried, best first. */
    static List<Glob> of(String key) {
        return OF_KEY.getOrDefault(key, OF_OTHERS).stream().map(Usual::glob).toList();
    }

    /** A value of a key that is asked for nothing. */
    static String any(String key) {
        return OF_KEY.getOrDefault(key, OF_OTHERS).get(0);
    }

    private static Glob glob(String text) {
        List<Glob.Token> tokens = new ArrayList<>();
        for (String part : text.split("(?=[*?])|(?<=[*?])", -1)) {
            if (!part.isEmpty()) {
                tokens.add(
                        part.equals("*")
                                ? Glob.Wildcard.RUN
                                : part.equals("?") ? Glob.Wildcard.ONE : new Glob.Text(part));
            }
        }
        return new Glob(tokens);
    }
}
