package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a snapshot, or a part of it, once, from top to bottom; see {@link CatalogText} for the format.
 *
 * <p>Nothing here makes a cold JVM load much, as in {@link SnapshotLines}.
 */
final class CatalogReader {
    private static final String OPERATIONS = "operations ";

    private final SnapshotLines lines;
    private final Map<String, List<String>> resourceTypes = new HashMap<>();
    private final Map<String, AccessLevels> levels = new HashMap<>();

    private CatalogReader(String source, String text, int linesBefore) {
        this.lines = new SnapshotLines(source, text, linesBefore);
    }

    /** The catalog whose whole text this is. */
    static Catalog catalog(String source, String text) {
        CatalogReader reader = new CatalogReader(source, text, 0);
        try {
            return reader.catalog();
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    /** The header that this text begins with. */
    static CatalogHeader header(String source, String text) {
        CatalogReader reader = new CatalogReader(source, text, 0);
        try {
            return reader.header();
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    /** The actions that this text, taken from behind that many lines, begins with. */
    static List<CatalogAction> actions(String source, String text, int linesBefore) {
        CatalogReader reader = new CatalogReader(source, text, linesBefore);
        try {
            return reader.actions();
        } catch (CatalogException e) {
            throw reader.lines.located(e);
        }
    }

    /** The service with this line and these actions. */
    static CatalogService service(String head, List<CatalogAction> actions) {
        int space = head.indexOf(' ');
        if (space <= 0) {
            throw new CatalogException(quoted(head) + " must be a service: its prefix, a space, its title");
        }
        return new CatalogService(head.substring(0, space), head.substring(space + 1), actions);
    }

    private Catalog catalog() {
        CatalogHeader header = header();
        Catalog catalog = Catalog.of(header.date(), header.origin(), header.notice(), services());
        header.mustCount(catalog.services().size(), catalog.operationCount(), catalog.actionCount());
        return catalog;
    }

    private CatalogHeader header() {
        if (!lines.line("the format").equals(CatalogText.FORMAT)) {
            throw new CatalogException("this is no catalog; the first line must be " + quoted(CatalogText.FORMAT));
        }
        LocalDate date = SnapshotLines.date(lines.field("date"));
        String origin = lines.lineField("origin");
        String notice = lines.lineField("notice");
        if (!lines.field("levels").equals(CatalogText.LEVELS)) {
            throw new CatalogException("the legend of access levels must be `levels " + CatalogText.LEVELS + "`");
        }
        int services = SnapshotLines.count(lines.field("services"));
        int operations = lines.nextStartsWith(OPERATIONS) ? operations() : 0;
        int actions = SnapshotLines.count(lines.field("actions"));
        return new CatalogHeader(date, origin, notice, services, operations, actions);
    }

    private int operations() {
        int operations = SnapshotLines.count(lines.field("operations"));
        if (operations == 0) {
            throw new CatalogException("a catalog without operations has no line that counts them");
        }
        return operations;
    }

    private List<CatalogService> services() {
        List<CatalogService> services = new ArrayList<>();
        @Nullable String previous = null;
        while (lines.hasNext()) {
            CatalogService head = service(lines.line("a service"), List.of());
            if (previous != null) {
                Spelling.checkRisingPrefixes(previous, head.prefix());
            }
            previous = head.prefix();
            services.add(new CatalogService(head.prefix(), head.title(), actions(), serviceOperations()));
        }
        return services;
    }

    private List<CatalogAction> actions() {
        List<CatalogAction> actions = new ArrayList<>();
        @Nullable String previous = null;
        while (lines.nextStartsWith(" ") && !lines.nextStartsWith(CatalogText.OPERATION)) {
            CatalogAction action = action(lines.line("an action"));
            if (previous != null) {
                Spelling.checkRisingNames("action", previous, action.name());
            }
            previous = action.name();
            actions.add(action);
        }
        return actions;
    }

    private List<CatalogOperation> serviceOperations() {
        List<CatalogOperation> operations = new ArrayList<>();
        while (lines.nextStartsWith(CatalogText.OPERATION)) {
            CatalogOperation operation = operation(lines.line("an operation"));
            if (!operations.isEmpty()) {
                Spelling.checkRisingNames(
                        "operation", operations.get(operations.size() - 1).name(), operation.name());
            }
            operations.add(operation);
        }
        return operations;
    }

    private static CatalogOperation operation(String row) {
        List<String> words =
                List.of(row.substring(CatalogText.OPERATION.length()).split(" ", -1));
        return new CatalogOperation(words.get(0), words.subList(1, words.size()));
    }

    private CatalogAction action(String row) {
        int afterName = row.indexOf(' ', 1);
        if (afterName < 0) {
            throw new CatalogException(
                    quoted(row) + " must be an action: a space, its name, a space, the letters of its access levels");
        }
        int afterLevels = row.indexOf(' ', afterName + 1);
        boolean bare = afterLevels < 0;
        return new CatalogAction(
                row.substring(1, afterName),
                levels(row.substring(afterName + 1, bare ? row.length() : afterLevels)),
                bare ? List.of() : resourceTypes(row.substring(afterLevels + 1)));
    }

    private AccessLevels levels(String letters) {
        AccessLevels known = levels.get(letters);
        if (known == null) {
            known = newLevels(letters);
            levels.put(letters, known);
        }
        return known;
    }

    private static AccessLevels newLevels(String letters) {
        AccessLevels read = AccessLevels.of();
        int last = 0;
        for (int i = 0; i < letters.length(); i++) {
            AccessLevel level = AccessLevel.ofCode(letters.charAt(i));
            if (level == null || level.bit <= last) {
                throw new CatalogException("access levels " + quoted(letters) + " must be letters of the legend ("
                        + CatalogText.LEVELS + "), in its order, each once");
            }
            last = level.bit;
            read = read.with(level);
        }
        return read;
    }

    private List<String> resourceTypes(String joined) {
        List<String> known = resourceTypes.get(joined);
        if (known == null) {
            known = newResourceTypes(joined);
            resourceTypes.put(joined, known);
        }
        return known;
    }

    private static List<String> newResourceTypes(String joined) {
        List<String> types = new ArrayList<>();
        int begin = 0;
        for (int comma = joined.indexOf(','); comma >= 0; comma = joined.indexOf(',', begin)) {
            types.add(joined.substring(begin, comma));
            begin = comma + 1;
        }
        types.add(joined.substring(begin));
        return List.copyOf(types);
    }
}
