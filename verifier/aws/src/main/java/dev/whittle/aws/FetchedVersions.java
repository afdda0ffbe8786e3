package dev.whittle.aws;

import dev.whittle.account.Document;
import dev.whittle.files.InputFile;
import dev.whittle.json.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of managed policies, as they were fetched.
 *
 * @param folder of the account
 */
record FetchedVersions(Path folder) {
    private static final int MOST_BYTES = 1 << 20;

    /** The oldest version that is not in force, with its exact text; nothing where there is none. */
    Optional<Map.Entry<String, String>> oldest(String policy) {
        Path file = folder.resolve(FetchedAccount.VERSIONS).resolve(FetchedFile.about(policy));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Members written = Members.of(file.toString(), InputFile.read(file.toString(), MOST_BYTES));
        return written.objects("Versions", each -> each).stream()
                .filter(each -> !each.isTrue("IsDefaultVersion"))
                .min(Comparator.comparing(FetchedVersions::number))
                .map(each -> Map.entry(each.text("VersionId"), text(each)));
    }

    /** Versions count from 1 and no number comes twice: IAM User Guide, "Versioning IAM policies". */
    private static int number(Members version) {
        String id = version.text("VersionId");
        if (!id.matches("v[1-9][0-9]{0,8}")) {
            throw version.refused("VersionId");
        }
        return Integer.parseInt(id.substring(1));
    }

    private static String text(Members version) {
        return new Document(
                        version.text("VersionId"),
                        new SourceText(version.file(), ""),
                        version.value("Document").orElseThrow(() -> version.refused("Document")),
                        "/Document")
                .text();
    }
}
