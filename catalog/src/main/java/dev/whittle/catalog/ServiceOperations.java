package dev.whittle.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The operations of one service in AWS's service reference.
 *
 * <p>One that does not say what it authorizes is left out: nothing is known of it. One that stands several times, since
 * several clients may have it, authorizes the actions of all, whatever their conditions.
 *
 * <p>Source: AWS, Service Authorization Reference, "Simplified AWS service information for programmatic access":
 * {@code Operations[{Name, AuthorizedActions[{Name, Service, Context}], SDK}]}.
 */
final class ServiceOperations {
    private static final Set<String> OPERATION_FIELDS = new TreeSet<>(Set.of("Name", "AuthorizedActions", "SDK"));
    private static final Set<String> ACTION_FIELDS = new TreeSet<>(Set.of("Name", "Service", "Context"));

    /** The names as first spelled, and what they authorize, both by folded text. */
    private final Map<String, String> names = new TreeMap<>();

    private final TreeMap<String, Map<String, String>> actions = new TreeMap<>();

    private ServiceOperations() {}

    /** The operations of an array, rising by folded name; those that are not understood are problems of the file. */
    static List<CatalogOperation> read(ImportedValue list) {
        return new ServiceOperations().all(list);
    }

    private List<CatalogOperation> all(ImportedValue list) {
        for (ImportedValue operation : list.items()) {
            try {
                add(operation);
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
        return actions.entrySet().stream()
                .map(each -> new CatalogOperation(
                        names.getOrDefault(each.getKey(), each.getKey()),
                        List.copyOf(each.getValue().values())))
                .toList();
    }

    private void add(ImportedValue operation) {
        operation.mustHoldOnly(OPERATION_FIELDS);
        ImportedValue name = operation.field("Name");
        name.mustPass(text -> Spelling.checkName("operation", text));
        List<String> authorized =
                operation.has("AuthorizedActions") ? authorized(operation.field("AuthorizedActions")) : List.of();
        if (!authorized.isEmpty()) {
            String folded = folded(name.text());
            names.putIfAbsent(folded, name.text());
            Map<String, String> all = actions.computeIfAbsent(folded, key -> new TreeMap<>());
            authorized.forEach(action -> all.putIfAbsent(folded(action), action));
        }
    }

    private static List<String> authorized(ImportedValue list) {
        List<String> authorized = new ArrayList<>();
        for (ImportedValue action : list.items()) {
            action.mustHoldOnly(ACTION_FIELDS);
            action.field("Service").mustPass(Spelling::checkPrefix);
            action.field("Name").mustPass(text -> Spelling.checkName("action", text));
            authorized.add(
                    action.field("Service").text() + ":" + action.field("Name").text());
        }
        return authorized;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
