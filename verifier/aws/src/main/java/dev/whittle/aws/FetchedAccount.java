package dev.whittle.aws;

import dev.whittle.json.Json;
import dev.whittle.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was fetched of one account: the contents of its folder.
 *
 * @param id 12 digits
 * @param detailsAt when its details were complete; nothing where they are not
 * @param gone ARNs that were gone when more was asked about them; who is among them has no evidence
 * @param lacks what could not be fetched
 * @param files all files of the folder but the list of them itself
 */
record FetchedAccount(
        String id,
        Optional<Instant> detailsAt,
        List<FetchedAnalyzer> analyzers,
        List<FetchedFinding> findings,
        List<String> gone,
        List<Lack> lacks,
        List<FetchedFile> files) {
    static final String FILE = "account.json";
    static final String DETAILS = "details.json";
    static final String FINDINGS = "findings";
    static final String REPORTS = "last-accessed";
    static final String VERSIONS = "versions";

    /** White space left out, it begins so. */
    static final String FORMAT = "whittle-fetch-account-1";

    FetchedAccount {
        analyzers = List.copyOf(analyzers);
        findings = List.copyOf(findings);
        gone = List.copyOf(gone);
        lacks = List.copyOf(lacks);
        files = List.copyOf(files);
    }

    /** As it was written. */
    static FetchedAccount of(Members written) {
        if (!written.text("format").equals(FORMAT)) {
            throw written.refused("format");
        }
        return new FetchedAccount(
                written.text("account"),
                written.optionalTime("detailsAt"),
                written.objects("analyzers", FetchedAccount::analyzer),
                written.objects(
                        "findings",
                        each -> new FetchedFinding(
                                each.text("file"),
                                each.text("id"),
                                each.text("analyzer"),
                                each.text("resource"),
                                each.text("findingType"),
                                each.time("analyzedAt"),
                                each.time("updatedAt"))),
                written.strings("gone"),
                written.objects(
                        "lacks",
                        each -> new Lack(
                                Lack.Kind.of(each.text("kind")).orElseThrow(() -> each.refused("kind")),
                                each.text("subject"),
                                each.text("reason"))),
                written.objects("files", each -> new FetchedFile(each.text("name"), each.text("sha256"))));
    }

    private static FetchedAnalyzer analyzer(Members written) {
        OptionalInt days = written.value("unusedAccessAge").stream()
                .mapToInt(value -> age(written, value))
                .findFirst();
        return new FetchedAnalyzer(
                written.text("arn"), written.text("type"), written.text("region"), written.text("status"), days);
    }

    private static int age(Members written, Json value) {
        if (value instanceof Json.Scalar number && number.lexeme().matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(number.lexeme());
        }
        throw written.refused("unusedAccessAge");
    }

    boolean isComplete() {
        return detailsAt.isPresent() && lacks.isEmpty();
    }

    /** As JSON text. */
    String text() {
        return JsonWriter.text(out -> out.member("format", FORMAT)
                .member("account", id)
                .member("complete", isComplete())
                .member("detailsAt", detailsAt.map(Instant::toString))
                .objects("analyzers", analyzers, FetchedAccount::write)
                .objects(
                        "findings",
                        findings,
                        (each, finding) -> each.member("file", finding.file())
                                .member("id", finding.id())
                                .member("analyzer", finding.analyzer())
                                .member("resource", finding.resource())
                                .member("findingType", finding.type())
                                .member("analyzedAt", finding.analyzedAt().toString())
                                .member("updatedAt", finding.updatedAt().toString()))
                .strings("gone", gone)
                .objects(
                        "lacks",
                        lacks,
                        (each, lack) -> each.member("kind", lack.kind().word())
                                .member("subject", lack.subject())
                                .member("reason", lack.reason()))
                .objects(
                        "files",
                        files,
                        (each, file) -> each.member("name", file.name()).member("sha256", file.sha256())));
    }

    private static void write(JsonWriter out, FetchedAnalyzer analyzer) {
        out.member("arn", analyzer.arn())
                .member("type", analyzer.type())
                .member("region", analyzer.region())
                .member("status", analyzer.status());
        analyzer.unusedAccessAge().ifPresent(days -> out.member("unusedAccessAge", days));
    }
}
