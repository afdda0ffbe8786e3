package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whittle.evidence.Idle;
import dev.whittle.files.Input;
import dev.whittle.refine.Granted;
import dev.whittle.refine.Ranked;
import dev.whittle.refine.RecommendedAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What pipelines read of runs over many policies. */
class ChangeReportsTest {
    private static final String HASH = "0".repeat(64);

    private static ChangeRun account() throws IOException {
        return AccountChanges.of(HostileAccount.results(), new Input("a folder/details.json", HASH), "1.0");
    }

    private static ChangeRun of(List<PolicyChange> changes, List<Idle> idle) {
        return new ChangeRun(
                new Input("tasks.jsonl", HASH),
                changes.size(),
                changes,
                idle,
                List.of(),
                List.of(),
                Runs.CATALOG.catalog(),
                "1.0");
    }

    private static PolicyChange change(String title, String... removed) {
        return new PolicyChange(
                title,
                RecommendedAction.CREATE_POLICY,
                Ranked.of(List.of(removed), Runs.CATALOG.catalog()),
                Granted.NOTHING,
                Optional.empty(),
                List.of(title),
                new PolicyChange.Region(2, 1, 2, 9));
    }

    @Test
    void sarif_ofAnAccount_isAtTheDocumentsInTheDetails() throws IOException {
        JsonNode run = Sarif.run(ChangeSarif.of(account()));
        assertEquals(2, run.at("/results").size());
        Set<String> names = new HashSet<>();
        for (JsonNode result : run.at("/results")) {
            JsonNode place = result.at("/locations/0/physicalLocation");
            assertEquals(
                    "a%20folder/details.json", place.at("/artifactLocation/uri").asText());
            String document = Sarif.text(HostileAccount.DETAILS, place.at("/region"));
            assertTrue(document.startsWith("{") && document.contains("\"Statement\""), document);
            result.at("/locations/0/logicalLocations")
                    .forEach(name -> names.add(name.at("/fullyQualifiedName").asText()));
            assertEquals("whittle/unused-write", result.at("/ruleId").asText());
        }
        assertTrue(names.stream().anyMatch(name -> name.contains(":policy/Shared")), names.toString());
        assertTrue(names.stream().anyMatch(name -> name.endsWith("/A")), names.toString());
        assertFalse(run.at("/invocations/0/executionSuccessful").asBoolean(), "one policy can't be read");
    }

    /** Code scanning takes two results for one where these are the same. */
    @Test
    void sarif_resultsOfOneLine_haveFingerprintsOfTheirOwn_thatStay() {
        JsonNode run = Sarif.run(ChangeSarif.of(of(
                List.of(change("a", "iam:PassRole"), change("b", "iam:PassRole"), change("c", "sqs:SendMessage")),
                List.of())));
        List<String> prints = new ArrayList<>();
        run.at("/results")
                .forEach(result -> prints.add(result.at("/partialFingerprints/primaryLocationLineHash")
                        .asText()));
        assertEquals(3, new HashSet<>(prints).size());
        assertTrue(prints.stream().allMatch(print -> print.matches("[0-9a-f]{16}:1")), prints.toString());
        JsonNode alone = Sarif.run(ChangeSarif.of(of(List.of(change("b", "iam:PassRole")), List.of())));
        assertEquals(
                prints.get(1),
                alone.at("/results/0/partialFingerprints/primaryLocationLineHash")
                        .asText());
    }

    @Test
    void sarif_ordersByWhatGoes_andIsCutWhereCodeScanningWouldRefuse() {
        List<PolicyChange> changes = new ArrayList<>(Collections.nCopies(25_000, change("low", "sqs:ListQueueTags")));
        changes.add(change("high [a](b)", "iam:PassRole"));
        JsonNode run = Sarif.run(ChangeSarif.of(of(changes, List.of())));
        assertEquals(25_000, run.at("/results").size());
        assertEquals(
                "high \\[a\\](b): 1 unused action, among them iam:PassRole; put the refined policy in its place",
                run.at("/results/0/message/text").asText());
        assertTrue(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                .asText()
                .startsWith("the gravest 25,000 of 25,001 results stand here"));
    }

    @Test
    void sarif_whatNobodyUses_comesFirst() {
        Idle role = new Idle(Idle.Kind.ROLE, "arn:aws:iam::1:role/a[b]", "f", Optional.empty(), Optional.empty());
        ChangeRun run = of(List.of(), List.of(role));
        JsonNode log = Sarif.run(ChangeSarif.of(run));
        assertEquals("whittle/unused-role", log.at("/results/0/ruleId").asText());
        assertEquals(
                "arn:aws:iam::1:role/a\\[b\\]: delete the role; no use is known",
                log.at("/results/0/message/text").asText());
        assertEquals(14, log.at("/tool/driver/rules").size());
        assertTrue(run.isAnyChange());
        assertFalse(of(List.of(), List.of()).isAnyChange());
    }

    @Test
    void markdown_ofAHostileAccount_hasNothingOfItOutsideOfCode() throws IOException {
        String text = ChangeMarkdown.of(account());
        assertTrue(text.contains("**Not all proved**: 3 policies, 2 to replace, 0 to detach, 0 that may stay."), text);
        assertTrue(text.contains("script"), text);
        String outside = MarkdownTest.outsideOfCode(text);
        assertFalse(outside.contains("<") || outside.contains("script") || outside.contains("arn:"), outside);
    }
}
