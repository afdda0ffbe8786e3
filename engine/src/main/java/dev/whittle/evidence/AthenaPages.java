package dev.whittle.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Pages of {@code aws athena get-query-results}. The first row of the first page holds the columns' names; later pages have
 * only what the page says of its columns, after its rows, so these rows wait for it.
 *
 * <p>Source: Amazon Athena API Reference, "GetQueryResults".
 */
final class AthenaPages {
    static final String ROWS = "/ResultSet/Rows";
    static final String NEXT_TOKEN = "/NextToken";
    private static final String COLUMN = "/ResultSet/ResultSetMetadata/ColumnInfo/*/Name";
    private static final String CELL = "/Data/*/VarCharValue";

    /** What is wanted of a row. */
    static final Set<String> IN_ROW = Set.of(CELL);

    /** What is wanted of a page beside its rows. */
    static final Set<String> IN_PAGE = Set.of(NEXT_TOKEN, COLUMN);

    /** More than the service puts in a page. */
    private static final int MOST_WAITING = 10_000;

    private final Consumer<Map<String, String>> receiver;
    private final List<Map<String, String>> waiting = new ArrayList<>();
    private Optional<AthenaTable> table = Optional.empty();
    private boolean isPageStarted;
    private boolean isPageNamed;
    private int promised;

    /** Hands rows on, each under lower-case pointers. */
    AthenaPages(Consumer<Map<String, String>> receiver) {
        this.receiver = receiver;
    }

    /** Takes a row of the page at hand. */
    void row(Map<String, String> cells) {
        if (!isPageStarted) {
            isPageStarted = true;
            List<String> names = texts(CELL, cells);
            isPageNamed = AthenaTable.isHeader(names);
            if (isPageNamed) {
                table = Optional.of(AthenaTable.of(names));
                return;
            }
        }
        if (isPageNamed) {
            table.ifPresent(named -> receiver.accept(row(named, cells)));
        } else {
            waiting.add(cells);
        }
        if (waiting.size() > MOST_WAITING) {
            throw new IllegalArgumentException("a page without the columns' names has more than " + MOST_WAITING
                    + " rows, the most that are read");
        }
    }

    /** Takes what a page says beside its rows, which came before. */
    void page(Map<String, String> members) {
        if (!waiting.isEmpty()) {
            List<String> names = texts(COLUMN, members);
            table = names.isEmpty() ? table : Optional.of(AthenaTable.of(names));
            AthenaTable named = table.orElseThrow(() -> new IllegalArgumentException(
                    "nothing names the columns of these rows; bring the first page, or pages with `ColumnInfo`"));
            waiting.forEach(cells -> receiver.accept(row(named, cells)));
            waiting.clear();
        }
        promised -= isPageNamed || promised == 0 ? 0 : 1;
        promised += members.getOrDefault(NEXT_TOKEN, "").isEmpty() ? 0 : 1;
        isPageStarted = false;
        isPageNamed = false;
    }

    /** Whether a page promised one that did not come. */
    boolean isCutOff() {
        return promised > 0;
    }

    private static Map<String, String> row(AthenaTable table, Map<String, String> cells) {
        return table.row(column -> cells.getOrDefault(at(CELL, column), ""));
    }

    private static List<String> texts(String pointer, Map<String, String> members) {
        return IntStream.iterate(0, i -> members.containsKey(at(pointer, i)), i -> i + 1)
                .mapToObj(i -> members.getOrDefault(at(pointer, i), ""))
                .toList();
    }

    private static String at(String pointer, int index) {
        return pointer.replace("*", String.valueOf(index));
    }
}
