package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Pattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatternTrieTest {
    private static final CatalogTrie CATALOG = new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20)));

    private static List<String> drawn(String text, String... unused) {
        KnownActions known = known(unused);
        Pattern pattern = Pattern.of(text);
        return lines(PatternTrie.of(
                pattern, Generalizer.narrow(pattern, Grantable.everything(known)), Grantable.everything(known)));
    }

    private static KnownActions known(String... unused) {
        return KnownActions.of(CATALOG, Evidence.ofUnused(patterns(unused)), List.of());
    }

    private static List<Pattern> patterns(String... texts) {
        return Stream.of(texts).map(Pattern::of).toList();
    }

    private static List<String> lines(TrieNode root) {
        List<String> lines = new ArrayList<>();
        draw(root, "", lines);
        return lines;
    }

    private static void draw(TrieNode node, String margin, List<String> lines) {
        lines.add(margin + node.prefix() + (node.isAction() ? "." : "") + " " + node.used() + "/" + node.unused()
                + (node.written().isEmpty() ? "" : " " + node.written()));
        node.children().forEach(child -> draw(child, margin + " ", lines));
    }

    @Test
    void of_unsafeNodes_goesDownToTheSafeOnesAndTheEmptyOnes() {
        assertEquals(
                List.of(
                        "s3:PutObject 5/2",
                        " s3:PutObject. 1/0 [s3:PutObject]",
                        " s3:PutObjectAcl. 0/1",
                        " s3:PutObjectLegalHold. 1/0 [s3:PutObjectLegalHold]",
                        " s3:PutObjectRetention. 1/0 [s3:PutObjectRetention]",
                        " s3:PutObjectTagging. 1/0 [s3:PutObjectTagging]",
                        " s3:PutObjectVersion 1/1",
                        "  s3:PutObjectVersionAcl. 1/0 [s3:PutObjectVersionAcl]",
                        "  s3:PutObjectVersionTagging. 0/1"),
                drawn("s3:PutObject*", "s3:PutObjectAcl", "s3:PutObjectVersionTagging"));
    }

    @Test
    void of_severalServices_hasThemBelowEverything() {
        assertEquals(
                List.of(
                        "* 4/1",
                        " connect:DeleteQueue. 1/0 [connect:DeleteQueue]",
                        " deadline:DeleteQueue. 1/0 [deadline:DeleteQueue]",
                        " mediaconvert:DeleteQueue. 1/0 [mediaconvert:DeleteQueue]",
                        " pcs:DeleteQueue. 1/0 [pcs:DeleteQueue]",
                        " sqs:DeleteQueue. 0/1"),
                drawn("*:DeleteQueue", "sqs:DeleteQueue"));
    }

    @Test
    void of_aMiddleWildcard_countsItsOwnActionsAlone() {
        assertEquals(
                List.of(
                        "sqs: 4/1",
                        " sqs:CreateQueue. 0/1",
                        " sqs:DeleteQueue. 1/0 [sqs:DeleteQueue]",
                        " sqs:PurgeQueue. 1/0 [sqs:PurgeQueue]",
                        " sqs:TagQueue. 1/0 [sqs:TagQueue]",
                        " sqs:UntagQueue. 1/0 [sqs:UntagQueue]"),
                drawn("sqs:*Queue", "sqs:CreateQueue"));
    }

    @Test
    void ofNotAction_marksWhatIsTakenAway() {
        List<Pattern> excluded = patterns("sqs:*Queue", "sqs:*Permission", "sqs:List*", "sqs:Get*");
        KnownActions known = known("sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:SetQueueAttributes");
        assertEquals(
                List.of(
                        "sqs: 4/3",
                        " sqs:CancelMessageMoveTask. 1/0",
                        " sqs:ChangeMessageVisibility. 0/1 [sqs:ChangeMessageVisibility]",
                        " sqs:DeleteMessage. 0/1 [sqs:DeleteMessage]",
                        " sqs:ReceiveMessage. 1/0",
                        " sqs:SendMessage. 1/0",
                        " sqs:SetQueueAttributes. 0/1 [sqs:SetQueueAttributes]",
                        " sqs:StartMessageMoveTask. 1/0"),
                lines(PatternTrie.ofNotAction(
                        excluded,
                        Generalizer.exclude(excluded, Grantable.everything(known)),
                        Grantable.everything(known))));
    }

    @Test
    void ofNotAction_ofAService_marksItsRoot() {
        KnownActions known = known("sqs:*", "sns:Publish");
        List<String> lines = lines(PatternTrie.ofNotAction(
                List.of(), Generalizer.exclude(List.of(), Grantable.everything(known)), Grantable.everything(known)));
        assertEquals("* ", lines.get(0).substring(0, 2));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith(" sqs: 0/") && line.endsWith("[sqs:*]"))
                        .count(),
                lines.toString());
        assertEquals(
                1, lines.stream().filter(line -> line.endsWith("[sns:Publish]")).count(), lines.toString());
    }
}
