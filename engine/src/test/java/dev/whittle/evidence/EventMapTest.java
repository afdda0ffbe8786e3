package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Catalogs;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.TinyCatalog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMapTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3.amazonaws.com               | GetBucketAcl                    | true  | s3:GetBucketAcl
            s3.amazonaws.com               | ListObjectsV2                   | true  | s3:ListBucket
            s3.amazonaws.com               | HeadBucket                      | true  | s3:ListBucket
            s3.amazonaws.com               | HeadObject                      | true  | s3:GetObject s3:GetObjectVersion
            s3.amazonaws.com               | ListBuckets                     | true  | s3:ListAllMyBuckets
            s3.amazonaws.com               | UploadPart                      | true  | s3:PutObject
            s3.amazonaws.com               | GetBucketReplication            | true  | s3:GetReplicationConfiguration
            s3.amazonaws.com.cn            | GetBucketAcl                    | true  | s3:GetBucketAcl
            lambda.amazonaws.com           | Invoke20150331                  | true  | lambda:InvokeFunction
            lambda.amazonaws.com           | UpdateFunctionCode20150331v2    | true  | lambda:UpdateFunctionCode
            cloudfront.amazonaws.com       | CreateDistribution2020_05_31    | true  | cloudfront:CreateDistribution
            autoscaling.amazonaws.com      | CreateAutoScalingGroup          | true  | autoscaling:CreateAutoScalingGroup
            autoscaling.amazonaws.com      | RegisterScalableTarget          | true  | application-autoscaling:RegisterScalableTarget
            autoscaling.amazonaws.com      | PutScalingPolicy                | true  | application-autoscaling:PutScalingPolicy autoscaling:PutScalingPolicy
            cloudcontrolapi.amazonaws.com  | CreateResource                  | true  | cloudformation:CreateResource
            cloudfront.amazonaws.com       | CopyDistribution                | true  | cloudfront:CopyDistribution cloudfront:CreateDistribution cloudfront:GetDistribution
            dynamodb.amazonaws.com         | CreateTable                     | true  | dynamodb:CreateTable dynamodb:PutResourcePolicy
            es.amazonaws.com               | UpdateDomainConfig              | true  | es:UpdateDomainConfig es:UpdateElasticsearchDomainConfig
            sqs.amazonaws.com              | StartMessageMoveTask            | true  | sqs:StartMessageMoveTask sqs:ReceiveMessage sqs:DeleteMessage sqs:SendMessage sqs:GetQueueAttributes
            fsx.amazonaws.com              | DeleteFileSystem                | true  | fsx:DeleteFileSystem fsx:CreateBackup
            secretsmanager.amazonaws.com   | CreateSecret                    | true  | secretsmanager:CreateSecret secretsmanager:ReplicateSecretToRegions
            monitoring.amazonaws.com       | PutMetricAlarm                  | true  | cloudwatch:PutMetricAlarm
            appstream2.amazonaws.com       | CreateFleet                     | true  | appstream:CreateFleet
            models.lex.amazonaws.com       | GetBot                          | false | lex:GetBot
            runtime.lex.amazonaws.com      | PostText                        | false | lex:PostText
            mturk-requester.amazonaws.com  | GetHIT                          | false | mechanicalturk:GetHIT
            streams.dynamodb.amazonaws.com | GetItem                         | true  | dynamodb:GetItem
            tagging.amazonaws.com          | GetResources                    | false | tag:GetResources
            apigateway.amazonaws.com       | GetRestApis                     | true  | apigateway:GET
            apigateway.amazonaws.com       | GetNewestThing                  | true  | apigateway:GET apigateway:POST apigateway:PUT apigateway:PATCH apigateway:DELETE
            sts.amazonaws.com              | GetCallerIdentity               | true  | ''
            """)
    void meaning_event_isItsActions(String source, String event, boolean isListed, String actions) {
        EventMap.Meaning meaning = meaning(source, event);
        assertEquals(actions, meaning.used().stream().map(Pattern::text).collect(Collectors.joining(" ")));
        assertEquals(isListed, meaning.isListed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:GetObject",
                "s3:ListBucket",
                "s3:PutBucketTagging",
                "iam:PassRole",
                "iam:CreateServiceLinkedRole",
                "dynamodb:GetItem",
                "lambda:InvokeFunction",
                "sqs:SendMessage",
                "ec2:CreateTags",
                "kms:Decrypt",
                "sts:AssumeRole"
            })
    void management_whatLeavesNoManagementEvent_isNotThere(String action) {
        assertTrue(EventMap.bundled().management().stream()
                .noneMatch(unseen -> unseen.group().equals(Pattern.of(action))));
    }

    /** What may not be called unused by mistake has to be well-formed: one action, of the service that it stands under. */
    @Test
    void management_isActionsOfItsServiceThatStandForThemselves() {
        for (Unseen unseen : EventMap.bundled().management()) {
            Pattern action = unseen.group();
            assertTrue(action.isLiteral(), unseen.toString());
            List<Pattern> taken =
                    meaning(action.service() + ".amazonaws.com", action.name()).used();
            assertTrue(taken.contains(action), unseen + " but " + taken);
        }
        assertTrue(EventMap.bundled().management().contains(Unseen.of(Pattern.of("s3:GetBucketAcl"))));
    }

    /** A name with a slip in it would be listed for nothing. */
    @Test
    void management_isKnownToTheCatalogThatItWasMadeWith() {
        CatalogTrie trie = new CatalogTrie(Catalogs.bundled(LocalDate.of(2026, 9, 26)));
        KnownActions catalog = KnownActions.of(trie, Evidence.NONE, List.of());
        List<String> unknown = EventMap.bundled().management().stream()
                .map(Unseen::group)
                .filter(action -> catalog.service(action.service())
                        .filter(service -> service.trie().indexOf(action.folded()) >= 0)
                        .isEmpty())
                .map(Pattern::text)
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void meaning_nameThatNoActionHas_isNotTranslated() {
        for (String name : List.of("Get *", "NewThing", "NewThing20250331")) {
            assertEquals(
                    new EventMap.Meaning(List.of("s3"), true, List.of("s3"), false, List.of(), List.of()),
                    meaning("s3.amazonaws.com", name));
        }
    }

    /** Events of the source may be about either service; what is imported for one says nothing of the other. */
    @Test
    void meaning_sourceOfTwoServices_isTranslatedByAnImportForItsServiceAlone() {
        Catalog catalog = TinyCatalog.of(List.of("a:Get", "b:Get", "b:Put"));
        Operations ofA = Operations.of(DataFile.linesOf("a Mystery a:Get"));
        EventMap shared = EventMap.of("map", "source a x\nsource b x\nevent b Told b:Put");
        EventMap.Meaning mystery = shared.meaning(Recorded.of("x", "Mystery", 1), catalog, ofA);
        assertEquals(List.of("b"), mystery.untranslated());
        assertEquals(List.of(Pattern.of("a:Get")), mystery.needed());
        EventMap.Meaning told = shared.meaning(Recorded.of("x", "Told", 1), catalog, ofA);
        assertEquals(List.of(), told.untranslated());
        assertEquals(List.of(Pattern.of("b:Put")), told.used());
    }

    private static EventMap.Meaning meaning(String source, String event) {
        Catalog catalog = Catalogs.bundled(LocalDate.of(2026, 9, 26));
        return EventMap.bundled().meaning(Recorded.of(source, event, 1), catalog, Operations.of(catalog));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event s3", "managment s3 GetBucketAcl"})
    void of_wrongLine_isRefused(String text) {
        assertThrows(InvalidInputException.class, () -> EventMap.of("map", text));
    }
}
