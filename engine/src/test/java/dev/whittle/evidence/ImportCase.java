package dev.whittle.evidence;

import dev.whittle.catalog.AccessLevel;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.CatalogText;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recorded calls beside evidence of what is unused, and a catalog with operations and without.
 *
 * @param unused who calls what unused
 * @param isSilent whether what no record shows is unused too
 * @param calls what was recorded
 * @param operations what was imported: {@code service Name} with its actions, all folded
 */
record ImportCase(
        Evidence unused, boolean isSilent, List<Recorded> calls, TreeMap<String, TreeSet<String>> operations) {
    private static final List<String> SERVICES =
            List.of("apigateway", "application-autoscaling", "autoscaling", "dynamodb", "glue", "rds", "s3", "sqs");

    private static final Catalog WHOLE = Catalogs.newest();

    /** Events that the map says something of, each as {@code source Name}. */
    private static final List<String> MAPPED = Stream.of(
                    DataFile.lines("api-operations.txt").map(words -> words.get(0) + " " + words.get(1)),
                    DataFile.lines("cloudtrail-events.txt")
                            .filter(words -> !words.get(2).equals("*"))
                            .map(words -> words.get(1) + " " + words.get(2)),
                    SERVICES.stream().flatMap(ImportCase::actions).map(action -> action.replace(':', ' ')))
            .flatMap(events -> events)
            .filter(event -> SERVICES.contains(event.substring(0, event.indexOf(' '))))
            .distinct()
            .toList();

    /** Names that no map and no catalog has. */
    private static final List<String> MYSTERIES =
            List.of("GetMystery", "getmystery", "GetMystery20250331", "PutMystery2020_05_31", "PutMystery", "No*Name");

    /** A random one; half of the calls are imported, and half of all names are mysteries. */
    static ImportCase of(Random random) {
        List<Recorded> calls = new ArrayList<>();
        TreeMap<String, TreeSet<String>> operations = new TreeMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String event = event(random);
            String service = event.substring(0, event.indexOf(' '));
            String name = event.substring(service.length() + 1);
            String source = random.nextInt(20) == 0 ? "source-of-nobody" : service;
            calls.add(Recorded.of(source + ".amazonaws.com", name, 1 + random.nextInt(3)));
            String imported = random.nextBoolean() ? event : event(random);
            if (!imported.contains("*")) {
                operations.put(Pattern.fold(imported), someActions(service, random));
            }
        }
        return new ImportCase(someUnused(random), random.nextBoolean(), calls, operations);
    }

    private static String event(Random random) {
        return random.nextBoolean() ? one(MAPPED, random) : one(SERVICES, random) + " " + one(MYSTERIES, random);
    }

    /** Of the service or of others; often tagging alone. */
    private static TreeSet<String> someActions(String service, Random random) {
        List<String> own = actions(service).map(Pattern::fold).toList();
        List<String> tagging = own.stream().filter(ImportCase::isTagging).toList();
        TreeSet<String> some = new TreeSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            List<String> from = switch (random.nextInt(3)) {
                case 0 -> own;
                case 1 -> tagging.isEmpty() ? own : tagging;
                default -> actions(one(SERVICES, random)).map(Pattern::fold).toList();
            };
            some.add(one(from, random));
        }
        return some;
    }

    private static Evidence someUnused(Random random) {
        Evidence unused = Evidence.NONE;
        for (int i = random.nextInt(4); i > 0; i--) {
            String service = one(SERVICES, random);
            unused = unused.plus(
                    switch (random.nextInt(4)) {
                        case 0 ->
                            Evidence.ofUnused(
                                    List.of(Pattern.of(one(actions(service).toList(), random))));
                        case 1 -> Evidence.ofReportedUnused(List.of(Pattern.of(service + ":*")));
                        case 2 -> Evidence.ofUnused(List.of(Pattern.of("*")));
                        default -> Evidence.ofUnseen(List.of(Unseen.ofService(Pattern.of(service + ":*"))));
                    });
        }
        return unused;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** The whole evidence with other calls, which these stand for. */
    Evidence evidence(Collection<Recorded> recorded) {
        return unused.plus(isSilent ? Evidence.ofAllCalls(recorded) : Evidence.ofCalls(recorded));
    }

    /** The actions that the import lists for a call, folded; none where it does not have it. */
    Set<String> imported(Recorded call) {
        String name = Pattern.fold(call.operation());
        TreeSet<String> found = new TreeSet<>();
        Stream.of(name, name.replaceFirst("20\\d\\d_?\\d\\d_?\\d\\d$", ""))
                .map(each -> operations.getOrDefault(call.source() + " " + each, new TreeSet<>()))
                .forEach(found::addAll);
        return found;
    }

    /** Whether the import says what a call needs of its own service: tagging alone is not what it is for. */
    boolean isTranslatedByImport(Recorded call) {
        return imported(call).stream().anyMatch(action -> action.startsWith(call.source() + ":") && !isTagging(action));
    }

    private static boolean isTagging(String folded) {
        int colon = folded.indexOf(':');
        return WHOLE.service(folded.substring(0, colon))
                .flatMap(service -> service.action(folded.substring(colon + 1)))
                .filter(action -> action.levels().contains(AccessLevel.TAGGING))
                .isPresent();
    }

    private static Stream<String> actions(String service) {
        return WHOLE.service(service).orElseThrow().actions().stream().map(action -> service + ":" + action.name());
    }

    /** The catalog without what was imported. */
    static Catalog plain() {
        return catalog(new TreeMap<>());
    }

    /** The same actions with the operations. */
    Catalog withOperations() {
        return catalog(operations);
    }

    private static Catalog catalog(TreeMap<String, TreeSet<String>> operations) {
        List<CatalogService> services =
                SERVICES.stream().map(name -> WHOLE.service(name).orElseThrow()).toList();
        StringBuilder text = new StringBuilder(
                "whittle-catalog 1\ndate 2026-01-02\norigin test\nnotice none\nlevels L=List R=Read W=Write T=Tagging"
                        + " P=Permissions management\nservices " + services.size());
        text.append(operations.isEmpty() ? "" : "\noperations " + operations.size())
                .append("\nactions ")
                .append(services.stream()
                        .mapToInt(service -> service.actions().size())
                        .sum())
                .append('\n');
        for (CatalogService service : services) {
            text.append(service.prefix()).append(" A service\n");
            for (CatalogAction action : service.actions()) {
                text.append(' ')
                        .append(action.name())
                        .append(' ')
                        .append(action.levels().stream()
                                .map(level -> Character.toString(level.code()))
                                .collect(Collectors.joining()))
                        .append('\n');
            }
            operations.forEach((name, actions) -> {
                if (name.startsWith(service.prefix() + " ")) {
                    text.append(" =")
                            .append(name.substring(service.prefix().length() + 1))
                            .append(' ')
                            .append(String.join(" ", actions))
                            .append('\n');
                }
            });
        }
        return CatalogText.read("case", text.toString());
    }
}
