package dev.whittle.compare;

import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.request.RequestPolicy;
import dev.whittle.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy that is written to hold another one against: plain JSON, which anybody can compare with. */
final class ReferencePolicy {
    private static final List<String> EVERYTHING = List.of("*");

    private final String title;
    private final List<Statement> statements = new ArrayList<>();

    /** @param title what messages call it */
    ReferencePolicy(String title) {
        this.title = title;
    }

    /**
     * A statement.
     *
     * @param principals by type; empty for {@code "*"}; nothing in a policy of an identity
     * @param resources nothing where they are left open
     */
    private record Statement(
            Effect effect,
            Optional<Map<String, ? extends Collection<String>>> principals,
            Collection<String> actions,
            Optional<? extends Collection<String>> resources,
            Optional<Bound> bound) {}

    /** A key, and the values of which it must have one. */
    record Bound(String operator, String key, Collection<String> values) {}

    /**
     * Everything but this access: a policy is inside iff it grants none of it.
     *
     * @param policy of the kind that is held against it
     */
    static PolicySource withoutAccess(Access access, RequestPolicy policy) {
        boolean isOfResource = policy.kind() == RequestPolicy.Kind.RESOURCE;
        boolean namesResources =
                !isOfResource || namesResources(policy) || !access.resources().isEmpty();
        Optional<Map<String, ? extends Collection<String>>> principals =
                isOfResource ? Optional.of(Map.<String, Collection<String>>of()) : Optional.empty();
        ReferencePolicy reference = new ReferencePolicy("everything but " + access.title());
        reference.statements.add(new Statement(
                Effect.ALLOW,
                principals,
                EVERYTHING,
                Optional.of(EVERYTHING).filter(any -> namesResources),
                Optional.empty()));
        reference.statements.add(new Statement(
                Effect.DENY,
                principals,
                access.actions().isEmpty()
                        ? EVERYTHING
                        : access.actions().stream().map(Pattern::text).toList(),
                Optional.of(access.resources().isEmpty() ? EVERYTHING : access.resources())
                        .filter(any -> namesResources),
                Optional.empty()));
        return reference.source();
    }

    /** Whether a statement of a policy says of which resources it is; policies of one resource, such as trust policies, don't. */
    static boolean namesResources(RequestPolicy policy) {
        return policy.statements().stream()
                .flatMap(statement -> statement.elements().stream())
                .anyMatch(elements -> elements.resources().isPresent());
    }

    /**
     * Adds that some principals may do everything.
     *
     * @param principals by type; empty for everybody
     * @param policy of which it depends whether resources are named
     * @param bound what else must be so
     */
    void allow(Map<String, ? extends Collection<String>> principals, RequestPolicy policy, Optional<Bound> bound) {
        statements.add(new Statement(
                Effect.ALLOW,
                Optional.of(new LinkedHashMap<>(principals)),
                EVERYTHING,
                Optional.of(EVERYTHING).filter(any -> namesResources(policy)),
                bound));
    }

    /** The same, read. A policy has a statement: one that denies everything says nothing else. */
    PolicySource source() {
        List<Statement> written = statements.isEmpty()
                ? List.of(new Statement(
                        Effect.DENY,
                        Optional.of(Map.<String, Collection<String>>of()),
                        EVERYTHING,
                        Optional.of(EVERYTHING),
                        Optional.empty()))
                : statements;
        String text = JsonWriter.text(
                out -> out.member("Version", "2012-10-17").objects("Statement", written, ReferencePolicy::write));
        return PolicySource.read(title, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonWriter out, Statement statement) {
        out.member("Effect", statement.effect().text());
        statement.principals().ifPresent(types -> {
            if (types.isEmpty()) {
                out.member("Principal", "*");
            } else {
                out.member("Principal", each -> types.forEach((type, names) -> each.strings(type, names)));
            }
        });
        out.strings("Action", statement.actions());
        statement.resources().ifPresent(resources -> out.strings("Resource", resources));
        statement
                .bound()
                .ifPresent(bound -> out.member(
                        "Condition",
                        condition ->
                                condition.member(bound.operator(), keys -> keys.strings(bound.key(), bound.values()))));
    }
}
