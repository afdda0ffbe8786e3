package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;

/** A vocabulary of nineteen lines for examples. */
final class SmallVocabulary {
    static final String TEXT = """
            whittle-vocabulary 1
            date 2026-01-02
            origin test
            notice MIT, Copyright (c) 2026 Nobody
            services 2
            keys 5
            arn-formats 4
            *
             aws:EpochTime Numeric,Date
             aws:PrincipalTag/${TagKey} String
            iam
            s3
             aws:TagKeys ArrayOfString
             s3:a${X}b:c Bool
             s3:Prefix String,ArrayOfARN
             =bot alias arn:${Partition}:s3:::${BucketName}
             =bucket arn:${Partition}:s3:::${BucketName}
             =object arn:${Partition}:s3:::${BucketName}/${ObjectName}
             =object arn:aws:s3:*:${Account}:object/{Name-1}-*
            """;

    private SmallVocabulary() {}

    static Vocabulary vocabulary() {
        KeyType string = new KeyType(ValueType.STRING, Multiplicity.SINGLE);
        ArnFormat bucket = ArnFormat.of("arn:${Partition}:s3:::${BucketName}");
        return Vocabulary.of(
                LocalDate.of(2026, 1, 2),
                "test",
                "MIT, Copyright (c) 2026 Nobody",
                List.of(
                        new VocabularyService(
                                VocabularyService.GLOBAL,
                                List.of(
                                        new ConditionKey(
                                                "aws:EpochTime",
                                                List.of(
                                                        new KeyType(ValueType.NUMERIC, Multiplicity.SINGLE),
                                                        new KeyType(ValueType.DATE, Multiplicity.SINGLE))),
                                        new ConditionKey("aws:PrincipalTag/${TagKey}", List.of(string))),
                                List.of()),
                        new VocabularyService("iam", List.of(), List.of()),
                        new VocabularyService(
                                "s3",
                                List.of(
                                        new ConditionKey(
                                                "aws:TagKeys",
                                                List.of(new KeyType(ValueType.STRING, Multiplicity.MULTIPLE))),
                                        new ConditionKey(
                                                "s3:a${X}b:c",
                                                List.of(new KeyType(ValueType.BOOL, Multiplicity.SINGLE))),
                                        new ConditionKey(
                                                "s3:Prefix",
                                                List.of(string, new KeyType(ValueType.ARN, Multiplicity.MULTIPLE)))),
                                List.of(
                                        new ResourceType("bot alias", List.of(bucket)),
                                        new ResourceType("bucket", List.of(bucket)),
                                        new ResourceType(
                                                "object",
                                                List.of(
                                                        ArnFormat.of(
                                                                "arn:${Partition}:s3:::${BucketName}/${ObjectName}"),
                                                        ArnFormat.of("arn:aws:s3:*:${Account}:object/{Name-1}-*")))))));
    }
}
