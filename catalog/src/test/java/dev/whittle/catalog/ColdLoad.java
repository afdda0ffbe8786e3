package dev.whittle.catalog;

/**
 * Prints how many milliseconds this fresh JVM takes for {@link Catalogs#newest()}, then for s3, then for all services.
 *
 * <p>{@code for i in $(seq 21); do java -cp catalog/target/classes:catalog/target/test-classes
 * dev.whittle.catalog.ColdLoad; done}, without and with {@code -XX:TieredStopAtLevel=1}.
 */
final class ColdLoad {
    private ColdLoad() {}

    /** Measures once. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        Catalog catalog = Catalogs.newest();
        long loaded = System.nanoTime();
        int letters =
                catalog.service("s3").orElseThrow().actions().get(0).name().length();
        long one = System.nanoTime();
        for (CatalogService service : catalog.services()) {
            letters += service.actions().get(0).name().length();
        }
        long all = System.nanoTime();
        System.out.println(millis(loaded - start) + " " + millis(one - loaded) + " " + millis(all - one)
                + (letters > 0 ? "" : " nothing read"));
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e5) / 10.0;
    }
}
