package dev.whittle.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogDiffTest {
    private static final Catalog EARLIER = SmallCatalog.catalog();
    private static final Catalog LATER = CatalogText.read("later", """
            whittle-catalog 1
            date 2026-02-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 2
            actions 3
            s3 Amazon S3
             GETObject W object
             GetObjectAcl R object
            sqs Amazon SQS
             SendMessage W
            """);

    @Test
    void of_laterCatalog_namesEachChangeOnce() {
        CatalogDiff diff = CatalogDiff.of(EARLIER, LATER);
        assertEquals(List.of("sqs"), prefixes(diff.addedServices()));
        assertEquals(List.of("iam"), prefixes(diff.removedServices()));
        assertEquals(List.of("s3:GetObjectAcl", "sqs:SendMessage"), names(diff.added()));
        assertEquals(List.of("iam:ListUsers", "s3:PutBucketPolicy"), names(diff.removed()));
        assertEquals(1, diff.respelled().size());
        assertEquals("s3:GetObject", diff.respelled().get(0).from().name());
        assertEquals("s3:GETObject", diff.respelled().get(0).to().name());
    }

    @Test
    void of_theOtherWayRound_swapsAddedAndRemoved() {
        CatalogDiff there = CatalogDiff.of(EARLIER, LATER);
        CatalogDiff back = CatalogDiff.of(LATER, EARLIER);
        assertEquals(there.added(), back.removed());
        assertEquals(there.removed(), back.added());
        assertEquals(there.addedServices(), back.removedServices());
        assertEquals(there.removedServices(), back.addedServices());
    }

    @Test
    void of_oneCatalog_isNothing() {
        CatalogDiff diff = CatalogDiff.of(EARLIER, EARLIER);
        assertEquals(new CatalogDiff(EARLIER, EARLIER, List.of(), List.of(), List.of(), List.of(), List.of()), diff);
    }

    private static List<String> prefixes(List<CatalogService> services) {
        return services.stream().map(CatalogService::prefix).toList();
    }

    private static List<String> names(List<CatalogDiff.Entry> actions) {
        return actions.stream().map(CatalogDiff.Entry::name).toList();
    }
}
