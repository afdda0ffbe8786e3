package dev.whittle.request;

import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a Principal or a NotPrincipal names, for one caller, plainly.
 *
 * <p>Source: IAM User Guide, "AWS JSON policy elements: Principal": an account's id and the ARN of its root name all of the account, a
 * role its sessions too; {@code "*"} and {@code {"AWS":"*"}} are the same for anonymous callers. "AWS JSON policy elements: NotPrincipal",
 * "Key points".
 */
final class PrincipalEvaluation {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{16,}");
    private static final Pattern ORIGIN_IDENTITY =
            Pattern.compile("arn:aws[a-z-]*:iam::cloudfront:user/CloudFront Origin Access Identity [A-Z0-9]+");
    private static final Pattern OF_ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    private final Documents documents;
    private final Caller caller;
    private final Assuming assuming;

    PrincipalEvaluation(Documents documents, Caller caller, Assuming assuming) {
        this.documents = documents;
        this.caller = caller;
        this.assuming = assuming;
    }

    /** An entry of a Principal with its type. */
    private record Entry(String type, String text) {}

    private static List<Entry> entries(Json principal) {
        List<Entry> entries = new ArrayList<>();
        principal
                .asObject()
                .ifPresent(types -> types.members()
                        .forEach(type -> Documents.elements(type.value())
                                .forEach(text -> entries.add(
                                        new Entry(type.name(), text.asText().orElseThrow())))));
        return entries;
    }

    /** Whether a Principal names the caller. */
    boolean names(Json principal) {
        return principal.asText().isPresent() || entries(principal).stream().anyMatch(this::names);
    }

    private boolean names(Entry entry) {
        return switch (entry.type()) {
            case "AWS" -> namesOfAws(entry.text());
            case "Service" -> namesService(entry.text());
            case "Federated" -> caller.canonical().equals(Caller.FEDERATED + entry.text());
            case "CanonicalUser" -> namesCanonicalUser(entry.text());
            default -> throw new IllegalArgumentException("`" + entry.type() + "` is no type of principal");
        };
    }

    private boolean namesOfAws(String text) {
        if (text.equals("*")) {
            boolean isOfAws = caller.account().isPresent() || caller.equals(Caller.ANONYMOUS);
            return isOfAws || !assuming.takesSecond(Reading.EVERY_AWS_PRINCIPAL);
        }
        if (isOtherName(text)) {
            return assuming.holds(OpenFact.caller(text));
        }
        String named = canonical(text);
        if (named.endsWith("/root")) {
            return caller.account()
                    .filter(account -> named.equals(account + "root"))
                    .isPresent();
        }
        if (named.contains("/user/")) {
            return caller.canonical().equals(named)
                    || (isSessionOf(named) && assuming.holds(OpenFact.sessionOfUser(text)));
        }
        return caller.canonical().equals(named)
                || (named.contains("/role/") && caller.canonical().startsWith(named + Caller.SESSION));
    }

    /** Whether an AWS entry names somebody by another name than an ARN of an account: a unique id, or a CloudFront identity. */
    static boolean isOtherName(String text) {
        return UNIQUE_ID.matcher(text).matches()
                || ORIGIN_IDENTITY.matcher(text).matches();
    }

    /** Whether an AWS entry is the id of an account. */
    static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    private String canonical(String text) {
        return isAccount(text)
                ? Caller.ACCOUNT + documents.partition().orElseThrow() + "/" + text + "/root"
                : Caller.of(text).orElseThrow().canonical();
    }

    /** Whether the caller is a federated session, which the user of this name may have issued. */
    private boolean isSessionOf(String user) {
        return caller.account()
                .filter(account ->
                        user.startsWith(account) && caller.canonical().startsWith(account + Caller.FEDERATED))
                .isPresent();
    }

    private boolean namesService(String text) {
        if (caller.canonical().equals(Caller.SERVICE + text)) {
            return true;
        }
        return documents.hasOtherName(text) && assuming.holds(OpenFact.caller(text));
    }

    private boolean namesCanonicalUser(String text) {
        return caller.canonical().startsWith(Caller.CANONICAL)
                ? caller.canonical().equals(Caller.CANONICAL + text)
                : assuming.holds(OpenFact.caller(text));
    }

    /** Whether a NotPrincipal takes the caller as none of those that it names. */
    boolean leavesOut(Json list) {
        boolean isNamed = names(list);
        if (!isNamed && !liesInNamedAccount(list) && (!namesIds(list) || isAnonymousOrService())) {
            return true;
        }
        return !isNamedInFull(list) && assuming.holds(OpenFact.notPrincipal(list));
    }

    private boolean isAnonymousOrService() {
        return caller.equals(Caller.ANONYMOUS) || caller.canonical().startsWith(Caller.SERVICE);
    }

    private static boolean namesIds(Json list) {
        return entries(list).stream()
                .anyMatch(entry -> entry.type().equals("CanonicalUser")
                        || (entry.type().equals("AWS") && isOtherName(entry.text())));
    }

    private boolean liesInNamedAccount(Json list) {
        Optional<String> own = caller.account().map(account -> account.split("/", -1)[2]);
        return entries(list).stream()
                .flatMap(entry -> account(entry.text()).stream())
                .anyMatch(account -> own.filter(account::equals).isPresent());
    }

    private static Optional<String> account(String text) {
        if (isAccount(text)) {
            return Optional.of(text);
        }
        Matcher arn = OF_ACCOUNT.matcher(text);
        return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
    }

    /** Whether the list names a user and the account, or a session, its role and the account. */
    private boolean isNamedInFull(Json list) {
        Set<String> named = new HashSet<>();
        for (Entry entry : entries(list)) {
            if (entry.type().equals("AWS") && !entry.text().equals("*") && !isOtherName(entry.text())) {
                named.add(canonical(entry.text()));
            }
        }
        String self = caller.canonical();
        boolean isAccountNamed = caller.account()
                .filter(account -> named.contains(account + "root"))
                .isPresent();
        int session = self.indexOf(Caller.SESSION);
        if (session >= 0) {
            return isAccountNamed && named.contains(self) && named.contains(self.substring(0, session));
        }
        return isAccountNamed && named.contains(self) && self.contains("/user/");
    }
}
