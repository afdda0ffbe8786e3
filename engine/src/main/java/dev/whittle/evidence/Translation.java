package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.policy.Pattern;
import dev.whittle.text.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What evidence says in the words of one catalog: actions instead of recorded operations. U is everything {@code unused} and the
 * known actions of the {@code unseen} groups, minus everything {@code used}, needed, guarded and {@code kept}.
 *
 * <p>Once an operation was recorded, nothing that it may authorize, directly or by a dependent action, is called
 * unused, whoever calls it so. Where that is not known, nothing of its service is called unused.
 *
 * @param unused actions and patterns reported unused, sorted
 * @param unseen groups of actions reported unused as a whole, which no other report speaks against; sorted
 * @param used actions and patterns reported used, operations among them translated; sorted
 * @param needs what recorded calls may have needed beside that, each action once; sorted
 * @param usedServices services in which something was used, each as {@code service:*}
 * @param guards services whose actions are not called unused
 * @param kept what the user protects, operations among it translated; sorted
 * @param partial reports that speak of some actions only, as messages call them
 * @param scope which services the evidence speaks about
 * @param named the names of the user's own lists, as they stand there; sorted
 * @param operations names of API operations among them, each with the actions that it stands for; sorted
 * @param unknownToCatalog names in AWS's own reports that the catalog lacks; sorted
 * @param remarks what was passed over in reading, for people
 */
