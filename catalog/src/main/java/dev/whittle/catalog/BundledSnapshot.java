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
            "2541a3818fc0b8174263f6fa68270dc5196073ae8d2e30559c5d64b4942df30a"),
    OF_2025_02_13(
            LocalDate.of(2025, 2, 13),
            "1a63c648152ead2d0d83e6e75ec4dc4403bfe88589f49a3e8e6cf7f7a3ee5e5f",
            "0e272ff092fa4aa62cbff3e7d61f59133a22c87797097f1a817eee2111cb43cf"),
    OF_2025_11_27(
            LocalDate.of(2025, 11, 27),
            "8740e8997d023756d13b319933ff16a5ec2473b5b1af00045ca1a33a7a0a6e7e",
            "08a6fe31ddf6e2fcf08c7faca14436f747dcc7ebcbf1153530ad4cfb724f5741"),
    OF_2025_12_06(
            LocalDate.of(2025, 12, 6),
            "ddf2293ff15a4505aabb7532d09b82c7ff088da5a811f4b075eaa1279e366da3",
            "85d35fc330e94ca00aafc114416b25b44d4f978d9c45c7aa529d71783d161c44"),
    OF_2026_08_25(
            LocalDate.of(2026, 8, 25),
            "db359f232aa14327f3f7fb0cfa4581643deeb2112892ef0c80965648d026b78c",
            "bb78ede948923a41f311ba1f75a06379eedeb343e4bc9cf05a7fdc13187bdde2"),
    OF_2026_09_16(
            LocalDate.of(2026, 9, 16),
            "96a493e44dc46b57f94374bdf59d1cd927394a0af9fd5937eff199d7711aed95",
            "bdc646e2c837f096de155e2f119e6d7c86ca9b49b48f0d656d419285a43d7fbb"),
    OF_2026_09_23(
            LocalDate.of(2026, 9, 23),
            "354f32240b2cc998c1cd5ad3b598816c0644b9ddd91b2a7da72a74ff4c61a24f",
            "8e47e433cb827dc916f7a673f55615c8af9835c72a25cc42916da01c0eb5ef2f"),
    OF_2026_09_26(
            LocalDate.of(2026, 9, 26),
            "6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2",
            "41f69cf5bbac18393d05d70380eaafed6a8cd1910a2d28b99b920f9307f75b50");

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
