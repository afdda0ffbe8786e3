package dev.whittle.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who makes a request, as policies of resources name it. A role is without its path, since a session's ARN has none.
 *
 * <p>Source: IAM User Guide, "AWS JSON policy elements: Principal" and "IAM identifiers".
 *
 * @param canonical one text for each caller: {@code anonymous}, {@code service/NAME}, {@code federated/PROVIDER},
 *     {@code canonical/ID}, or {@code aws/PARTITION/ACCOUNT/} followed by {@code root}, {@code user/PATH/NAME},
 *     {@code role/NAME}, {@code role/NAME/session/SESSION} or {@code federated/NAME}
 */
public record Caller(String canonical) implements Comparable<Caller> {
    /** Whoever gives no name. */
    public static final Caller ANONYMOUS = new Caller("anonymous");

    static final String SERVICE = "service/";
    static final String FEDERATED = "federated/";
    static final String CANONICAL = "canonical/";
    static final String ACCOUNT = "aws/";
    static final String SESSION = "/session/";

    private static final Pattern ARN = Pattern.compile("arn:([a-z0-9-]+):(iam|sts)::(\\d{12}):(.+)");
    private static final Pattern SERVICE_NAME =
            Pattern.compile("[a-z0-9._-]+\\.(amazonaws\\.com(\\.cn)?|amazon\\.com|aws\\.internal)");
    private static final Pattern OF_ACCOUNT = Pattern.compile("aws/([^/]+)/([^/]+)/(.+)");

    /**
     * The caller that a text names: an ARN (user, role, assumed-role, federated-user, root, SAML or OIDC provider), a service's
     * name, {@code anonymous}, {@code federated:PROVIDER} or {@code canonical:ID}; nothing where it is none of these.
     */
    public static Optional<Caller> of(String text) {
        if (text.equals(ANONYMOUS.canonical)) {
            return Optional.of(ANONYMOUS);
        }
        if (text.startsWith("federated:") && text.length() > "federated:".length()) {
            return Optional.of(new Caller(FEDERATED + text.substring("federated:".length())));
        }
        if (text.startsWith("canonical:") && text.length() > "canonical:".length()) {
            return Optional.of(new Caller(CANONICAL + text.substring("canonical:".length())));
        }
        if (SERVICE_NAME.matcher(text).matches()) {
            return Optional.of(new Caller(SERVICE + text));
        }
        Matcher arn = ARN.matcher(text);
        return arn.matches() ? named(text, arn) : Optional.empty();
    }

    private static Optional<Caller> named(String text, Matcher arn) {
        String account = ACCOUNT + arn.group(1) + "/" + arn.group(3) + "/";
        String[] name = arn.group(4).split("/", -1);
        String last = name[name.length - 1];
        boolean ofSecurityTokens = arn.group(2).equals("sts");
        if (last.isEmpty() || text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return Optional.empty();
        }
        if (name[0].equals("root") && name.length == 1 && !ofSecurityTokens) {
            return Optional.of(new Caller(account + "root"));
        }
        if (name.length < 2) {
            return Optional.empty();
        }
        return switch (name[0]) {
            case "user" -> when(!ofSecurityTokens, account + arn.group(4));
            case "role" -> when(!ofSecurityTokens, account + "role/" + last);
            case "assumed-role" ->
                when(
                        ofSecurityTokens && name.length == 3 && !name[1].isEmpty(),
                        account + "role/" + name[1] + SESSION + last);
            case "federated-user" -> when(ofSecurityTokens && name.length == 2, account + FEDERATED + last);
            case "saml-provider", "oidc-provider" -> when(!ofSecurityTokens, FEDERATED + text);
            default -> Optional.empty();
        };
    }

    private static Optional<Caller> when(boolean isRight, String canonical) {
        return isRight ? Optional.of(new Caller(canonical)) : Optional.empty();
    }

    /** The text that {@link #of} reads as this caller. */
    public String text() {
        if (canonical.startsWith(SERVICE)) {
            return canonical.substring(SERVICE.length());
        }
        if (canonical.startsWith(CANONICAL)) {
            return "canonical:" + canonical.substring(CANONICAL.length());
        }
        if (canonical.startsWith(FEDERATED)) {
            String provider = canonical.substring(FEDERATED.length());
            return provider.startsWith("arn:") ? provider : FEDERATED.replace('/', ':') + provider;
        }
        Matcher account = OF_ACCOUNT.matcher(canonical);
        return account.matches() ? arn(account) : canonical;
    }

    private static String arn(Matcher account) {
        String before = "arn:" + account.group(1) + ":";
        String name = account.group(3);
        int session = name.indexOf(SESSION);
        if (name.startsWith("role/") && session >= 0) {
            return before + "sts::" + account.group(2) + ":assumed-role/" + name.substring("role/".length(), session)
                    + "/" + name.substring(session + SESSION.length());
        }
        return name.startsWith(FEDERATED)
                ? before + "sts::" + account.group(2) + ":federated-user/" + name.substring(FEDERATED.length())
                : before + "iam::" + account.group(2) + ":" + name;
    }

    /** The part of {@link #canonical} up to its account, with the slash after it; nothing where it is of no account. */
    public Optional<String> account() {
        Matcher account = OF_ACCOUNT.matcher(canonical);
        return account.matches()
                ? Optional.of(ACCOUNT + account.group(1) + "/" + account.group(2) + "/")
                : Optional.empty();
    }

    @Override
    public int compareTo(Caller other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public String toString() {
        return text();
    }
}
