package dev.whittle.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogDiff;
import dev.whittle.catalog.CatalogText;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Catalog FROM = CatalogText.read("from", """
            whittle-catalog 1
            date 2026-01-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 1
            actions 2
            s3 Amazon S3
             GetObject R object
             ListBucket L
            """);
    private static final Catalog TO = CatalogText.read("to", """
            whittle-catalog 1
            date 2026-02-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            levels L=List R=Read W=Write T=Tagging P=Permissions management
            services 2
            actions 7
            s3 Amazon S3
             GetBucket R
             GetObject R object
             GetObjectAcl R object
             GetZone W
             GetZonePolicy P
             TagObject T object
            sqs Amazon SQS
             SendMessage W
            """);

    private static final CatalogDiff DIFF = CatalogDiff.of(FROM, TO);

    @Test
    void of_wildcards_admitsWhatIsNewAndMatchesGravestFirst() {
        Drift drift = drift(allow("'Action': ['s3:Get*', 'S3:*object*', 's3:Put*']"));
        assertEquals(
                List.of(
                        "/Statement/0/Action/0 s3:Get*: s3:GetZone s3:GetZonePolicy s3:GetBucket s3:GetObjectAcl",
                        "/Statement/0/Action/1 S3:*object*: s3:GetObjectAcl s3:TagObject"),
                words(drift));
        assertEquals(
                List.of("s3:GetZone", "s3:GetZonePolicy", "s3:GetBucket", "s3:GetObjectAcl", "s3:TagObject"),
                List.copyOf(drift.names()));
        assertEquals(2, drift.changing());
    }

    @Test
    void of_exactNames_admitNothingNew() {
        assertEquals(List.of(), words(drift(allow("'Action': ['s3:GetObjectAcl', 's3:GetObject']"))));
    }

    @Test
    void of_notAction_admitsWhatItDoesNotName() {
        assertEquals(
                List.of("/Statement/0/NotAction : s3:GetZonePolicy sqs:SendMessage s3:TagObject"),
                words(drift(allow("'NotAction': ['s3:GetB*', 's3:GetObject*', 's3:GetZone']"))));
    }

    @Test
    void of_deniedActions_areNotAdmitted() {
        String always = "{'Effect': 'Deny', 'Action': 's3:*Zone*', 'Resource': '*'}";
        String elsewhere = "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::b'}";
        assertEquals(
                List.of("/Statement/0/Action s3:Get*: s3:GetBucket s3:GetObjectAcl"),
                words(drift(allow("'Action': 's3:Get*'") + "," + always + "," + elsewhere)));
    }

    @Test
    void of_denyStatements_admitNothing() {
        assertEquals(List.of(), words(drift("{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'}")));
    }

    @Test
    void of_oneCatalog_isNothing() {
        Policy policy = policy(allow("'Action': '*'"));
        assertEquals(new Drift(TO, TO, List.of()), Drift.of(policy, CatalogDiff.of(TO, TO), Optional.empty()));
    }

    @Test
    void origin_isOwnWhereThePatternStandsInTheSameContext() {
        String original = allow("'Action': ['s3:*', 'S3:get*']");
        assertEquals(List.of(Origin.OWN, Origin.MADE), origins(allow("'Action': ['s3:Get*', 's3:*Z*']"), original));
        String elsewhere = "{'Effect': 'Allow', 'Action': 's3:Get*', 'Resource': 'arn:aws:s3:::b'}";
        assertEquals(List.of(Origin.MADE), origins(elsewhere, original));
        String denied = "{'Effect': 'Deny', 'Action': 's3:Get*', 'Resource': 'arn:aws:s3:::b'}";
        assertEquals(List.of(Origin.MADE), origins(elsewhere, original + "," + denied));
        assertEquals(List.of(Origin.OWN), origins(elsewhere, original + "," + elsewhere));
    }

    @Test
    void origin_ofNotAction_isOwnWhereItsListOnlyGrew() {
        String original = allow("'NotAction': ['s3:GetB*', 's3:GetZone']");
        assertEquals(
                List.of(Origin.OWN), origins(allow("'NotAction': ['s3:GetB*', 's3:GetZone', 's3:GetO*']"), original));
        assertEquals(List.of(Origin.MADE), origins(allow("'NotAction': ['s3:GetB*', 's3:GetO*']"), original));
        assertEquals(List.of(Origin.MADE), origins(allow("'Action': 's3:GetB*'"), original));
    }

    @Test
    void only_ofAnOrigin_leavesTheOthersOut() {
        Drift drift = Drift.of(
                policy(allow("'Action': ['s3:Get*', 's3:TagO*']")),
                DIFF,
                Optional.of(policy(allow("'Action': ['s3:Get*', 's3:Tag*']"))));
        assertEquals(List.of("/Statement/0/Action/1 s3:TagO*: s3:TagObject"), words(drift.only(Origin.MADE)));
        assertEquals(0, drift.only(Origin.UNTOLD).openings().size());
    }

    private static List<Origin> origins(String statements, String original) {
        return Drift.of(policy(statements), DIFF, Optional.of(policy(original))).openings().stream()
                .map(Opening::origin)
                .toList();
    }

    private static Drift drift(String statements) {
        return Drift.of(policy(statements), DIFF, Optional.empty());
    }

    private static List<String> words(Drift drift) {
        return drift.openings().stream()
                .map(opening -> opening.pointer() + " "
                        + opening.pattern().map(Object::toString).orElse("") + ": "
                        + String.join(
                                " ",
                                opening.actions().stream()
                                        .map(CatalogDiff.Entry::name)
                                        .toList()))
                .toList();
    }

    private static String allow(String actions) {
        return "{'Effect': 'Allow', " + actions + ", 'Resource': '*'}";
    }

    private static Policy policy(String statements) {
        return PolicyReader.read(new SourceText("policy", ("{'Statement': [" + statements + "]}").replace('\'', '"')));
    }
}
