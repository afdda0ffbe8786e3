package dev.whittle.compare;

import dev.whittle.compare.PublicMeaning.Claim;
import dev.whittle.compare.ReferencePolicy.Bound;
import dev.whittle.policy.Effect;
import dev.whittle.request.Condition;
import dev.whittle.request.Documents.KeyUse;
import dev.whittle.request.PrincipalEntry;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requests that are bound to something fixed that a policy names, as a policy: whatever is outside of it is public.
 *
 * <p>They are: those of a principal that it names, of a federated one only where its issuer serves one customer or its token says
 * whose it is; and those of anybody with a key that is bound to one of its fixed values. What is named anywhere in the policy counts,
 * in a Deny too; whether it is named in the right place is what the proof is about. {@link PublicMeaning} says what is fixed.
 */
final class PublicReference {
    private static final String OIDC = ":oidc-provider/";
    private static final String SAML = ":saml-provider/";
    private static final Set<String> GUARDS = Set.of("aws:sourcearn", "aws:sourceaccount");

    private final RequestPolicy policy;
    private final String resourceType;
    private final PublicMeaning meaning = PublicMeaning.published();

    PublicReference(RequestPolicy policy, String resourceType) {
        this.policy = policy;
        this.resourceType = resourceType;
    }

    /** The reference. */
    PolicySource source() {
        ReferencePolicy reference = new ReferencePolicy("what is bound to something fixed");
        Map<String, Set<String>> principals = principals();
        if (!principals.isEmpty()) {
            reference.allow(principals, policy, Optional.empty());
        }
        issuers()
                .forEach((provider, claim) -> bound(
                                claim.key(),
                                condition -> PublicMeaning.comparesTexts(
                                        condition.operator().test()),
                                claim::isFixed)
                        .map(values ->
                                new Bound(operator(claim.operator(), values.use()), claim.key(), values.values()))
                        .ifPresent(bound ->
                                reference.allow(Map.of("Federated", List.of(provider)), policy, Optional.of(bound))));
        for (String key : meaning.keys()) {
            meaning.fixing(key, resourceType)
                    .flatMap(fixing -> bound(key, fixing::isAbout, fixing::isFixed)
                            .map(values -> new Bound(
                                    operator(fixing.operator(), values.use()), meaning.spelling(key), values.values())))
                    .ifPresent(
                            bound -> reference.allow(Map.<String, Collection<String>>of(), policy, Optional.of(bound)));
        }
        return reference.source();
    }

    /** The fixed values of a key, and how often a request has one. */
    private record Values(KeyUse use, Set<String> values) {}

    private Optional<Values> bound(String key, Predicate<Condition> isAbout, Predicate<String> isFixed) {
        String folded = key.toLowerCase(Locale.ROOT);
        List<Condition> about = conditions()
                .filter(condition -> condition.key().equals(folded))
                .filter(isAbout)
                .toList();
        Set<String> fixed = about.stream()
                .flatMap(condition -> condition.values().stream())
                .filter(isFixed)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return fixed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Values(about.get(0).use(), fixed));
    }

    private static String operator(String plain, KeyUse use) {
        return use == KeyUse.SINGLE ? plain : "ForAnyValue:" + plain;
    }

    private Stream<Condition> conditions() {
        return policy.statements().stream()
                .flatMap(statement -> statement.elements().stream())
                .flatMap(elements -> elements.conditions().stream());
    }

    /** All entries of a type of principal, named with Principal or NotPrincipal, without {@code *}. */
    private static Set<String> named(String type, Stream<RequestStatement> statements) {
        String before = type + ":";
        return statements
                .flatMap(statement -> statement.elements().stream())
                .flatMap(elements -> elements.principals().stream())
                .flatMap(listed -> listed.entries().stream())
                .map(PrincipalEntry::written)
                .filter(written -> written.startsWith(before) && !written.equals(before + "*"))
                .map(written -> written.substring(before.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, Set<String>> principals() {
        Map<String, Set<String>> principals = new LinkedHashMap<>();
        for (String type : List.of("AWS", "Service", "Federated", "CanonicalUser")) {
            Set<String> names = named(type, policy.statements().stream());
            if (type.equals("Federated")) {
                names.removeAll(issuers().keySet());
            }
            if (!names.isEmpty()) {
                principals.put(type, names);
            }
        }
        return principals;
    }

    /** The federated principals whose address does not say whose their tokens are, each with the claim that does. */
    private Map<String, Claim> issuers() {
        Map<String, Claim> issuers = new LinkedHashMap<>();
        for (String provider : named("Federated", policy.statements().stream())) {
            if (!provider.contains(SAML)) {
                int at = provider.indexOf(OIDC);
                meaning.claim(at < 0 ? provider : provider.substring(at + OIDC.length()))
                        .ifPresent(claim -> issuers.put(provider, claim));
            }
        }
        return issuers;
    }

    /** What there is to know beside the verdict. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("public by S3's published meaning, not Access Analyzer's; asked of " + resourceType);
        unlisted().forEach(key -> notes.add("`" + key + "` would be fixed, but is not in S3's list"));
        issuers().forEach((provider, claim) -> {
            if (bound(claim.key(), any -> true, claim::isFixed).isEmpty()) {
                notes.add(
                        "`" + provider + "` issues tokens to anybody; what fixes whose they are is " + claim.wanted());
            }
        });
        for (RequestStatement statement : policy.statements()) {
            Set<String> services = named("Service", Stream.of(statement));
            if (statement.effect() == Effect.ALLOW && !services.isEmpty() && !isGuarded(statement)) {
                notes.add(statement.pointer() + " lets in " + String.join(", ", services)
                        + " without aws:SourceArn or aws:SourceAccount: not public, but anybody may have the service call"
                        + " (confused deputy)");
            }
        }
        return notes;
    }

    private Set<String> unlisted() {
        return conditions()
                .filter(condition -> condition.values().stream().anyMatch(PublicMeaning::isPlain))
                .flatMap(condition -> meaning.unlisted(condition.key()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isGuarded(RequestStatement statement) {
        return statement.elements().stream()
                .flatMap(elements -> elements.conditions().stream())
                .anyMatch(condition -> GUARDS.contains(condition.key()));
    }
}
