package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogOperation;
import dev.whittle.catalog.CatalogService;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which actions a service's API operations may authorize. An operation that needs just the action of its own name is not
 * listed.
 *
 * <p>What authorizes a call says nothing about whether the call is logged: operations translate and protect, and never make
 * anything unused.
 *
 * <p>Source: Service Authorization Reference, the table of API operations on each service's page; in AWS's service reference
 * files {@code Operations[].AuthorizedActions[]}.
 */
// TRUSTED: if an operation stands here, all of its actions do.
final class Operations {
    private final Map<String, List<Pattern>> actions = new HashMap<>();

    private Operations() {}

    /** Those of the data file {@code api-operations.txt} beside this class. */
    static Operations bundled() {
        return Bundled.OPERATIONS;
    }

    /** Read when the first record or unknown name asks for it. */
    private static final class Bundled {
        static final Operations OPERATIONS = of(DataFile.lines("api-operations.txt"));
    }

    /** Those of lines: a service, an operation and its actions, each with its service. */
    static Operations of(Stream<List<String>> lines) {
        Operations operations = new Operations();
        lines.forEach(words -> operations.add(
                words.get(0),
                words.get(1),
                words.stream().skip(2).map(Pattern::of).toList()));
        return operations;
    }

    /** Those that a catalog holds, if it was imported with them. */
    static Operations of(Catalog catalog) {
        Operations operations = new Operations();
        for (CatalogService service : catalog.services()) {
            for (CatalogOperation operation : service.operations()) {
                operations.add(
                        service.prefix(),
                        operation.name(),
                        operation.actions().stream().map(Pattern::of).toList());
            }
        }
        return operations;
    }

    /** If an operation stands twice, since several clients of a service may have it, all its actions count. */
    private void add(String service, String operation, List<Pattern> authorized) {
        actions.computeIfAbsent(key(service, operation), name -> new ArrayList<>())
                .addAll(authorized);
    }

    private static String key(String service, String operation) {
        return service + " " + Pattern.fold(operation);
    }

    /** Whether an operation stands here. */
    boolean has(String service, String operation) {
        return actions.containsKey(key(service, operation));
    }

    /** The actions that it may authorize; none where it does not stand here. */
    List<Pattern> actions(String service, String operation) {
        return actions.getOrDefault(key(service, operation), List.of());
    }

    /** How many there are. */
    int size() {
        return actions.size();
    }
}
