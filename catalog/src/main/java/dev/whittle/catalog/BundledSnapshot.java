package dev.whittle.catalog;

import java.time.LocalDate;

/**
 * The snapshots in this module, oldest first, since a jar can't be listed cheaply.
 *
 * <p>INVARIANT: each hash is that of the text in the resource; a test computes it again.
 */
enum BundledSnapshot {
    NOVEMBER_2024(LocalDate.of(2024, 11, 20), "f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68"),
    SEPTEMBER_2026(LocalDate.of(2026, 9, 26), "6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2");

    final LocalDate date;
    final String sha256;

    BundledSnapshot(LocalDate date, String sha256) {
        this.date = date;
        this.sha256 = sha256;
    }

    /** The resource's name, beside this class. */
    String resource() {
        return date.toString().concat(".txt.gz");
    }
}
