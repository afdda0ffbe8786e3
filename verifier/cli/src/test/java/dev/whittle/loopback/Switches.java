package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server does wrong, when told to. */
public final class Switches {
    private final Map<String, Integer> throttled = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private Optional<String> redirect = Optional.empty();
    private int pageSize = 100;

    private record Broken(String operation, String part, String code) {}

    /** The next calls of an operation are throttled. */
    public synchronized void throttle(String operation, int times) {
        throttled.put(operation, times);
    }

    /** From now on calls of an operation fail, if their input holds a text. */
    public synchronized void fail(String operation, String part, String code) {
        broken.add(new Broken(operation, part, code));
    }

    /** Everything works again. */
    public synchronized void mend() {
        broken.clear();
        throttled.clear();
        redirect = Optional.empty();
    }

    /** From now on every answer leads elsewhere. */
    public synchronized void redirect(String url) {
        redirect = Optional.of(url);
    }

    /** How many items a page has. */
    public synchronized void pageSize(int items) {
        pageSize = items;
    }

    synchronized int pageSize() {
        return pageSize;
    }

    synchronized Optional<String> redirect() {
        return redirect;
    }

    /** Fails where a call is to. */
    synchronized void check(String operation, String input) {
        int left = throttled.merge(operation, 0, Integer::sum);
        if (left > 0) {
            throttled.put(operation, left - 1);
            throw new Refused(429, "Throttling", "Rate exceeded");
        }
        broken.stream()
                .filter(each -> each.operation().equals(operation) && input.contains(each.part()))
                .findFirst()
                .ifPresent(each -> {
                    throw new Refused(
                            each.code().startsWith("Internal") ? 500 : 403,
                            each.code(),
                            "told to fail in " + operation);
                });
    }
}
