package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;

/** A catalog of twelve lines for examples. */
final class SmallCatalog {
    static final String TEXT = """
            whittle-catalog 1
            date 2026-01-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 2
            actions 3
            iam AWS Identity and Access Management (IAM)
             ListUsers L
            s3 Amazon S3
             GetObject R object
             PutBucketPolicy WP access point,bucket
            """;

    private SmallCatalog() {}

    static Catalog catalog() {
        return Catalog.of(
                LocalDate.of(2026, 1, 2),
                "test",
                "MIT, Copyright (c) 2026 Nobody",
                List.of(
                        new CatalogService(
                                "iam",
                                "AWS Identity and Access Management (IAM)",
                                List.of(new CatalogAction("ListUsers", AccessLevels.of(AccessLevel.LIST), List.of()))),
                        new CatalogService(
                                "s3",
                                "Amazon S3",
                                List.of(
                                        new CatalogAction(
                                                "GetObject", AccessLevels.of(AccessLevel.READ), List.of("object")),
                                        new CatalogAction(
                                                "PutBucketPolicy",
                                                AccessLevels.of(AccessLevel.WRITE, AccessLevel.PERMISSIONS_MANAGEMENT),
                                                List.of("access point", "bucket"))))));
    }
}
