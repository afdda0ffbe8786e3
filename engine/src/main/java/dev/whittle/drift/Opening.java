package dev.whittle.drift;

import dev.whittle.catalog.CatalogDiff;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A wildcard of an Allow statement, or a whole NotAction list, that admits new actions.
 *
 * @param statement where it stands
 * @param pointer JSON pointer of the pattern or list
 * @param pattern the wildcard; nothing for a NotAction list, which admits whatever it does not name
 * @param origin where it comes from
 * @param actions what it admits, at least one: those that write or manage permissions first, then by folded name
 */
public record Opening(
        Statement statement,
        String pointer,
        Optional<Pattern> pattern,
        Origin origin,
        List<CatalogDiff.Entry> actions) {
    public Opening {
        actions = List.copyOf(actions);
    }
}