public record Translation(
        List<Pattern> unused,
        List<Unseen> unseen,
        List<Pattern> used,
        List<Need> needs,
        List<Pattern> usedServices,
        Guards guards,
        List<Pattern> kept,
        List<String> partial,
        Scope scope,
        List<Pattern> named,
        List<OperationName> operations,
        List<Pattern> unknownToCatalog,
        List<String> remarks) {
    public Translation {
        unused = List.copyOf(unused);
        unseen = List.copyOf(unseen);
        used = List.copyOf(used);
        needs = List.copyOf(needs);
        usedServices = List.copyOf(usedServices);
        kept = List.copyOf(kept);
        partial = List.copyOf(partial);
        named = List.copyOf(named);
        operations = List.copyOf(operations);
        unknownToCatalog = List.copyOf(unknownToCatalog);
        remarks = List.copyOf(remarks);
    }

    /**
     * A name of an API operation in a user's list, where an action was meant to stand.
     *
     * @param actions what it stands for
     * @param isTranslated whether these take its place, as they do where that protects
     */
    public record OperationName(Pattern name, List<Pattern> actions, boolean isTranslated) {
        public OperationName {
            actions = List.copyOf(actions);
        }
    }

    /** What the evidence says under a catalog. */
    public static Translation of(Evidence evidence, Catalog catalog) {
        return of(evidence, catalog, Operations.of(catalog));
    }

    /** The same with other operations than those that the catalog was imported with. */
    static Translation of(Evidence evidence, Catalog catalog, Operations imported) {
        Translator translator = new Translator(catalog, imported);
        evidence.claims().forEach(claim -> claim.tell(translator));
        return translator.translation(evidence.remarks());
    }

    /** What is never removed: used, needed or kept; services that are guarded as a whole are not named here. */
    public List<Pattern> guarded() {
        return Stream.of(used.stream(), needs.stream().map(Need::action), kept.stream())
                .flatMap(patterns -> patterns)
                .toList();
    }

    /** Whether some string of L(pattern) is never removed. */
    public boolean guards(Pattern pattern) {
        return guards.meets(pattern) || guarded().stream().anyMatch(pattern::meets);
    }

    /** Every action that the evidence names: it is known, whatever the catalog says. */
    public List<Pattern> literals() {
        return Stream.concat(unused.stream(), guarded().stream())
                .filter(Pattern::isLiteral)
                .toList();
    }

    /** What is to be mended, for any policy. */
    public List<Warning> warnings() {
        return guards.sources().entrySet().stream()
                .map(source -> new Warning(
                        Warning.Kind.EVENT_SOURCE,
                        "event source `" + source.getKey() + "` ("
                                + Numbers.count(source.getValue(), "record")
                                + ") is not known, so it may be about any service whose own sources are not known either: of"
                                + " these nothing is called unused; write --event-source " + source.getKey()
                                + "=SERVICE, or =none where its calls need no permission"))
                .toList();
    }

    /** The call that may have needed an action, folded; nothing where none did. */
    public Optional<String> neededBy(String action) {
        return needs.stream()
                .filter(need -> need.action().matches(action))
                .map(Need::call)
                .findFirst();
    }

    /** Collects what the claims say. */
    private static final class Translator implements Claim.Receiver {
        private static final int MOST_NAMES = 12;

        private final Catalog catalog;
        private final Operations imported;
        private final TreeMap<String, Pattern> unused = new TreeMap<>();
        private final TreeSet<Unseen> unseen = new TreeSet<>();
        private final TreeMap<String, Pattern> used = new TreeMap<>();
        private final TreeMap<String, Need> needs = new TreeMap<>();
        private final TreeMap<String, Pattern> usedServices = new TreeMap<>();
        private final TreeMap<String, Pattern> kept = new TreeMap<>();
        private final TreeMap<String, SortedSet<String>> guarded = new TreeMap<>();
        private final TreeMap<String, Long> sources = new TreeMap<>();
        private final TreeMap<String, TreeSet<String>> unlisted = new TreeMap<>();
        private final List<String> partial = new ArrayList<>();
        private final Scope.Builder scope = new Scope.Builder();
        private final TreeMap<String, Pattern> named = new TreeMap<>();
        private final TreeMap<String, OperationName> operations = new TreeMap<>();
        private final TreeMap<String, Pattern> unknown = new TreeMap<>();
        private boolean isSilent;

        Translator(Catalog catalog, Operations imported) {
            this.catalog = catalog;
            this.imported = imported;
        }

        @Override
        public void unused(Claim.Unused claim) {
            Pattern pattern = claim.pattern();
            unused.put(pattern.folded(), pattern);
            scope.add(pattern);
            if (claim.author() == Claim.Author.USER) {
                operation(pattern)
                        .ifPresent(actions ->
                                operations.put(pattern.folded(), new OperationName(pattern, actions, false)));
                named.putIfAbsent(pattern.folded(), pattern);
            } else {
                report(pattern);
            }
        }

        private void report(Pattern pattern) {
            if (pattern.isLiteral() && !EventMap.has(catalog, pattern)) {
                unknown.putIfAbsent(pattern.folded(), pattern);
            }
        }

        /** What an operation's name stands for; asked only of names that the catalog lacks. */
        private Optional<List<Pattern>> operation(Pattern name) {
            return !name.isLiteral() || EventMap.has(catalog, name)
                    ? Optional.empty()
                    : EventMap.bundled().operation(name, catalog, imported);
        }

        @Override
        public void unusedGroup(Unseen group) {
            unseen.add(group);
            scope.add(group.group());
        }

        @Override
        public void used(Claim.Used claim) {
            if (claim.author() == Claim.Author.USER) {
                protect(claim.pattern(), used);
            } else {
                used.put(claim.pattern().folded(), claim.pattern());
                report(claim.pattern());
            }
            scope.add(claim.pattern());
        }

        /** By the user's word, which may name an operation. */
        private void protect(Pattern pattern, Map<String, Pattern> into) {
            Optional<List<Pattern>> actions = operation(pattern);
            actions.ifPresent(
                    found -> operations.putIfAbsent(pattern.folded(), new OperationName(pattern, found, true)));
            actions.orElse(List.of(pattern)).forEach(action -> into.putIfAbsent(action.folded(), action));
            named.putIfAbsent(pattern.folded(), pattern);
        }

        @Override
        public void usedService(Pattern service) {
            usedServices.put(service.folded(), service);
            scope.add(service);
        }

        @Override
        public void kept(Pattern pattern) {
            protect(pattern, kept);
        }

        @Override
        public void call(Recorded call) {
            EventMap.Meaning meaning = EventMap.bundled().meaning(call, catalog, imported);
            if (!meaning.isSourceKnown()) {
                sources.merge(call.source(), call.count(), Long::sum);
            }
            meaning.services().forEach(service -> Pattern.parse(service + ":*").ifPresent(scope::add));
            meaning.used().forEach(action -> used.putIfAbsent(action.folded(), action));
            meaning.needed().forEach(action -> needs.putIfAbsent(action.folded(), new Need(action, call.title())));
            meaning.usedServices().forEach(service -> usedServices.putIfAbsent(service.folded(), service));
            for (String service : meaning.services()) {
                if (meaning.untranslated().contains(service)) {
                    guarded.computeIfAbsent(service, each -> new TreeSet<>()).add(call.title());
                } else if (!meaning.isListed()) {
                    unlisted.computeIfAbsent(service, each -> new TreeSet<>()).add(call.title());
                }
            }
        }

        @Override
        public void silence() {
            isSilent = true;
        }

        @Override
        public void partial(String report) {
            partial.add(report);
        }

        @Override
        public void complete(String principal) {
            scope.addAll();
        }

        Translation translation(List<String> remarks) {
            Guards guards = guarded.isEmpty() && sources.isEmpty()
                    ? Guards.NONE
                    : new Guards(guarded, sources, EventMap.bundled().sourced());
            if (isSilent) {
                unseen.addAll(EventMap.bundled().management());
                EventMap.bundled().services().forEach(service -> scope.add(Pattern.of(service + ":*")));
                unlisted.keySet().retainAll(EventMap.bundled().services());
            }
            needs.keySet().removeAll(used.keySet());
            List<String> all = new ArrayList<>(remarks);
            all.addAll(remarks());
            return new Translation(
                    List.copyOf(unused.values()),
                    standing(),
                    List.copyOf(used.values()),
                    List.copyOf(needs.values()),
                    List.copyOf(usedServices.values()),
                    guards,
                    List.copyOf(kept.values()),
                    partial,
                    scope.scope(),
                    List.copyOf(named.values()),
                    List.copyOf(operations.values()),
                    List.copyOf(unknown.values()),
                    all);
        }

        /** The groups that no other report speaks against. */
        private List<Unseen> standing() {
            if (usedServices.isEmpty() && unlisted.isEmpty()) {
                return List.copyOf(unseen);
            }
            Set<Pattern> services = new HashSet<>(usedServices.values());
            return unseen.stream()
                    .filter(each -> !services.contains(each.group())
                            && !unlisted.containsKey(each.group().service()))
                    .toList();
        }

        private List<String> remarks() {
            Map<String, String> remarks = new LinkedHashMap<>();
            guarded.forEach((service, calls) -> remarks.put(
                    service,
                    "nothing of " + service + " is called unused, since nothing says which actions its recorded "
                            + (calls.size() == 1 ? "operation needs: " : "operations need: ") + some(calls)
                            + "; what " + (calls.size() == 1 ? "it" : "they")
                            + " needed in other services is not known"));
            if (isSilent) {
                unlisted.forEach((service, calls) -> remarks.putIfAbsent(
                        service,
                        "CloudTrail calls nothing of " + service + " unused, since no listed action has its event "
                                + some(calls)));
            }
            return List.copyOf(remarks.values());
        }

        private static String some(Set<String> names) {
            return Numbers.some(names.stream().sorted().toList(), MOST_NAMES);
        }
    }
}
