package dev.whittle.report;

import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.KeyType;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.JsonWriter;
import dev.whittle.text.Numbers;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The condition keys and resource types of one service, or the keys that are of no service.
 *
 * @param vocabulary where they are from
 * @param service one of the catalog's services, or empty for the keys of none
 */
public record KeyList(Vocabulary vocabulary, Optional<CatalogService> service) implements Report {
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("vocabulary  " + vocabulary.date() + ", " + Printable.of(vocabulary.origin()) + ", sha256 "
                + vocabulary.sha256());
        lines.add("service     "
                + service.map(named -> named.prefix() + ", " + Printable.of(named.title()))
                        .orElse("of none") + ", "
                + Numbers.count(keys().size(), "condition key") + ", "
                + Numbers.count(resourceTypes().size(), "resource type"));
        Table keys = new Table();
        keys().forEach(key -> keys.row(key, String.join(", ", types(key))));
        keys.lines().forEach(line -> lines.add("  " + line));
        Table types = new Table();
        for (String type : resourceTypes()) {
            types.row(Printable.of(type), String.join(", ", formats(type)));
        }
        types.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    @Override
    public void json(JsonWriter out) {
        out.member(
                        "vocabulary",
                        member -> member.member("date", vocabulary.date().toString())
                                .member("origin", vocabulary.origin())
                                .member("sha256", vocabulary.sha256()))
                .member("service", service.map(CatalogService::prefix))
                .objects(
                        "keys",
                        keys(),
                        (member, key) -> member.member("name", key).strings("types", types(key)))
                .objects(
                        "resourceTypes",
                        resourceTypes(),
                        (member, type) -> member.member("name", type).strings("arns", formats(type)));
    }

    private List<String> keys() {
        return service.map(vocabulary::keys).orElseGet(vocabulary::globalKeys);
    }

    private List<String> resourceTypes() {
        return service.map(vocabulary::resourceTypes).orElse(List.of());
    }

    private List<String> types(String key) {
        return vocabulary.types(key.toLowerCase(Locale.ROOT)).stream()
                .map(KeyType::title)
                .toList();
    }

    private List<String> formats(String type) {
        return service.map(named -> vocabulary.arnFormats(named, type)).orElse(List.of());
    }
}
