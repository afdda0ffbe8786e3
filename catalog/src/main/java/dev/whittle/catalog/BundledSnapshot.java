package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/**
 * The snapshots in this module, oldest first, since a jar can't be listed cheaply. The newest, which nearly every call
 * reads, is whole; each other is a {@link SnapshotDelta} from the next newer one. Each has a vocabulary, which is
 * kept in the same way in a folder of its own.
 *
 * <p>INVARIANT: each hash is that of the snapshot's or the vocabulary's text; a test computes it again.
 */
enum BundledSnapshot {
    OF_2024_11_20(
            LocalDate.of(2024, 11, 20),
            "f7f4ec0243bdcf591616a5d004f5394b8b09d18496bb28bc3869d1b9e5ccee68",
            "f632c3834e0af7d7cc4464e3bfc349773bda45f07bfca8dd59f84e963f83a555"),
    OF_2025_02_13(
            LocalDate.of(2025, 2, 13),
            "1a63c648152ead2d0d83e6e75ec4dc4403bfe88589f49a3e8e6cf7f7a3ee5e5f",
            "5fb474c0c85086e40819a14a921ddeb6115bf4586ee5bf6574ea0a29659f40fc"),
    OF_2025_11_27(
            LocalDate.of(2025, 11, 27),
            "8740e8997d023756d13b319933ff16a5ec2473b5b1af00045ca1a33a7a0a6e7e",
            "3127b641ed57d9c119d2bd6ce1f979e4e10cc4279fccc9885450ae1a73255bc9"),
    OF_2025_12_06(
            LocalDate.of(2025, 12, 6),
            "ddf2293ff15a4505aabb7532d09b82c7ff088da5a811f4b075eaa1279e366da3",
            "c8f4404dd347f68e4d142cd49beb5656af2faa4d8332057bc8d3876d63060d64"),
    OF_2026_08_25(
            LocalDate.of(2026, 8, 25),
            "db359f232aa14327f3f7fb0cfa4581643deeb2112892ef0c80965648d026b78c",
            "ca96cb2d5a58e4fb2b39f1a05896fd74f4dfe4835849392cf258a392c5a4b370"),
    OF_2026_09_16(
            LocalDate.of(2026, 9, 16),
            "96a493e44dc46b57f94374bdf59d1cd927394a0af9fd5937eff199d7711aed95",
            "8a565b566ed0b5667e39368c4a924e3ea6b04e9b3b83979e5bd631300af6178a"),
    OF_2026_09_23(
            LocalDate.of(2026, 9, 23),
            "354f32240b2cc998c1cd5ad3b598816c0644b9ddd91b2a7da72a74ff4c61a24f",
            "1ddc8b89e3aef733f6da166a3b4ed65f243320ae516fdbcbce31e11e95d9dc82"),
    OF_2026_09_26(
            LocalDate.of(2026, 9, 26),
            "6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2",
            "25541cd39cb45fe1d68350db2fcf6cd20ab2322d3d5888d6e5284e4881355ad3");

    /** The folder of the vocabularies, beside the snapshots. */
    static final String VOCABULARIES = "vocabulary";

    private static final BundledSnapshot[] ALL = values();

    final LocalDate date;
    final String sha256;

    /** The hash of the vocabulary's text. */
    final String vocabularySha256;

    BundledSnapshot(LocalDate date, String sha256, String vocabularySha256) {
        this.date = date;
        this.sha256 = sha256;
        this.vocabularySha256 = vocabularySha256;
    }

    /** The latest. */
    static BundledSnapshot newest() {
        return ALL[ALL.length - 1];
    }

    /** The resource's name, beside this class. */
    String resource() {
        return date.toString().concat(this == newest() ? SnapshotChain.WHOLE : SnapshotChain.DELTA);
    }

    /** The name of the vocabulary's resource. */
    String vocabularyResource() {
        return VOCABULARIES.concat("/").concat(resource());
    }

    /** The UTF-8 bytes of the snapshot's text. */
    byte[] bytes() {
        return bytes("");
    }

    /** The UTF-8 bytes of the vocabulary's text. */
    byte[] vocabularyBytes() {
        return bytes(VOCABULARIES.concat("/"));
    }

    private byte[] bytes(String folder) {
        byte[] text = resourceBytes(folder.concat(newest().resource()));
        for (int i = ALL.length - 1; ALL[i] != this; i--) {
            String older = folder.concat(ALL[i - 1].resource());
            text = SnapshotDelta.apply(older, text, resourceBytes(older));
        }
        return text;
    }

    private static byte[] resourceBytes(String name) {
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
