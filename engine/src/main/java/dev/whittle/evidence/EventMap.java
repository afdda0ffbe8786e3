package dev.whittle.evidence;

import dev.whittle.catalog.AccessLevel;
import dev.whittle.catalog.Catalog;
import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudTrail's events say of actions: the data files {@code cloudtrail-events.txt}, {@code event-sources.txt} and
 * {@code further-permissions.txt} beside this class, whose heads say what their lines mean and where they come from,
 * {@link Operations} and {@link DependentActions}.
 */
// TRUSTED: the file lists as management events only what CloudTrail logs by default, each time, under that name.
final class EventMap {
    private static final String ANY = "*";
    private static final java.util.regex.Pattern VERSIONED =
            java.util.regex.Pattern.compile("(.*[A-Za-z])20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9]+)?");

    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, List<Pattern>> events = new HashMap<>();
    private final Map<String, List<Pattern>> needs = new HashMap<>();
    private final List<Unseen> management;
    private final Set<String> services;
    private final Set<String> listed = new HashSet<>();
    private final Set<String> sourced = new HashSet<>();
    private final Operations bundled;

    private EventMap(Stream<List<String>> lines, Operations bundled) {
        TreeSet<Unseen> groups = new TreeSet<>();
        lines.forEach(words -> add(words, groups));
        this.management = List.copyOf(groups);
        this.services = groups.stream().map(unseen -> unseen.group().service()).collect(Collectors.toUnmodifiableSet());
        this.bundled = bundled;
    }

    /** The map of the data files. */
    static EventMap bundled() {
        return Bundled.MAP;
    }

    /** Read when the first record or unknown name asks for it: no other run has to pay for it. */
    private static final class Bundled {
        static final EventMap MAP = new EventMap(
                Stream.of("event-sources.txt", "cloudtrail-events.txt", "further-permissions.txt")
                        .flatMap(DataFile::lines),
                Operations.bundled());
    }

