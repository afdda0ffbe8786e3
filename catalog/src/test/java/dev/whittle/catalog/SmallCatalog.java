package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The same with operations. */
    static final String TEXT_WITH_OPERATIONS = TEXT.replace("actions 3\n", "operations 3\nactions 3\n")
            .replace(" ListUsers L\n", " ListUsers L\n =CreateUser iam:CreateUser iam:TagUser\n")
            .concat(" =GetObject s3-object-lambda:GetObject s3:GetObject\n =HeadBucket s3:ListBucket\n");

    private SmallCatalog() {}

    static Catalog withOperations() {
        List<List<CatalogOperation>> operations = List.of(
                List.of(new CatalogOperation("CreateUser", List.of("iam:CreateUser", "iam:TagUser"))),
                List.of(
                        new CatalogOperation("GetObject", List.of("s3-object-lambda:GetObject", "s3:GetObject")),
                        new CatalogOperation("HeadBucket", List.of("s3:ListBucket"))));
        Catalog catalog = catalog();
        return Catalog.of(
                catalog.date(),
                catalog.origin(),
                catalog.notice(),
                IntStream.range(0, 2)
                        .mapToObj(i -> new CatalogService(
                                catalog.services().get(i).prefix(),
                                catalog.services().get(i).title(),
                                catalog.services().get(i).actions(),
                                operations.get(i)))
                        .toList());
    }

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
