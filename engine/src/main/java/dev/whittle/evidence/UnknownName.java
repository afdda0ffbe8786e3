package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Optional;

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
