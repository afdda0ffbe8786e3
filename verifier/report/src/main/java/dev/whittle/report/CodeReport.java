package dev.whittle.report;

import dev.whittle.code.CodeResults;
import dev.whittle.code.FileOutcome;
import dev.whittle.code.SiteOutcome;
import dev.whittle.evidence.Warning;
import dev.whittle.files.Input;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Quota;
import dev.whittle.refine.RecommendedAction;
import dev.whittle.refine.StatementChange;
import dev.whittle.run.Status;
import dev.whittle.source.Limit;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import dev.whittle.text.Sha256;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of the policies of files of code, in words, as a diff, as JSON, as SARIF and as a page. Holds no times, so that the same input
 * gives the same text.
 *
 * @param results what came of them
 * @param names how reports call a file: by its path in the repository
 * @param evidence the files of evidence
 * @param tool the program's version
 * @param solver the solver's version
 * @param origin what the page names beside
 */
public record CodeReport(
        CodeResults results,
        Function<Path, String> names,
        List<Input> evidence,
        String tool,
        String solver,
        RunOrigin origin) {
    private static final int MOST_LINES = 50;

    public CodeReport {
        evidence = List.copyOf(evidence);
    }

    /** In words, a line each: every policy that was judged with its proof, then those that were not, and how many there are. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        item(lines, "catalog", RefineSummary.catalog(results.catalog()));
        located()
                .forEach(each -> each.site()
                        .proof()
                        .ifPresent(proof ->
                                lines.addAll(RefineSummary.of(each.site(), proof, title(each.site()), each.quota()))));
        results.sites()
                .filter(site -> site.proof().isEmpty() && !site.isLeft())
                .forEach(site ->
                        site.problems().forEach(problem -> item(lines, "refused", title(site) + ": " + problem)));
        some(
                lines,
                "left",
                results.sites()
                        .filter(SiteOutcome::isLeft)
                        .map(site -> title(site) + ": " + String.join("; ", site.problems()))
                        .toList());
        some(
                lines,
                "unmet",
                results.unmet().stream()
                        .map(arn -> arn + ": it holds no policy here")
                        .toList());
        some(
                lines,
                "unfit",
                results.unfit().stream()
                        .map(site -> title(site) + ": " + site.unfit().orElseThrow())
                        .toList());
        item(
                lines,
                "scope",
                results.areOnlyRead()
                        ? "by the plan, and the maps that were given; who holds its policies outside of the plan was not looked at"
                        : "by the code, and the maps, states and stacks that were given; callers and deployments outside of them"
                                + " were not looked at");
        item(lines, "policies", total());
        item(
                lines,
                "removed",
                Numbers.count(
                        results.sites().mapToLong(site -> site.removed().size()).sum(), "action"));
        return lines;
    }

    private static void some(List<String> lines, String name, List<String> texts) {
        texts.stream().limit(MOST_LINES).forEach(text -> item(lines, name, text));
        if (texts.size() > MOST_LINES) {
            item(lines, name, "and " + Numbers.grouped(texts.size() - MOST_LINES) + " more");
        }
    }

    private static void item(List<String> lines, String name, String text) {
        lines.add(String.format(Locale.ROOT, "%-11s%s", name, Printable.of(text)));
    }

    private String total() {
        List<String> parts = new ArrayList<>();
        part(
                parts,
                recommended(RecommendedAction.CREATE_POLICY) - results.unfit().size(),
                "narrowed");
        part(parts, results.unfit().size(), "too long for the service");
        part(parts, recommended(RecommendedAction.NONE), "without a change");
        part(parts, recommended(RecommendedAction.DETACH_POLICY), "to be detached");
        for (Status status : List.of(Status.REFUTED, Status.UNKNOWN, Status.BAD_INPUT, Status.INTERNAL_ERROR)) {
            part(
                    parts,
                    results.counts().getOrDefault(status, 0L),
                    status == Status.BAD_INPUT ? "refused" : status.words());
        }
        part(parts, results.sites().filter(SiteOutcome::isLeft).count(), "left alone");
        return Numbers.count(results.sites().count(), "policy", "policies") + " in "
                + Numbers.count(results.files().size(), "file") + ": " + String.join(", ", parts);
    }

    private long recommended(RecommendedAction action) {
        return results.sites()
                .filter(site -> site.recommendedAction().filter(action::equals).isPresent())
                .count();
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Numbers.grouped(count) + " " + what);
        }
    }

    /** How a policy is called: its file as the user named it, its line and address. */
    private static String title(SiteOutcome site) {
        return Printable.of(site.site().place());
    }

    /** The edits of all files as one unified diff, which {@code git apply} takes; of a file that is only read those of each policy. */
    public List<String> diff() {
        return results.files().stream()
                .flatMap(file -> file.file().code().isPresent() ? edits(file) : documents(file))
                .toList();
    }

    private Stream<String> edits(FileOutcome file) {
        return file.changed().stream()
                .flatMap(changed ->
                        UnifiedDiff.of(file.file().text().text(), changed.text(), names.apply(file.path())).stream());
    }

    private static Stream<String> documents(FileOutcome file) {
        return file.sites().stream()
                .filter(site -> site.unfit().isEmpty())
                .flatMap(site -> site.refinement().stream()
                        .flatMap(refinement -> UnifiedDiff.of(refinement, title(site)).stream()));
    }

    /** Why an action goes or stays in each of the policies that are proved, each part below its policy. */
    public List<String> explained(Pattern action) {
        return results.sites()
                .flatMap(site -> site.refinement().stream()
                        .flatMap(refinement ->
                                Stream.concat(Stream.of(title(site)), Explanation.of(refinement, action).stream())))
                .toList();
    }

    /** As one JSON object. */
    public String json() {
        return json(site -> Optional.empty());
    }

    /** @param documents the files with what is to take the policies' places */
    String json(Function<SiteOutcome, Optional<String>> documents) {
        return JsonWriter.text(out -> {
            out.member("format", "whittle-refine-code").member("formatVersion", 1);
            out.member("tool", each -> each.member("version", tool).member("solver", solver));
            out.objects(
                    "inputs",
                    evidence,
                    (each, input) -> each.member("name", input.name()).member("sha256", input.sha256()));
            out.member("catalog", each -> JsonReport.catalog(each, results.catalog()));
            out.objects("files", results.files(), this::file);
            out.objects("sites", located().toList(), (each, located) -> {
                site(each, located.file(), located.site());
                documents.apply(located.site()).ifPresent(name -> each.member("document", name));
            });
            out.strings("unmet", results.unmet())
                    .strings(
                            "refused",
                            results.refused().stream()
                                    .map(InvalidInputException::getMessage)
                                    .toList());
        });
    }

    /** A policy and its file. */
    private record Located(FileOutcome file, SiteOutcome site) {
        /** What its size is compared with. */
        Quota quota() {
            return file.file().limit(site.site()).map(Limit::quota).orElse(Quota.NONE);
        }
    }

    private Stream<Located> located() {
        return results.files().stream().flatMap(file -> file.sites().stream().map(site -> new Located(file, site)));
    }

    private void file(JsonWriter out, FileOutcome file) {
        out.member("file", names.apply(file.path()))
                .member("sha256", sha256(file.file().text().text()));
        file.changed().map(ProvedFile::text).ifPresent(text -> out.member("editedSha256", sha256(text)));
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void site(JsonWriter out, FileOutcome file, SiteOutcome outcome) {
        out.member("file", names.apply(file.path()))
                .member("address", outcome.site().address())
                .member("line", outcome.site().line())
                .member("kind", outcome.site().takenAs().word())
                .strings("holders", outcome.holders());
        outcome.site().madeFrom().ifPresent(origin -> out.member("madeFrom", origin));
        outcome.word().ifPresent(word -> out.member("assumed", word));
        if (outcome.isLeft()) {
            out.strings("leftSince", outcome.problems());
            return;
        }
        out.member("verdict", outcome.status().word());
        out.strings("problems", outcome.problems());
        outcome.recommendedAction().ifPresent(action -> out.member("recommendedAction", action.word()));
        out.strings("warnings", outcome.warnings().stream().map(Warning::text).toList());
        outcome.refinement().ifPresent(refinement -> {
            out.strings("removed", outcome.removed());
            JsonReport.severities(out, outcome.removed(), refinement);
        });
        outcome.refinement()
                .map(each -> each.candidate())
                .ifPresent(candidate -> out.objects(
                                "unread",
                                candidate.original().unread(),
                                (each, unread) ->
                                        each.member("pointer", unread.pointer()).member("reason", unread.reason()))
                        .objects(
                                "changes",
                                candidate.changes().stream()
                                        .filter(change -> !change.isUntouched())
                                        .toList(),
                                (JsonWriter each, StatementChange change) ->
                                        JsonReport.statement(each, change, candidate)));
        outcome.proof()
                .ifPresent(proof -> ProtectedJson.write(out, proof.candidate().known()));
        out.member("doesNotFit", outcome.unfit());
        out.member("keptFor", each -> outcome.keptAlive().forEach(each::strings));
    }

    /** As SARIF 2.1.0, as {@link SarifReport} says; nothing where no policy was judged. */
    public String sarif() {
        return SarifReport.of(runs().toList(), errors(), tool);
    }

    /** As Markdown for pull requests and step summaries. */
    public String markdown() {
        return MarkdownReport.of(runs().toList(), errors(), diff(), results.catalog(), tool);
    }

    private List<String> errors() {
        return Stream.concat(
                        results.sites()
                                .filter(site -> site.proof().isEmpty() && !site.isLeft())
                                .map(site -> title(site) + ": " + String.join("; ", site.problems())),
                        results.refused().stream().map(why -> String.valueOf(why.getMessage())))
                .toList();
    }

    /** As one page of all policies that are proved, one after another. */
    public String page(String title) {
        return HtmlReport.of(
                title, runs().filter(run -> run.refinement().isPresent()).toList());
    }

    private Stream<RefineRun> runs() {
        return located().flatMap(each -> each.site().proof().map(proof -> run(each, proof)).stream());
    }

    private RefineRun run(Located located, Proof proof) {
        FileOutcome file = located.file();
        SiteOutcome site = located.site();
        String name = names.apply(file.path());
        List<Input> inputs = new ArrayList<>(
                List.of(new Input(name, sha256(file.file().text().text()))));
        inputs.addAll(evidence);
        List<String> warnings = new ArrayList<>(site.word().stream().toList());
        site.warnings().forEach(warning -> warnings.add(warning.text()));
        return new RefineRun(
                proof,
                located.quota(),
                name,
                site.source(),
                Optional.of(site.site()),
                inputs,
                warnings,
                tool,
                solver,
                origin);
    }
}
