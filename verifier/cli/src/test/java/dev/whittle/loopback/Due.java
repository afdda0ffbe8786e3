package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is due at a certain call, once. Whoever uses it holds a lock. */
final class Due<T> {
    private final List<Entry<T>> entries = new ArrayList<>();

    private static final class Entry<T> {
        private final Optional<String> operation;
        private final T what;
        private int left;

        Entry(Optional<String> operation, int nth, T what) {
            this.operation = operation;
            this.left = nth;
            this.what = what;
        }

        /** Counts a call that it waits for. */
        boolean isDue(String called) {
            return (operation.isEmpty() || operation.get().equals(called)) && --left == 0;
        }
    }

    /**
     * @param operation whose calls count; those of all where none is named
     * @param nth which of the calls from now on, 1 for the next
     */
    void at(Optional<String> operation, int nth, T what) {
        if (nth < 1) {
            throw new IllegalArgumentException("no call is number " + nth);
        }
        entries.add(new Entry<>(operation, nth, what));
    }

    /** Counts a call, and takes out what is due at it. */
    List<T> take(String operation) {
        List<Entry<T>> due =
                entries.stream().filter(each -> each.isDue(operation)).toList();
        entries.removeAll(due);
        return due.stream().map(each -> each.what).toList();
    }

    void clear() {
        entries.clear();
    }
}
