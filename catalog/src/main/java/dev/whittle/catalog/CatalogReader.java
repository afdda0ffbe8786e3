package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a snapshot, or a part of it, once, from top to bottom; see {@link CatalogText} for the format.
 *
 * <p>This runs in a cold JVM each time somebody starts the tool, so there is nothing here that makes the JVM load much:
 * no regular expressions, lambdas or date formatters on the way that succeeds.
 */
final class CatalogReader {
    private static final String OPERATIONS = "operations ";

    private final String source;
    private final String text;
    private final Map<String, List<String>> resourceTypes = new HashMap<>();
    private final Map<String, AccessLevels> levels = new HashMap<>();

    /** Where the next line begins. */
    private int next;

    /** The number of the line last taken, from 1. */
    private int line;

    private CatalogReader(String source, String text, int linesBefore) {
        this.source = source;
        this.text = text;
        this.line = linesBefore;
    }

    /** The catalog whose whole text this is. */
    static Catalog catalog(String source, String text) {
        CatalogReader reader = new CatalogReader(source, text, 0);
        try {
            return reader.catalog();
        } catch (CatalogException e) {
            throw reader.located(e);
        }
    }

    /** The header that this text begins with. */
    static CatalogHeader header(String source, String text) {
        CatalogReader reader = new CatalogReader(source, text, 0);
        try {
            return reader.header();
        } catch (CatalogException e) {
            throw reader.located(e);
        }
    }

    /** The actions that this text, taken from behind that many lines, begins with. */
    static List<CatalogAction> actions(String source, String text, int linesBefore) {
        CatalogReader reader = new CatalogReader(source, text, linesBefore);
        try {
            return reader.actions();
        } catch (CatalogException e) {
            throw reader.located(e);
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
        if (!line("the format").equals(CatalogText.FORMAT)) {
            throw new CatalogException("this is no catalog; the first line must be " + quoted(CatalogText.FORMAT));
        }
        LocalDate date = date(field("date"));
        String origin = lineField("origin");
        String notice = lineField("notice");
        if (!field("levels").equals(CatalogText.LEVELS)) {
            throw new CatalogException("the legend of access levels must be `levels " + CatalogText.LEVELS + "`");
        }
        int services = count(field("services"));
        int operations = text.startsWith(OPERATIONS, next) ? operations() : 0;
        int actions = count(field("actions"));
        return new CatalogHeader(date, origin, notice, services, operations, actions);
    }

    private int operations() {
        int operations = count(field("operations"));
        if (operations == 0) {
            throw new CatalogException("a catalog without operations has no line that counts them");
        }
        return operations;
    }

    private List<CatalogService> services() {
        List<CatalogService> services = new ArrayList<>();
        @Nullable String previous = null;
        while (next < text.length()) {
            CatalogService head = service(line("a service"), List.of());
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
        while (next < text.length() && text.charAt(next) == ' ' && !text.startsWith(CatalogText.OPERATION, next)) {
            CatalogAction action = action(line("an action"));
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
        while (text.startsWith(CatalogText.OPERATION, next)) {
            CatalogOperation operation = operation(line("an operation"));
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

    /** The value of a field that is free text, checked here since its line is known here. */
    private String lineField(String name) {
        String value = field(name);
        Spelling.checkLine(name, value);
        return value;
    }

    private String field(String name) {
        String row = line("`".concat(name).concat("`"));
        if (!row.startsWith(name) || row.length() <= name.length() || row.charAt(name.length()) != ' ') {
            throw new CatalogException(quoted(row) + " must be " + quoted(name) + ", a space and its value");
        }
        return row.substring(name.length() + 1);
    }

    /** Takes the next line; its line feed must be there, so a snapshot cut inside a line is noticed. */
    private String line(String what) {
        line++;
        int end = text.indexOf('\n', next);
        if (end < 0) {
            throw new CatalogException(
                    next == text.length()
                            ? "the text ends where " + what + " must stand"
                            : "the text ends inside this line; every line must end with a line feed");
        }
        String row = text.substring(next, end);
        next = end + 1;
        return row;
    }

    private CatalogException located(CatalogException e) {
        return new CatalogException(quoted(source) + ", line " + line + ": " + e.getMessage(), e);
    }

    private static LocalDate date(String value) {
        try {
            if (value.length() == 10 && value.charAt(4) == '-' && value.charAt(7) == '-') {
                return LocalDate.of(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new CatalogException("date " + quoted(value) + " must be a day such as `2026-09-26`", e);
        }
        throw new CatalogException("date " + quoted(value) + " must be a day such as `2026-09-26`");
    }

    private static int count(String value) {
        try {
            if (value.length() <= 9 && (value.equals("0") || !value.startsWith("0"))) {
                return digits(value, 0, value.length());
            }
        } catch (NumberFormatException e) {
            throw new CatalogException("count " + quoted(value) + " must be a number such as `456`", e);
        }
        throw new CatalogException("count " + quoted(value) + " must be a number such as `456`");
    }

    private static int digits(String value, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                throw new NumberFormatException(value);
            }
        }
        return Integer.parseInt(value, begin, end, 10);
    }
}
