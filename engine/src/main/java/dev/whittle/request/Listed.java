package dev.whittle.request;

import java.util.List;

/**
 * What an element of a statement lists.
 *
 * @param sense whether what is listed is meant, as by Resource, or everything else, as by NotResource
 * @param entries at least one
 */
public record Listed<T>(ConditionOperator.Sense sense, List<T> entries) {
    public Listed {
        entries = List.copyOf(entries);
    }

    /** Whether everything else is meant. */
    public boolean isExcluding() {
        return sense == ConditionOperator.Sense.NO;
    }
}
