package dev.whittle.fleet;

import dev.whittle.files.RunHeader;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the results of many tasks hang on. */
public final class FleetHeader {
    private FleetHeader() {}

    /** The header of a run that checks, in the same terms as {@link #ofPairs}. */
    public static RunHeader ofChecks(String tasks, String catalog, String timeout, String version) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("checks", tasks);
        items.put("catalog", catalog);
        items.put("timeout", timeout);
        items.put("version", version);
        return new RunHeader(items);
    }

    /**
     * The header of a run that compares.
     *
     * @param pairs hash of the pairs, or what else they are
     * @param catalog hash of the catalog
     * @param timeout for each direction
     * @param version of the program
     */
    public static RunHeader ofPairs(String pairs, String catalog, String timeout, String version) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("pairs", pairs);
        items.put("catalog", catalog);
        items.put("timeout", timeout);
        items.put("version", version);
        return new RunHeader(items);
    }

    /**
     * The header of a run that refines.
     *
     * @param tasks hash of the tasks, or what else they are
     * @param catalog hash of the catalog
     * @param timeout for each obligation
     * @param admitNew what refined text admits of future actions
     * @param onWarning what becomes of tasks with warnings
     * @param version of the program
     */
    public static RunHeader of(
            String tasks, String catalog, String timeout, String admitNew, String onWarning, String version) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("tasks", tasks);
        items.put("catalog", catalog);
        items.put("timeout", timeout);
        items.put("admit new", admitNew);
        items.put("warnings", onWarning);
        items.put("version", version);
        return new RunHeader(items);
    }

    /**
     * The header of a run that simulates.
     *
     * @param requests hash of the policies with their requests, or what else they are
     * @param catalog hash of the catalog
     * @param version of the program
     */
    public static RunHeader ofRequests(String requests, String catalog, String version) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("requests", requests);
        items.put("catalog", catalog);
        items.put("version", version);
        return new RunHeader(items);
    }
}
