package dev.whittle.request;

import dev.whittle.catalog.KeyType;
import dev.whittle.catalog.Multiplicity;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All policy documents of one question, and what follows from them together: what no single document says must be read alike in
 * all of them.
 */
public final class Documents {
    private static final Pattern PARTITION = Pattern.compile("arn:([a-z][a-z0-9-]*):.*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^{}',]*:[^{}',]*?)\\s*[,}]");
    private static final Pattern ROLE = Pattern.compile("arn:[^:]*:iam::([^:]*):role/(.*/)?([^/]+)");

    /** How often a key has a value in a request. */
    public enum KeyUse {
        /** Once, if at all. */
        SINGLE,
        /** Any number of times. */
        MULTIPLE,
        /** It is not known, and the documents use it both ways. */
        UNSURE
    }

    private final Vocabulary vocabulary;
    private final Set<String> plain = new HashSet<>();
    private final Set<String> inSets = new HashSet<>();
    private final Set<String> partitions = new TreeSet<>();
    private final Map<String, Set<String>> servicesByLabel = new HashMap<>();
    private final Map<String, Set<String>> pathsByRole = new TreeMap<>();

    private Documents(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * What follows from these documents. Linear in their size.
     *
     * @param vocabulary the known condition keys
     */
    public static Documents of(List<Json> documents, Vocabulary vocabulary) {
        Documents all = new Documents(vocabulary);
        for (Json document : documents) {
            statements(document).forEach(all::addStatement);
            if (Variables.of(document.text("Version")) == Variables.EXIST) {
                texts(document).forEach(all::addVariables);
            }
        }
        return all;
    }

    /** The statements of a document, whether it has a list of them or one alone; none where there are none. */
    static List<Json> statements(Json document) {
        return document.get("Statement").map(Documents::elements).orElse(List.of());
    }

    /** Whether a document is of a resource: whether its first statement names a principal. */
    public static boolean namesPrincipals(Json document) {
        Json first = statements(document).get(0);
        return first.get("Principal").isPresent() || first.get("NotPrincipal").isPresent();
    }

    /** The elements of a list, or the value itself. */
    static List<Json> elements(Json value) {
        return value.asArray().map(Json.Arr::elements).orElseGet(() -> List.of(value));
    }

    private void addStatement(Json statement) {
        statement
                .get("Condition")
                .flatMap(Json::asObject)
                .ifPresent(condition ->
                        condition.members().forEach(operator -> addOperator(operator.name(), operator.value())));
        for (String element : List.of("Principal", "NotPrincipal")) {
            statement.get(element).ifPresent(this::addPrincipal);
        }
        texts(statement).forEach(this::addText);
    }

    private void addOperator(String written, Json keys) {
        Optional<ConditionOperator> operator =
                ConditionOperator.of(written).filter(each -> each.test() != ConditionOperator.Test.NULL);
        keys.asObject()
                .filter(any -> operator.isPresent())
                .ifPresent(object -> object.members()
                        .forEach(key -> (operator.orElseThrow().set() == ConditionOperator.SetOperator.ONE
                                        ? plain
                                        : inSets)
                                .add(folded(key.name()))));
    }

    private void addPrincipal(Json principal) {
        principal
                .asObject()
                .flatMap(each -> each.get("Service"))
                .ifPresent(services -> elements(services).stream()
                        .flatMap(service -> service.asText().stream())
                        .forEach(name -> servicesByLabel
                                .computeIfAbsent(label(name), label -> new TreeSet<>())
                                .add(name)));
    }

    private void addText(String text) {
        Matcher partition = PARTITION.matcher(text);
        if (partition.matches()) {
            partitions.add(partition.group(1));
        }
        Matcher role = ROLE.matcher(text);
        if (role.matches()) {
            pathsByRole
                    .computeIfAbsent(role.group(1) + "/" + role.group(3), name -> new TreeSet<>())
                    .add(role.group(2) == null ? "" : role.group(2));
        }
    }

    /** A key is used as one of a single value where it is a variable, since others can't be. */
    private void addVariables(String text) {
        VARIABLE.matcher(text).results().forEach(variable -> plain.add(folded(variable.group(1))));
    }

    private static List<String> texts(Json value) {
        List<String> texts = new ArrayList<>();
        value.asText().ifPresent(texts::add);
        value.asArray().ifPresent(array -> array.elements().forEach(each -> texts.addAll(texts(each))));
        value.asObject().ifPresent(object -> object.members().forEach(each -> texts.addAll(texts(each.value()))));
        return texts;
    }

    private static String label(String service) {
        int dot = service.indexOf('.');
        return dot < 0 ? service : service.substring(0, dot);
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** How often a key, whose name is folded, has a value: what the catalog says, else what the documents do. */
    public KeyUse use(String key) {
        Set<Multiplicity> published = new HashSet<>();
        for (KeyType type : vocabulary.types(key)) {
            published.add(type.multiplicity());
        }
        if (published.size() == 1) {
            return published.contains(Multiplicity.SINGLE) ? KeyUse.SINGLE : KeyUse.MULTIPLE;
        }
        if (!plain.contains(key)) {
            return KeyUse.MULTIPLE;
        }
        return inSets.contains(key) || !published.isEmpty() ? KeyUse.UNSURE : KeyUse.SINGLE;
    }

    /** The keys that are taken as single-valued because the documents use them so, and no catalog knows them. */
    public SortedSet<String> assumedSingle() {
        SortedSet<String> assumed = new TreeSet<>();
        for (String key : plain) {
            if (vocabulary.types(key).isEmpty() && use(key) == KeyUse.SINGLE) {
                assumed.add(key);
            }
        }
        return assumed;
    }

    /** The published types of a key; empty where the catalog does not know it. */
    public Set<KeyType> types(String key) {
        return vocabulary.types(key);
    }

    /** The partition of a bare account id: the one that the documents' ARNs name, {@code aws} if they name none; nothing if several. */
    public Optional<String> partition() {
        return switch (partitions.size()) {
            case 0 -> Optional.of("aws");
            case 1 -> Optional.of(partitions.iterator().next());
            default -> Optional.empty();
        };
    }

    /** Whether the documents name a service by this name and by another one with the same first label. */
    public boolean hasOtherName(String service) {
        return servicesByLabel.getOrDefault(label(service), Set.of()).size() > 1;
    }

    /** Whether the documents name roles of this name in this account with different paths. */
    public boolean hasOtherPath(String account, String role) {
        return pathsByRole.getOrDefault(account + "/" + role, Set.of()).size() > 1;
    }
}
