package dev.whittle.loopback;

import dev.whittle.json.JsonWriter;
import java.util.List;
import java.util.TreeMap;

/**
 * An account's principals and managed policies as text, a line for each thing that can be changed. Documents stand as JSON strings of
 * their text, so that one byte more is seen; the order in which things were added is not.
 */
final class AccountState {
    private final StringBuilder out = new StringBuilder();

    private AccountState() {}

    static String of(ServedAccount account) {
        AccountState state = new AccountState();
        new TreeMap<>(account.policies()).values().forEach(state::policy);
        new TreeMap<>(account.principals()).values().forEach(state::principal);
        return state.out.toString();
    }

    private void policy(ServedPolicy policy) {
        line("policy", policy.arn());
        policy.description().ifPresent(text -> line("  description", JsonWriter.quoted(text)));
        line("  default", policy.current());
        policy.ids()
                .forEach(id -> document(
                        "  version", id, String.valueOf(policy.versions().get(id))));
    }

    private void principal(ServedPrincipal principal) {
        line(principal.kind(), principal.arn());
        principal.boundary().ifPresent(arn -> line("  boundary", arn));
        sorted(principal.groups()).forEach(group -> line("  group", group));
        sorted(principal.attached()).forEach(arn -> line("  attached", arn));
        new TreeMap<>(principal.inline()).forEach((name, encoded) -> document("  inline", name, encoded));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private void document(String kind, String name, String encoded) {
        line(kind, name + " " + JsonWriter.quoted(Samples.decoded(encoded)));
    }

    private void line(String kind, String rest) {
        out.append(kind).append(' ').append(rest).append('\n');
    }
}
