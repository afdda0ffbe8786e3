package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/**
 * The snapshots in this module, oldest first, since a jar can't be listed cheaply. The newest, which nearly every call
 * reads, is whole; each other is a {@link SnapshotDelta} from the next newer one.
 *
 * <p>INVARIANT: each hash is the hash of the snapshot's text; a test computes it again.
 */
enum BundledSnapshot {
    OF_2024_11_20(LocalDate.of(2024, 11, 20), "f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68"),
    OF_2025_02_13(LocalDate.of(2025, 2, 13), "1a63c648152ead2d0d83e6e75ec4dc4403bfe88589f49a3e8e6cf7f7a3ee5e5f"),
    OF_2025_11_27(LocalDate.of(2025, 11, 27), "8740e8997d023756d13b319933ff16a5ec2473b5b1af00045ca1a33a7a0a6e7e"),
    OF_2025_12_06(LocalDate.of(2025, 12, 6), "ddf2293ff15a4505aabb7532d09b82c7ff088da5a811f4b075eaa1279e366da3"),
    OF_2026_08_25(LocalDate.of(2026, 8, 25), "db359f232aa14327f3f7fb0cfa4581643deeb2112892ef0c80965648d026b78c"),
    OF_2026_09_16(LocalDate.of(2026, 9, 16), "96a493e44dc46b57f94374bdf59d1cd927394a0af9fd5937eff199d7711aed95"),
    OF_2026_09_23(LocalDate.of(2026, 9, 23), "354f32240b2cc998c1cd5ad3b598816c0644b9ddd91b2a7da72a74ff4c61a24f"),
    OF_2026_09_26(LocalDate.of(2026, 9, 26), "6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2");

    private static final BundledSnapshot[] ALL = values();

    final LocalDate date;
    final String sha256;

    BundledSnapshot(LocalDate date, String sha256) {
        this.date = date;
        this.sha256 = sha256;
    }

    /** The latest. */
    static BundledSnapshot newest() {
        return ALL[ALL.length - 1];
    }

    /** The resource's name, beside this class. */
    String resource() {
        return date.toString().concat(this == newest() ? SnapshotChain.WHOLE : SnapshotChain.DELTA);
    }

    /** The UTF-8 bytes of the snapshot's text. */
    byte[] bytes() {
        byte[] text = newest().resourceBytes();
        for (int i = ALL.length - 1; ALL[i] != this; i--) {
            BundledSnapshot older = ALL[i - 1];
            text = SnapshotDelta.apply(older.resource(), text, older.resourceBytes());
        }
        return text;
    }

    private byte[] resourceBytes() {
        String name = resource();
        try (InputStream in = BundledSnapshot.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new CatalogException("the bundled catalog " + quoted(name) + " is missing from this build");
            }
            return SnapshotBytes.unpack(name, in, CatalogLimits.DEFAULT);
        } catch (IOException e) {
            throw new CatalogException("the bundled catalog " + quoted(name) + " can't be read", e);
        }
    }
}
