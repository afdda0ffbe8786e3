package dev.whittle.catalog;

/**
 * Prints how many milliseconds this fresh JVM takes for {@link Vocabularies#of}, once the newest catalog is loaded, and how many
 * microseconds then for each of its first questions: the types of a key, and whether an action takes a resource.
 *
 * <p>{@code for i in $(seq 21); do java -cp catalog/target/classes:catalog/target/test-classes
 * dev.whittle.catalog.ColdVocabulary; done}, without and with {@code -XX:TieredStopAtLevel=1}.
 */
final class ColdVocabulary {
    private ColdVocabulary() {}

    /** Measures once. */
    public static void main(String[] args) {
        Catalog catalog = Catalogs.newest();
        CatalogService s3 = catalog.service("s3").orElseThrow();
        CatalogAction action = s3.action("GetObject").orElseThrow();
        long start = System.nanoTime();
        Vocabulary vocabulary = Vocabularies.of(catalog);
        long loaded = System.nanoTime();
        int types = vocabulary.types("aws:requesttag/env").size();
        long typed = System.nanoTime();
        boolean takes = vocabulary.takes(s3, action, "arn:aws:s3:::bucket/key");
        long taken = System.nanoTime();
        System.out.println(Math.round((loaded - start) / 1e5) / 10.0 + " " + (typed - loaded) / 1000 + " "
                + (taken - typed) / 1000 + (takes && types == 1 ? "" : " wrong"));
    }
}
