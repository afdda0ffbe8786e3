package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrieFiguresTest {
    private static final String ALL =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"*\"}}";

    private static String figures(String pattern, String... unused) {
        List<DomContent> figures = TrieFigures.of(Runs.of(ALL.formatted(pattern), unused));
        return TagCreator.each(figures.toArray(DomContent[]::new)).render();
    }

    private static List<String> services(String figures) {
        return Pattern.compile("<summary><code>([^:<]*:\\*)</code><span class=\"over\">([^<]*)<")
                .matcher(figures)
                .results()
                .map((MatchResult row) -> row.group(1) + " " + row.group(2))
                .toList();
    }

    @Test
    void of_aWildcardOverServices_hasARowForEachThatLoses_mostFirst() {
        String figures = figures("*", "s3:GetBucketAcl", "sqs:Send*", "sqs:DeleteMessage", "sns:*");
        assertEquals(List.of("sqs:* 2 go", "s3:* 1 goes"), services(figures));
        assertTrue(figures.contains("<div class=\"row\"><code>sns:*</code>"), figures);
        assertTrue(figures.indexOf("<code>sns:*</code>") < figures.indexOf("<code>sqs:*</code>"), figures);
        assertTrue(figures.contains(" services of which nothing goes: "), figures);
        assertFalse(figures.contains("Trie of * below a4b"), figures);
    }

    @Test
    void of_manyServices_showsFifteenAndFoldsTheRest() {
        String[] unused = Runs.CATALOG.catalog().services().stream()
                .limit(40)
                .map(service ->
                        service.prefix() + ":" + service.actions().get(0).name())
                .toArray(String[]::new);
        String figures = figures("*", unused);
        assertEquals(2, figures.split("<summary>25 more services: 25 go, ", -1).length, figures);
        String folded = figures.substring(figures.indexOf("more services"));
        assertTrue(services(folded).size() <= 25 && folded.contains("<code>"), folded);
    }

    @Test
    void of_anyWildcard_hasItsCountsAndTheLegendAbove() {
        String figures = figures("s3:PutObject*", "s3:PutObjectAcl");
        String head = figures.substring(figures.indexOf("<div class=\"head\">"), figures.indexOf("<svg"));
        assertTrue(head.contains("<code>s3:PutObject*</code>: <span class=\"over\">1 goes</span>, 6 stay"), head);
        assertTrue(head.contains("<span class=\"key unsafe\"></span>an unused action starts with it"), head);
    }

    @Test
    void of_aLargeService_opensBranchByBranch() {
        String figures = figures("ec2:*", "ec2:DescribeVpcs", "ec2:CreateVpc", "ec2:DeleteVpc");
        assertTrue(figures.contains("<summary><code>ec2:Describe*</code>: 1 goes, "), figures);
        assertTrue(figures.split("<svg ", -1).length > 3, figures);
    }
}
