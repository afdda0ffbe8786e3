package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * AWS's own service reference: one JSON object a service, in a folder of {@code SERVICE.json} files or in one file, which
 * may also hold an array of them.
 *
 * <p>The files hold neither a title, so a service is titled by its prefix, nor a date.
 *
 * <p>What is not understood there is refused by name, never dropped or guessed.
 *
 * <p>Source: AWS, Service Authorization Reference, "Simplified AWS service information for programmatic access".
 */
final class ServiceReference {
    private static final String ORIGIN = "aws:service-reference";
    private static final String NOTICE = "AWS service reference information, by Amazon Web Services";

    private static final Set<String> SERVICE_FIELDS =
            new TreeSet<>(Set.of("Name", "Actions", "ConditionKeys", "Operations", "Resources", "Version"));
    private static final Set<String> ACTION_FIELDS =
            new TreeSet<>(Set.of("Name", "ActionConditionKeys", "Annotations", "Resources", "SupportedBy"));

    private static final Map<String, AccessLevel> LEVELS = new TreeMap<>(Map.of(
            "IsList", AccessLevel.LIST,
            "IsPermissionManagement", AccessLevel.PERMISSIONS_MANAGEMENT,
            "IsTaggingOnly", AccessLevel.TAGGING,
            "IsWrite", AccessLevel.WRITE));

    private final TreeMap<String, CatalogService> byPrefix = new TreeMap<>();

    private ServiceReference() {}

    /**
     * The catalog of these files.
     *
     * @param path the folder or the file
     * @param date the day on which these were all known actions; by default the latest on which one of the files was
     *     written (UTC)
     */
    static Catalog read(Path path, Optional<LocalDate> date) throws IOException {
        ServiceReference reference = new ServiceReference();
        ImportedFiles imported = new ImportedFiles();
        Instant written = Instant.EPOCH;
        for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
            imported.read(file, reference::addAll);
            Instant time = Files.getLastModifiedTime(file).toInstant();
            written = time.isAfter(written) ? time : written;
        }
        imported.refuseIfAny();
        return Catalog.of(
                date.orElse(written.atOffset(ZoneOffset.UTC).toLocalDate()),
                ORIGIN,
                NOTICE,
                List.copyOf(reference.byPrefix.values()));
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.toString().endsWith(".json") || !Files.isRegularFile(file)) {
                    throw new CatalogException(quoted(file) + " is not understood; write the folder of an unpacked `"
                            + IamDataPackage.NAME + "` package, or one that holds only `SERVICE.json` files of AWS's"
                            + " service reference");
                }
                found.add(file);
            }
        }
        if (found.isEmpty()) {
            throw new CatalogException(quoted(folder) + " is empty; write the folder of an unpacked `"
                    + IamDataPackage.NAME + "` package, or one of `SERVICE.json` files of AWS's service reference");
        }
        found.sort(null);
        return found;
    }

    private void addAll(ImportedValue document) {
        for (ImportedValue service : document.isArray() ? document.items() : List.of(document)) {
            try {
                add(service);
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
    }

    private void add(ImportedValue service) {
        service.mustHoldOnly(SERVICE_FIELDS);
        ImportedValue name = service.field("Name");
        String prefix = name.text();
        TreeMap<String, CatalogAction> byFoldedName = new TreeMap<>();
        for (ImportedValue each : service.field("Actions").items()) {
            try {
                CatalogAction action = action(each);
                @Nullable
                CatalogAction earlier = byFoldedName.putIfAbsent(action.name().toLowerCase(Locale.ROOT), action);
                if (earlier != null) {
                    throw each.refusal("action " + quoted(action.name()) + " stands twice (as " + quoted(earlier.name())
                            + " before), but names must differ in lower case");
                }
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
        if (byPrefix.containsKey(prefix)) {
            throw name.refusal("service " + quoted(prefix) + " stands twice");
        }
        List<CatalogOperation> operations =
                service.has("Operations") ? ServiceOperations.read(service.field("Operations")) : List.of();
        byPrefix.put(
                prefix,
                name.checked(() -> new CatalogService(prefix, prefix, List.copyOf(byFoldedName.values()), operations)));
    }

    private static CatalogAction action(ImportedValue value) {
        value.mustHoldOnly(ACTION_FIELDS);
        String name = value.field("Name").text();
        AccessLevels levels = levels(value.field("Annotations").field("Properties"));
        TreeSet<String> types = new TreeSet<>(Spelling::compareCodePoints);
        if (value.has("Resources")) {
            for (ImportedValue type : value.field("Resources").items()) {
                types.add(type.field("Name").text());
            }
        }
        return value.checked(() -> new CatalogAction(name, levels, List.copyOf(types)));
    }

    /** Each property is a level of its own; an action that has none of them reads. */
    private static AccessLevels levels(ImportedValue properties) {
        properties.mustHoldOnly(LEVELS.keySet());
        AccessLevels levels = AccessLevels.of();
        for (Map.Entry<String, AccessLevel> property : LEVELS.entrySet()) {
            if (properties.field(property.getKey()).isTrue()) {
                levels = levels.with(property.getValue());
            }
        }
        return levels.isEmpty() ? levels.with(AccessLevel.READ) : levels;
    }
}
