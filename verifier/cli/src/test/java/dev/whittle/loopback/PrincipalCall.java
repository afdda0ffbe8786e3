package dev.whittle.loopback;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation that IAM has for users, groups and roles alike.
 *
 * @param verb its name without the kind: {@code AttachPolicy} of {@code AttachRolePolicy}
 * @param kind {@code User}, {@code Group} or {@code Role}
 */
record PrincipalCall(String verb, String kind) {
    private static final Pattern NAME =
            Pattern.compile("(Get|Put|Delete|Attach|Detach|List|ListAttached)(User|Group|Role)(Policy|Policies|)");

    static PrincipalCall of(String operation) {
        Matcher name = NAME.matcher(operation);
        if (!name.matches()) {
            throw none(operation);
        }
        return new PrincipalCall(name.group(1) + name.group(3), name.group(2));
    }

    private static Refused none(String operation) {
        return Refused.of("InvalidAction", "no operation " + operation);
    }

    Refused none() {
        return none(verb + " of a " + kind);
    }

    /** Whom it is about. */
    ServedPrincipal principal(Call call, ServedAccount account) {
        String name = call.needed(kind + "Name");
        return account.principals().values().stream()
                .filter(each -> each.word().equals(kind) && each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.of(
                        "NoSuchEntity", "The " + principalWord() + " with name " + name + " cannot be found."));
    }

    private String principalWord() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** The inline policy that it names, percent-encoded. */
    String inline(Call call, ServedPrincipal principal) {
        String name = call.needed("PolicyName");
        return Optional.ofNullable(principal.inline().get(name))
                .orElseThrow(() -> Refused.of(
                        "NoSuchEntity", "The " + principalWord() + " policy with name " + name + " cannot be found."));
    }
}
