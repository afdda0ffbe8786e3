package dev.whittle.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement asks of a request; it applies iff all of it does.
 *
 * @param actions patterns of actions, folded
 * @param resources none in a policy of a resource that does not name it, such as a trust policy: any resource
 * @param principals none in an identity policy
 * @param excluding whether the caller is none of those that NotPrincipal lists; nothing where there is no NotPrincipal
 * @param conditions none for a statement without any
 */
public record Elements(
        Listed<Glob> actions,
        Optional<Listed<ResourceEntry>> resources,
        Optional<Listed<PrincipalEntry>> principals,
        Optional<OpenFact> excluding,
        List<Condition> conditions) {
    public Elements {
        conditions = List.copyOf(conditions);
    }

    /** The readings on which it depends, but for those of a request's own values. */
    public Set<Reading> readings() {
        Set<Reading> found = new TreeSet<>();
        conditions.forEach(condition -> found.addAll(condition.readings()));
        resources.ifPresent(listed -> listed.entries().forEach(pattern -> {
            found.addAll(pattern.readings());
            if (pattern.variables().stream()
                    .anyMatch(variable -> variable.fallback().isEmpty())) {
                found.add(listed.isExcluding() ? Reading.MISSING_IN_NOT_RESOURCE : Reading.MISSING_IN_RESOURCE);
            }
        }));
        principals
                .filter(listed -> listed.entries().stream().anyMatch(PrincipalEntry::isReading))
                .ifPresent(listed -> found.add(Reading.EVERY_AWS_PRINCIPAL));
        return found;
    }
}
