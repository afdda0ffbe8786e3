package dev.whittle.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of Principal or NotPrincipal: which callers it names, by their {@linkplain Caller#canonical canonical texts}.
 *
 * <p>One caller has several names. A canonical user id, a unique id, a CloudFront identity or a second name of a service may be the
 * name of whom another entry calls otherwise, so each of these is an open fact.
 *
 * <p>Source: IAM User Guide, "AWS JSON policy elements: Principal"; Amazon S3 User Guide, "Principals for bucket policies".
 *
 * @param written type and text, such as {@code AWS:123456789012}
 * @param named the callers that it surely names
 * @param open a fact on which it hangs for others, if there is one
 * @param among those others
 * @param account the account that it names a part of, up to its slash, if it does
 * @param isReading whether it is <code>{"AWS": "*"}</code>
 */
public record PrincipalEntry(
        String written,
        List<Glob> named,
        Optional<OpenFact> open,
        List<Glob> among,
        Optional<String> account,
        boolean isReading) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ROOT = Pattern.compile("arn:([a-z0-9-]+):iam::(\\d{12}):root");
    private static final Pattern PROVIDER = Pattern.compile("arn:([^:]*):[^:]*:[^:]*:(\\d{12}):.*");
    static final Pattern UNIQUE_ID = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{16,128}");
    static final Pattern CANONICAL_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CLOUDFRONT =
            Pattern.compile("arn:[a-z0-9-]+:iam::cloudfront:user/CloudFront Origin Access Identity [A-Z0-9]+");

    /** The callers of all accounts, and anonymous. */
    private static final List<Glob> OF_AWS =
            List.of(startingWith(Caller.ACCOUNT), Glob.of(Caller.ANONYMOUS.canonical()));

    /** All callers but canonical users. */
    private static final List<Glob> NOT_CANONICAL = List.of(
            startingWith(Caller.ACCOUNT),
            Glob.of(Caller.ANONYMOUS.canonical()),
            startingWith(Caller.SERVICE),
            startingWith(Caller.FEDERATED));

    /** Callers that have no unique id and no canonical user id. */
    public static final List<Glob> WITHOUT_IDS =
            List.of(Glob.of(Caller.ANONYMOUS.canonical()), startingWith(Caller.SERVICE));

    public PrincipalEntry {
        named = List.copyOf(named);
        among = List.copyOf(among);
    }

    /** The callers whose canonical text starts so. */
    static Glob startingWith(String start) {
        return new Glob.Builder().text(start).add(Glob.Wildcard.RUN).glob();
    }

    /** The callers that it surely names, as {@code "AWS": "*"} is read. */
    public List<Glob> named(Readings readings) {
        return isReading && readings.takesSecond(Reading.EVERY_AWS_PRINCIPAL) ? OF_AWS : named;
    }

    /** {@code "Principal": "*"}. */
    static PrincipalEntry everyone() {
        return sure("*", List.of(Glob.ANYTHING), Optional.empty());
    }

    /**
     * The entry of this type with this text.
     *
     * @return nothing where AWS supports no such entry; what would be right is in {@link #refusal}
     */
    static Optional<PrincipalEntry> of(String type, String text, Documents documents) {
        String written = type + ":" + text;
        if (text.contains("${")) {
            return Optional.empty();
        }
        return switch (type) {
            case "AWS" -> ofAws(written, text, documents);
            case "Service" ->
                Caller.of(text)
                        .filter(caller -> caller.canonical().startsWith(Caller.SERVICE))
                        .map(caller -> ofService(written, caller, documents));
            case "Federated" ->
                hasWildcard(text) || text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(sure(written, List.of(Glob.of(Caller.FEDERATED + text)), accountOf(text)));
            case "CanonicalUser" ->
                CANONICAL_ID.matcher(text).matches()
                        ? Optional.of(open(
                                written,
                                List.of(Glob.of(Caller.CANONICAL + text)),
                                OpenFact.caller(text),
                                NOT_CANONICAL))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<PrincipalEntry> ofAws(String written, String text, Documents documents) {
        if (text.equals("*")) {
            return Optional.of(new PrincipalEntry(
                    written, List.of(Glob.ANYTHING), Optional.empty(), List.of(), Optional.empty(), true));
        }
        Matcher root = ROOT.matcher(text);
        if (root.matches()) {
            return Optional.of(ofAccount(written, root.group(1), root.group(2)));
        }
        if (ACCOUNT.matcher(text).matches()) {
            return documents.partition().map(partition -> ofAccount(written, partition, text));
        }
        if (UNIQUE_ID.matcher(text).matches() || CLOUDFRONT.matcher(text).matches()) {
            return Optional.of(open(written, List.of(), OpenFact.caller(text), List.of(Glob.ANYTHING)));
        }
        return Caller.of(text).flatMap(caller -> ofCaller(written, text, caller, documents));
    }

    /** The account that the ARN of a provider names. */
    private static Optional<String> accountOf(String provider) {
        Matcher arn = PROVIDER.matcher(provider);
        return arn.matches() ? Optional.of(Caller.ACCOUNT + arn.group(1) + "/" + arn.group(2) + "/") : Optional.empty();
    }

    private static PrincipalEntry ofAccount(String written, String partition, String id) {
        String account = Caller.ACCOUNT + partition + "/" + id + "/";
        return sure(written, List.of(startingWith(account)), Optional.of(account));
    }

    private static Optional<PrincipalEntry> ofCaller(String written, String text, Caller caller, Documents documents) {
        Optional<String> account = caller.account();
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String name = caller.canonical().substring(account.get().length());
        Glob itself = Glob.of(caller.canonical());
        if (name.startsWith("user/")) {
            return Optional.of(new PrincipalEntry(
                    written,
                    List.of(itself),
                    Optional.of(OpenFact.sessionOfUser(text)),
                    List.of(startingWith(account.get() + Caller.FEDERATED)),
                    account,
                    false));
        }
        boolean isRole = name.startsWith("role/") && !name.contains(Caller.SESSION);
        if (isRole && documents.hasOtherPath(text.split(":", -1)[4], name.substring("role/".length()))) {
            return Optional.empty();
        }
        return Optional.of(sure(
                written,
                isRole ? List.of(itself, startingWith(caller.canonical() + Caller.SESSION)) : List.of(itself),
                account));
    }

    private static PrincipalEntry ofService(String written, Caller service, Documents documents) {
        List<Glob> itself = List.of(Glob.of(service.canonical()));
        return documents.hasOtherName(service.text())
                ? open(written, itself, OpenFact.caller(service.text()), List.of(Glob.ANYTHING))
                : sure(written, itself, Optional.empty());
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static PrincipalEntry sure(String written, List<Glob> named, Optional<String> account) {
        return new PrincipalEntry(written, named, Optional.empty(), List.of(), account, false);
    }

    private static PrincipalEntry open(String written, List<Glob> named, OpenFact open, List<Glob> among) {
        return new PrincipalEntry(written, named, Optional.of(open), among, Optional.empty(), false);
    }

    /** All callers of the account that it names, or names a part of. */
    public Optional<Glob> accountGlob() {
        return account.map(PrincipalEntry::startingWith);
    }

    /** Whether it names somebody by an id that is no ARN. */
    public boolean isOfId() {
        return open.filter(fact -> fact.kind() == OpenFact.Kind.CALLER
                        && (CANONICAL_ID.matcher(fact.subject()).matches()
                                || UNIQUE_ID.matcher(fact.subject()).matches()))
                .isPresent();
    }

    /**
     * The callers whom a list with this entry names in the full form that AWS asks of a NotPrincipal: a user with its account, a session
     * with its role and its account.
     *
     * @param list all entries, this one among them
     */
    public List<Glob> namedInFull(List<PrincipalEntry> list) {
        Optional<Caller> caller = Optional.of(written)
                .filter(text -> text.startsWith("AWS:"))
                .flatMap(text -> Caller.of(text.substring("AWS:".length())));
        if (account.isEmpty() || caller.isEmpty()) {
            return List.of();
        }
        String canonical = caller.get().canonical();
        boolean hasAccount = list.stream().anyMatch(each -> each.named.contains(startingWith(account.get())));
        int session = canonical.indexOf(Caller.SESSION);
        boolean hasRole = session >= 0
                && list.stream().anyMatch(each -> each.named.contains(Glob.of(canonical.substring(0, session))));
        boolean isUser = canonical.startsWith(account.get() + "user/");
        return hasAccount && (isUser || hasRole) ? List.of(Glob.of(canonical)) : List.of();
    }

    /** Why there is no such entry, and what would be right. */
    static String refusal(String type, String text) {
        String entry = "`" + text + "`";
        if (text.contains("${")) {
            return "a principal has no variables, but " + entry + " holds one; write who it is";
        }
        if (hasWildcard(text)) {
            return "wildcards within a principal are not supported, as in " + entry
                    + "; write a whole ARN, or `*` with a condition on aws:PrincipalArn";
        }
        return switch (type) {
            case "AWS" -> awsRefusal(text);
            case "Service" -> entry + " is no service's name; write one such as `lambda.amazonaws.com`";
            case "CanonicalUser" -> entry + " is no canonical user id; write its 64 hexadecimal digits";
            case "Federated" -> "the provider has no name; write one such as `cognito-identity.amazonaws.com`";
            default ->
                "the type of principal `" + type + "` does not exist; write AWS, Service, Federated or CanonicalUser";
        };
    }

    private static String awsRefusal(String text) {
        if (ACCOUNT.matcher(text).matches()) {
            return "the documents name several partitions, so the one of account `" + text
                    + "` is not known; write its root ARN";
        }
        return Caller.of(text)
                .filter(caller -> caller.account().isPresent())
                .map(caller -> "the documents name roles like `" + text
                        + "` with another path, and a session's ARN has none; write one path")
                .orElse("`" + text + "` is no principal of AWS; write an account id or an ARN of IAM or STS");
    }
}
