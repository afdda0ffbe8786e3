package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name in a user's list or policy that neither the catalog nor the event map knows: perhaps a slip.
 *
 * @param name the action, or a pattern that matches no known action
 * @param near what it was perhaps meant to be, nearest first; none where nothing is near
 */
public record UnknownName(Pattern name, List<String> near) {
    public UnknownName {
        near = List.copyOf(near);
    }

    /** The name, if it is unknown; a name in AWS's own reports is known, whatever the catalog says. */
    public static Optional<UnknownName> of(Pattern name, Translation evidence, Catalog catalog) {
        return isKnown(name, catalog)
                        || evidence.unknownToCatalog().stream().anyMatch(each -> name.matches(each.folded()))
                        || (name.isLiteral()
                                && EventMap.bundled()
                                        .operation(name, catalog, Operations.of(catalog))
                                        .isPresent())
                ? Optional.empty()
                : Optional.of(new UnknownName(name, NearNames.of(name, catalog)));
    }

    /**
     * Why a name is of no use where an action of the catalog is asked for, in words: it neither is nor matches one. Says what it was
     * perhaps meant to be, and of the name of an API operation which actions it stands for.
     *
     * @return nothing where the name is or matches a known action
     */
    public static Optional<String> refusal(Pattern name, Catalog catalog) {
        if (isKnown(name, catalog)) {
            return Optional.empty();
        }
        Optional<List<Pattern>> operation = EventMap.bundled().operation(name, catalog, Operations.of(catalog));
        return Optional.of(operation
                .map(actions -> "`" + name + "` is an operation and no action; write "
                        + actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(" or ")))
                .orElseGet(() -> "no action of the catalog of " + catalog.date() + " is or matches "
                        + new UnknownName(name, NearNames.of(name, catalog)).title()));
    }

    private static boolean isKnown(Pattern name, Catalog catalog) {
        if (name.isEverything()) {
            return true;
        }
        return name.isLiteral()
                ? EventMap.has(catalog, name)
                : catalog.services().stream()
                        .filter(service -> name.matchesService(service.prefix()))
                        .anyMatch(service -> service.actions().stream()
                                .anyMatch(
                                        action -> name.matches(service.prefix() + ":" + Pattern.fold(action.name()))));
    }

    /** The name with what it was perhaps meant to be, for people. */
    public String title() {
        return "`" + name + "`"
                + (near.isEmpty()
                        ? ""
                        : ": did you mean "
                                + String.join(
                                        " or ",
                                        near.stream()
                                                .map(each -> "`" + each + "`")
                                                .toList()) + "?");
    }
}
