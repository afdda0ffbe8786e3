package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file {@code data/actions/SERVICE.json}: an object whose keys are the actions' names in lower case.
 *
 * <p>Access levels are one ({@code Write}, package of 2024) or several ({@code Tagging, Write}, package of 2026). A
 * resource type that stands twice in one action counts once.
 */
final class IamDataActions {
    private static final Set<String> ACTION_FIELDS = new TreeSet<>(Set.of(
            "name",
            "description",
            "accessLevel",
            "resourceTypes",
            "conditionKeys",
            "dependentActions",
            "isPermissionOnly",
            "scenarios"));
    private static final Set<String> RESOURCE_TYPE_FIELDS =
            new TreeSet<>(Set.of("name", "required", "conditionKeys", "dependentActions"));

    private IamDataActions() {}

    /** The actions of one service, rising by lower-cased name; those that are not understood are problems of the file. */
    static List<CatalogAction> read(ImportedValue file) {
        TreeMap<String, CatalogAction> byFoldedName = new TreeMap<>();
        for (Map.Entry<String, ImportedValue> entry : file.fields()) {
            try {
                CatalogAction action = action(entry.getValue());
                String folded = action.name().toLowerCase(Locale.ROOT);
                @Nullable CatalogAction earlier = byFoldedName.putIfAbsent(folded, action);
                if (earlier != null) {
                    throw entry.getValue()
                            .refusal("action " + quoted(action.name()) + " stands twice (as " + quoted(earlier.name())
                                    + " before), but names must differ in lower case");
                }
                if (!entry.getKey().equals(folded)) {
                    throw entry.getValue()
                            .refusal("the key must be " + quoted(folded) + ", the name " + quoted(action.name())
                                    + " in lower case");
                }
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
        return new ArrayList<>(byFoldedName.values());
    }

    private static CatalogAction action(ImportedValue value) {
        value.mustHoldOnly(ACTION_FIELDS);
        String name = value.field("name").text();
        AccessLevels levels = levels(value.field("accessLevel"));
        TreeSet<String> types = new TreeSet<>(Spelling::compareCodePoints);
        for (ImportedValue type : value.field("resourceTypes").items()) {
            type.mustHoldOnly(RESOURCE_TYPE_FIELDS);
            types.add(type.field("name").text());
        }
        return value.checked(() -> new CatalogAction(name, levels, List.copyOf(types)));
    }

    private static AccessLevels levels(ImportedValue value) {
        AccessLevels levels = AccessLevels.of();
        for (String title : value.text().split(", ", -1)) {
            AccessLevel level = AccessLevel.ofTitle(title);
            if (level == null) {
                throw value.refusal("access level " + quoted(title) + " is not known; known are " + knownTitles());
            }
            if (levels.contains(level)) {
                throw value.refusal("access level " + quoted(title) + " stands twice");
            }
            levels = levels.with(level);
        }
        return levels;
    }

    private static String knownTitles() {
        List<String> titles = new ArrayList<>();
        for (AccessLevel level : AccessLevel.values()) {
            titles.add(quoted(level.title()));
        }
        return String.join(", ", titles);
    }
}
