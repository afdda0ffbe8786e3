package dev.whittle.fleet;

import dev.whittle.catalog.Catalog;
import dev.whittle.files.RunHeader;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the results of many lines hang on. */
public final class FleetHeader {
    private FleetHeader() {}

    /**
     * The header of a run.
     *
     * @param form of its results
     * @param lines hash of the lines, or what else they are
     * @param settings what else changes results, in order
     * @param version of the program
     */
    public static RunHeader of(
            ResultForm form, String lines, Catalog catalog, Map<String, String> settings, String version) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put(form.lines(), lines);
        items.put("catalog", "sha256 " + catalog.sha256());
        items.putAll(settings);
        items.put("version", version);
        return new RunHeader(items);
    }
}
