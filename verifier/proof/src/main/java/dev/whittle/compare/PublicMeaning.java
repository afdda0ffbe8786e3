package dev.whittle.compare;

import dev.whittle.request.Condition;
import dev.whittle.request.ConditionOperator.Test;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a grant non-public, as Amazon S3 publishes it: which values of which condition keys are fixed, and which issuers of web
 * identities serve one customer. The data file {@code public-access.txt} says where each line comes from.
 */
final class PublicMeaning {
    private static final Pattern PREFIX = Pattern.compile("[^/]+/(\\d+)");
    private static final Pattern ROLE_SESSION = Pattern.compile("(?i)AROA[^:]*:.*", Pattern.DOTALL);
    private static final Pattern ACCESS_POINT =
            Pattern.compile("arn:[a-z0-9-]+:s3:[a-z0-9-]*:\\d{12}:accesspoint/.+", Pattern.DOTALL);
    private static final int WIDEST_V4 = 8;
    private static final int WIDEST_V6 = 32;

    private final Map<String, Fixing> keys = new LinkedHashMap<>();
    private final Map<String, String> spelled = new LinkedHashMap<>();
    private final Map<String, String> unlisted = new LinkedHashMap<>();
    private final List<Pattern> ofOne = new ArrayList<>();
    private final Map<String, Claim> shared = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();

    private PublicMeaning() {}

    /** The published meaning. */
    static PublicMeaning published() {
        return Published.MEANING;
    }

    /** Read when the first check asks for it: no other run has to pay for it. */
    private static final class Published {
        static final PublicMeaning MEANING = read();

        private static PublicMeaning read() {
            String file = "public-access.txt";
            try (InputStream in = Objects.requireNonNull(PublicMeaning.class.getResourceAsStream(file), file)) {
                PublicMeaning meaning = new PublicMeaning();
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> meaning.add(List.of(line.strip().split(" +"))));
                return meaning;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void add(List<String> words) {
        String name = words.get(1);
        switch (words.get(0)) {
            case "key" -> {
                keys.put(folded(name), Fixing.of(words.get(2)));
                spelled.put(folded(name), name);
            }
            case "unlisted" -> unlisted.put(folded(name), name);
            case "private" -> ofOne.add(Pattern.compile(Pattern.quote(name).replace("*", "\\E[A-Za-z0-9_-]+\\Q")));
            case "shared" ->
                shared.put(
                        name,
                        new Claim(
                                claimed(name, words.get(2)),
                                words.size() > 3
                                        ? Optional.of(new Start(words.get(3), words.get(4)))
                                        : Optional.empty()));
            case "type" -> types.add(name);
            default -> throw new IllegalStateException("`" + words.get(0) + "` is no word of the data file");
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String claimed(String issuer, String claim) {
        return claim.contains(":") ? claim : issuer + ":" + claim;
    }

    /** Which values of a key are fixed. */
    enum Fixing {
        /** Those without a wildcard or variable. */
        FIXED("fixed", "StringEquals") {
            @Override
            boolean isFixed(String value) {
                return isPlain(value);
            }
        },
        /** The same, but no session of a role. */
        USER("user", "StringEquals") {
            @Override
            boolean isFixed(String value) {
                return isPlain(value) && !ROLE_SESSION.matcher(value).matches();
            }
        },
        /** The access points of one account and Region, all of them too. */
        ACCESS_POINT("access-point", "StringLike") {
            @Override
            boolean isFixed(String value) {
                return !value.contains("${")
                        && PublicMeaning.ACCESS_POINT.matcher(value).matches();
            }
        },
        /** Networks that are not too broad. */
        NETWORK("network", "IpAddress") {
            @Override
            boolean isFixed(String value) {
                Matcher prefix = PREFIX.matcher(value);
                int widest = value.contains(":") ? WIDEST_V6 : WIDEST_V4;
                return !prefix.matches() || Integer.parseInt(prefix.group(1)) >= widest;
            }
        };

        private final String word;
        private final String operator;

        Fixing(String word, String operator) {
            this.word = word;
            this.operator = operator;
        }

        private static Fixing of(String word) {
            for (Fixing each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            throw new IllegalStateException("`" + word + "` is no way to fix a value");
        }

        /** Whether a value, which a reader of policies has accepted, is fixed. */
        abstract boolean isFixed(String value);

        /** The operator that binds a key to such values. */
        String operator() {
            return operator;
        }

        /** Whether a condition's values are of the kind that this is about. */
        boolean isAbout(Condition condition) {
            Test test = condition.operator().test();
            return this == NETWORK ? test == Test.IP_ADDRESS : comparesTexts(test);
        }
    }

    /** Whether an operator compares texts as a whole or with a pattern. */
    static boolean comparesTexts(Test test) {
        return switch (test) {
            case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
            default -> false;
        };
    }

    /** A value without a wildcard or variable that names somebody: anonymous requests have keys with the value that says so. */
    static boolean isPlain(String value) {
        return !value.isEmpty()
                && !value.equalsIgnoreCase("anonymous")
                && value.indexOf('*') < 0
                && value.indexOf('?') < 0
                && !value.contains("${");
    }

    /**
     * The claim that says whose an issuer's tokens are.
     *
     * @param key the condition key
     * @param start how its values begin, where a part of them says it
     */
    record Claim(String key, Optional<Start> start) {
        /** Whether a value fixes one customer. */
        boolean isFixed(String value) {
            return start.map(each -> each.begins(value)).orElseGet(() -> isPlain(value));
        }

        /** The operator that binds the key to such values. */
        String operator() {
            return start.isPresent() ? "StringLike" : "StringEquals";
        }

        /** What would fix it, in words. */
        String wanted() {
            return "`" + key + "` "
                    + start.map(each -> "that begins with `" + each.text() + "NAME" + each.delimiter() + "`")
                            .orElse("without a wildcard");
        }
    }

    /** The start of a claim's value: this text, the customer's name, and what ends it. */
    record Start(String text, String delimiter) {
        private static final Pattern OPEN = Pattern.compile("[*?]|\\$\\{");

        /** Whether a value begins so before its first wildcard. */
        boolean begins(String value) {
            String plain = OPEN.split(value, 2)[0];
            return !value.contains("${")
                    && plain.startsWith(text)
                    && plain.indexOf(delimiter, text.length()) > text.length();
        }
    }

    /** Which values of a key are fixed; nothing where none is. */
    Optional<Fixing> fixing(String foldedKey, String resourceType) {
        boolean isOfAccessPoint = resourceType.endsWith("::AccessPoint");
        return Optional.ofNullable(keys.get(foldedKey))
                .filter(fixing -> fixing != Fixing.ACCESS_POINT || !isOfAccessPoint);
    }

    /** The folded keys of which some values are fixed, in the page's order. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** A key of these as published. */
    String spelling(String foldedKey) {
        return Objects.requireNonNull(spelled.get(foldedKey));
    }

    /** The published spelling of a key that would bind a grant and is not in S3's list. */
    Optional<String> unlisted(String foldedKey) {
        return Optional.ofNullable(unlisted.get(foldedKey));
    }

    /** The claim that says whose an issuer's tokens are; nothing where the issuer's address says it. */
    Optional<Claim> claim(String issuer) {
        return ofOne.stream().anyMatch(pattern -> pattern.matcher(issuer).matches())
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElseGet(
                        shared.get(issuer), () -> new Claim(claimed(issuer, "sub"), Optional.empty())));
    }

    /** The types of resources whose policies can be asked about. */
    List<String> types() {
        return List.copyOf(types);
    }
}