    /**
     * The map of a text in the data files' form, without operations.
     *
     * @throws InvalidInputException at the first line that is wrong
     */
    static EventMap of(String name, String text) {
        try {
            return new EventMap(DataFile.linesOf(text), Operations.of(Stream.empty()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name, String.valueOf(e.getMessage()));
        }
    }

    private void add(List<String> words, Set<Unseen> groups) {
        if (words.size() < 3) {
            throw new IllegalArgumentException("`" + String.join(" ", words) + "` is too short");
        }
        String word = words.get(0);
        String service = words.get(1);
        List<String> names = words.subList(2, words.size());
        List<String> further = names.subList(1, names.size());
        switch (word) {
            case "source" -> {
                sourced.add(service);
                names.forEach(name -> addSource(name, service));
            }
            case "also" -> names.forEach(name -> addSource(name, service));
            case "event" -> events.put(key(service, names.get(0)), actions(service, further));
            case "needs" -> needs.merge(key(service, names.get(0)), actions(service, further), EventMap::joined);
            case "management" -> {
                actions(service, names).forEach(action -> groups.add(Unseen.of(action)));
                names.forEach(action -> listed.add(key(service, action)));
            }
            case "other" -> names.forEach(action -> listed.add(key(service, action)));
            default -> throw new IllegalArgumentException("`" + word + "` is no word of an event map");
        }
    }

    private void addSource(String name, String service) {
        sources.merge(name, List.of(service), EventMap::joined);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static List<Pattern> actions(String service, List<String> names) {
        return names.stream()
                .map(name -> Pattern.of(name.contains(":") ? name : service + ":" + name))
                .toList();
    }

    private static String key(String service, String event) {
        return service + " " + Pattern.fold(event);
    }

    /**
     * What a recorded call says under one catalog.
     *
     * @param services whose permissions it may have needed, folded; none where it needs no permission
     * @param isSourceKnown whether the map or the catalog knows its event source; if not, it may be about any service whose
     *     own sources the map does not hold
     * @param untranslated those of its services where it may have needed any action, since nothing says which ones
     * @param isListed whether the map says that all it needs is known; if not, nothing of its services is unused only because no
     *     record shows it
     * @param used what it took for certain
     * @param needed what it may have needed as well, without an event of its own
     */
    record Meaning(
            List<String> services,
            boolean isSourceKnown,
            List<String> untranslated,
            boolean isListed,
            List<Pattern> used,
            List<Pattern> needed) {
        /**
         * The services in which something was used, each as {@code service:*}: another report does not hold where it
         * says otherwise.
         */
        List<Pattern> usedServices() {
            Stream<String> prefixes = services.size() > 1 && !used.isEmpty()
                    ? used.stream().map(Pattern::service)
                    : Stream.concat(services.stream(), used.stream().map(Pattern::service));
            return prefixes.distinct()
                    .flatMap(prefix -> Pattern.parse(prefix + ":*").stream())
                    .filter(Pattern::namesOneService)
                    .toList();
        }
    }

    /** The operations beside the bundled ones: those that a catalog was imported with. */
    Operations imported(Catalog catalog) {
        return Operations.of(catalog);
    }

    /**
     * What a call says.
     *
     * @param imported operations beside the map's own, which they replace in nothing
     */
    Meaning meaning(Recorded call, Catalog catalog, Operations imported) {
        Optional<List<String>> known = services(call.source(), catalog);
        if (known.isEmpty()) {
            return new Meaning(List.of(), false, List.of(), false, List.of(), List.of());
        }
        List<Said> said = known.get().stream()
                .map(service -> said(service, call.operation(), catalog, imported))
                .toList();
        List<Pattern> used = said.stream()
                .flatMap(each -> each.used().orElse(List.of()).stream())
                .distinct()
                .toList();
        List<Pattern> needed =
                said.stream().flatMap(each -> each.needed().stream()).toList();
        List<String> untranslated = untranslated(said);
        boolean isListed = said.stream().anyMatch(Said::isListed);
        boolean isFree = untranslated.isEmpty() && used.isEmpty() && needed.isEmpty();
        return new Meaning(
                isFree ? List.of() : known.get(), true, untranslated, isListed, used, withDependents(used, needed));
    }

    /**
     * Where the map says what a call needed of one service, the call was about that service. An import speaks only for
     * the services that it translates the call for.
     */
    private static List<String> untranslated(List<Said> said) {
        return said.stream().anyMatch(Said::isMapped)
                ? List.of()
                : said.stream()
                        .filter(each -> each.used().isEmpty())
                        .map(Said::service)
                        .toList();
    }

    /**
     * What a call says if it is about one service.
     *
     * @param used what it took; nothing where that is not known
     * @param isMapped whether that is known without what was imported
     */
    private record Said(
            String service, Optional<List<Pattern>> used, boolean isMapped, List<Pattern> needed, boolean isListed) {
        static Said mapped(String service, List<Pattern> used, List<Pattern> needed, boolean isListed) {
            return new Said(service, Optional.of(used), true, needed, isListed);
        }
    }

    /** What is imported comes last: it adds to what the map says, and speaks alone only where the map says nothing. */
    private Said said(String service, String operation, Catalog catalog, Operations imported) {
        String name = name(service, operation, catalog);
        List<Pattern> authorized = bundled.actions(service, name);
        List<Pattern> further = needs.getOrDefault(key(service, name), List.of());
        List<Pattern> needed = Stream.of(
                        authorized, imported.actions(service, name), imported.actions(service, operation), further)
                .flatMap(List::stream)
                .distinct()
                .toList();
        List<Pattern> taken = events.get(key(service, name));
        if (taken != null) {
            return Said.mapped(service, taken, needed, true);
        }
        boolean isTold = authorized.stream().anyMatch(action -> isOwn(service, action, catalog));
        if (isAction(service, name, catalog)) {
            List<Pattern> own = List.of(Pattern.of(service + ":" + name));
            return Said.mapped(service, own, needed, isTold || listed.contains(key(service, name)));
        }
        if (isTold) {
            return Said.mapped(service, authorized.size() == 1 ? authorized : List.of(), needed, true);
        }
        List<Pattern> any = events.get(key(service, ANY));
        if (any != null) {
            return Said.mapped(service, any, needed, true);
        }
        boolean isTranslated = needed.stream().anyMatch(action -> isOwn(service, action, catalog));
        boolean isMapped = further.stream().anyMatch(action -> isOwn(service, action, catalog));
        return new Said(service, isTranslated ? Optional.of(List.of()) : Optional.empty(), isMapped, needed, false);
    }

    /**
     * Whether an action can be what a call is about. Where a table names only actions of other services, or only tagging, it
     * leaves out what the call itself needs.
     */
    private static boolean isOwn(String service, Pattern action, Catalog catalog) {
        return action.service().equals(service)
                && !catalog.service(service)
                        .flatMap(known -> known.action(action.name()))
                        .filter(known -> known.levels().contains(AccessLevel.TAGGING))
                        .isPresent();
    }

    static boolean has(Catalog catalog, Pattern action) {
        return catalog.service(action.service())
                .flatMap(service -> service.action(action.name()))
                .isPresent();
    }

    private static List<Pattern> withDependents(Collection<Pattern> used, Collection<Pattern> needed) {
        List<Pattern> all = new ArrayList<>(used);
        all.addAll(needed);
        Set<Pattern> closed = DependentActions.bundled().with(all);
        closed.removeAll(used);
        return List.copyOf(closed);
    }

    /**
     * The services that a source is about: those that pages name, and the one that bears its name; nothing where neither map nor
     * catalog knows it.
     */
    private Optional<List<String>> services(String source, Catalog catalog) {
        List<String> told = sources.getOrDefault(source, List.of());
        boolean isPrefix = catalog.service(source).isPresent() || knows(source);
        List<String> all = isPrefix ? joined(told, List.of(source)) : told;
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private boolean knows(String service) {
        return services.contains(service) || sources.values().stream().anyMatch(each -> each.contains(service));
    }

    /** The operation's name, without the date and version that some services glue to it. */
    private String name(String service, String operation, Catalog catalog) {
        Matcher versioned = VERSIONED.matcher(operation);
        boolean isWhole = events.containsKey(key(service, operation))
                || bundled.has(service, operation)
                || isAction(service, operation, catalog);
        return !isWhole && versioned.matches() ? versioned.group(1) : operation;
    }

    private boolean isAction(String service, String name, Catalog catalog) {
        Optional<Pattern> action = Pattern.parse(service + ":" + name).filter(Pattern::isLiteral);
        return action.isPresent() && (listed.contains(key(service, name)) || has(catalog, action.get()));
    }

    /**
     * What a name stands for if it names an API operation and no action, as {@code s3:ListBuckets} does; nothing for
     * any other name. What else the operation may need is left out.
     */
    Optional<List<Pattern>> operation(Pattern name, Catalog catalog, Operations imported) {
        if (!name.isLiteral() || has(catalog, name)) {
            return Optional.empty();
        }
        List<Pattern> actions = new ArrayList<>();
        for (String service : services(name.service(), catalog).orElse(List.of())) {
            Said said = said(service, name.name(), catalog, imported);
            actions.addAll(said.used().filter(used -> !used.isEmpty()).orElse(said.needed()));
        }
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(actions.stream().distinct().toList());
    }

    /** The actions that only management events take, sorted: unused where no record shows them. */
    List<Unseen> management() {
        return management;
    }

    /** The services that have such. */
    Set<String> services() {
        return services;
    }

    /** The services whose own event sources the map holds from their own pages: a source that nobody knows is not about them. */
    Set<String> sourced() {
        return Set.copyOf(sourced);
    }

    /** Whether map or catalog knows an event source, folded and without its domain. */
    boolean isKnownSource(String source, Catalog catalog) {
        return services(source, catalog).isPresent();
    }
}
