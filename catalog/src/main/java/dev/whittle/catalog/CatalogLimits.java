package dev.whittle.catalog;

/**
 * What a snapshot may cost.
 *
 * @param bytes the most bytes that its text may have once unpacked; a bundled one has under a million
 */
record CatalogLimits(int bytes) {
    static final CatalogLimits DEFAULT = new CatalogLimits(64 << 20);
}
