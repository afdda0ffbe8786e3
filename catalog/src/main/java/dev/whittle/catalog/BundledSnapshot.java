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
            "5060a14c43f85049416747391b16179654583569a2f3409be6c327eb84d25bbc"),
    OF_2025_02_13(
            LocalDate.of(2025, 2, 13),
            "1a63c648152ead2d0d83e6e75ec4dc4403bfe88589f49a3e8e6cf7f7a3ee5e5f",
            "e078c530028bc7717ce1ba64cfeaa677c38c5a1f86be70434978f5a5b3034277"),
    OF_2025_11_27(
            LocalDate.of(2025, 11, 27),
            "8740e8997d023756d13b319933ff16a5ec2473b5b1af00045ca1a33a7a0a6e7e",
            "dc244cd750b92bf059de28473362391db29024a1009dc6536d005e8f0530eddb"),
    OF_2025_12_06(
            LocalDate.of(2025, 12, 6),
            "ddf2293ff15a4505aabb7532d09b82c7ff088da5a811f4b075eaa1279e366da3",
            "10bc7067cb920d8e8cbc5b09c71a917a9b23b724265fd986b4128a66d009177c"),
    OF_2026_08_25(
            LocalDate.of(2026, 8, 25),
            "db359f232aa14327f3f7fb0cfa4581643deeb2112892ef0c80965648d026b78c",
            "486701ec2ab5a2a24d8dbc4677f021dbb33c89fd5ae940a1a3dda9ed50fe1604"),
    OF_2026_09_16(
            LocalDate.of(2026, 9, 16),
            "96a493e44dc46b57f94374bdf59d1cd927394a0af9fd5937eff199d7711aed95",
            "f767f24566e9a5446980efea476ac0e4e025d93528af8f3868e5b5586a0a016e"),
    OF_2026_09_23(
            LocalDate.of(2026, 9, 23),
            "354f32240b2cc998c1cd5ad3b598816c0644b9ddd91b2a7da72a74ff4c61a24f",
            "02b742b149b1c8d12d0fbe52f14cb687f6b865e8ffe8f26eaa18dcf217e285c0"),
    OF_2026_09_26(
            LocalDate.of(2026, 9, 26),
            "6f6863e401f2646e512ead944d78d5491282afb831cb332b6db1daefc654e9d2",
            "13bfc906cefef95f3aaefbcb9d4dfc16c3847263b14d57ce2cd68a851acbecba");

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
