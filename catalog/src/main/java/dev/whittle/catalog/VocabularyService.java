package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys and resource types of one service, or the keys that are of no service.
 *
 * @param prefix the service's, or {@link #GLOBAL}
 * @param keys rising in the code-point order of the lower-cased names, without duplicates
 * @param resourceTypes rising in the code-point order of the names, without duplicates
 */
record VocabularyService(String prefix, List<ConditionKey> keys, List<ResourceType> resourceTypes) {
    /** What stands for a prefix before the keys that are of no service; no service can have it. */
    static final String GLOBAL = "*";

    /** Fails with a {@link CatalogException} where a component has not the shape described above. */
    VocabularyService {
        if (!prefix.equals(GLOBAL)) {
            Spelling.checkPrefix(prefix);
        } else if (!resourceTypes.isEmpty()) {
            throw new CatalogException("resource types must be of a service, but "
                    + quoted(resourceTypes.get(0).name()) + " is below " + quoted(GLOBAL));
        }
        keys = List.copyOf(keys);
        for (int i = 1; i < keys.size(); i++) {
            Spelling.checkRisingNames(
                    "condition key", keys.get(i - 1).name(), keys.get(i).name());
        }
        resourceTypes =
                resourceTypes instanceof ResourceTypeBlock ? resourceTypes : checked(List.copyOf(resourceTypes));
    }

    /** The resource type of that name, or null where there is none; logarithmic in their count. */
    @Nullable
    ResourceType resourceType(String name) {
        int low = 0;
        int high = resourceTypes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ResourceType type = resourceTypes.get(middle);
            int order = Spelling.compareCodePoints(type.name(), name);
            if (order == 0) {
                return type;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    /** How many ARN formats all resource types have together. */
    int formatCount() {
        int count = 0;
        for (ResourceType type : resourceTypes) {
            count += type.formats().size();
        }
        return count;
    }

    private static List<ResourceType> checked(List<ResourceType> types) {
        for (int i = 1; i < types.size(); i++) {
            Spelling.checkResourceTypes(
                    List.of(types.get(i - 1).name(), types.get(i).name()));
        }
        return types;
    }
}
