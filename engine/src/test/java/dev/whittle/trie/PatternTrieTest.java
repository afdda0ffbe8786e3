package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.policy.Context;
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

    /** What is denied is not drawn. */
    @Test
    void of_someDenied_isDrawnWithoutIt() {
        KnownActions known = known("sqs:SendMessage");
        Grantable grantable = Grantable.in(
                Context.ALWAYS,
                new Denial("Action", List.of("sqs:*Queue", "sqs:List*", "sqs:Set*", "sqs:C*")).policy(),
                known);
        Pattern pattern = Pattern.of("sqs:*");
        assertEquals(
                List.of(
                        "sqs: 7/1",
                        " sqs:AddPermission. 1/0 [sqs:AddPermission]",
                        " sqs:DeleteMessage. 1/0 [sqs:DeleteMessage]",
                        " sqs:Get 2/0 [sqs:Get*]",
                        " sqs:ReceiveMessage. 1/0 [sqs:ReceiveMessage]",
                        " sqs:RemovePermission. 1/0 [sqs:RemovePermission]",
                        " sqs:SendMessage. 0/1",
                        " sqs:StartMessageMoveTask. 1/0 [sqs:StartMessageMoveTask]"),
                lines(PatternTrie.of(pattern, Generalizer.narrow(pattern, grantable), grantable)));
    }

    /** Where {@code Job} is denied, {@code Jobs} and {@code Jobless} have no node above them but the service's. */
    @Test
    void of_prefixThatOnlyADeniedActionEndsAt_isNoNode() {
        KnownActions known = TinyCatalog.unused(
                TinyCatalog.trie("x:Job", "x:JobsGet", "x:JobsPut", "x:JoblessGet", "x:Put"), "x:Put");
        Pattern pattern = Pattern.of("x:*");
        Grantable open = Grantable.everything(known);
        assertEquals(
                List.of("x: 4/1", " x:Job 4/0 [x:Job*]", " x:Put. 0/1"),
                lines(PatternTrie.of(pattern, Generalizer.narrow(pattern, open), open)));
        Grantable denied = Grantable.in(Context.ALWAYS, new Denial("Action", List.of("x:Job")).policy(), known);
        assertEquals(
                List.of("x: 3/1", " x:JoblessGet. 1/0 [x:JoblessGet]", " x:Jobs 2/0 [x:Jobs*]", " x:Put. 0/1"),
                lines(PatternTrie.of(pattern, Generalizer.narrow(pattern, denied), denied)));
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
