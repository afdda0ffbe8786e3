package dev.whittle.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of cells as lines whose columns stand one below another, two spaces between them. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The lines, none of which ends with a space. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            widths.addAll(Collections.nCopies(Math.max(0, row.size() - widths.size()), 0));
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
