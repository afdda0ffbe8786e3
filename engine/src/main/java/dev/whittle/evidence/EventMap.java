package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.policy.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudTrail's events say of actions: the data file {@code cloudtrail-events.txt} beside this class, whose head says
 * what its lines mean and where they come from.
 */
// TRUSTED: the file lists as management events only what CloudTrail logs by default, each time, under that name.
final class EventMap {
    /** The map of the data file. */
    static final EventMap BUNDLED = ofResource("cloudtrail-events.txt");

    private static final String ANY = "*";
    private static final java.util.regex.Pattern DOMAIN =
            java.util.regex.Pattern.compile("\\.amazonaws\\.com(\\.cn)?$", java.util.regex.Pattern.CASE_INSENSITIVE);
    private static final java.util.regex.Pattern VERSIONED =
            java.util.regex.Pattern.compile("(.*[A-Za-z])20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9]+)?");

    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, List<Pattern>> events = new HashMap<>();
    private final List<Unseen> management;
    private final Set<String> services;
    private final Set<String> listed = new HashSet<>();

    private EventMap(Stream<List<String>> lines) {
        TreeSet<Unseen> groups = new TreeSet<>();
        lines.forEach(words -> add(words.get(0), words.get(1), words.subList(2, words.size()), groups));
        this.management = List.copyOf(groups);
        this.services = groups.stream().map(unseen -> unseen.group().service()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What an event says.
     *
     * @param event {@code service:Event}, as its source is named where that is no listed one
     * @param service the part before the colon
     * @param actions what it takes; none where its name is one that no action has
     * @param isListed whether the map knows the event; otherwise it may stand for any action of its service
     */
    record Meaning(String event, String service, List<Pattern> actions, boolean isListed) {
        /** Of what something was used, each as {@code service:*}: another report's word that it was not does not hold. */
        List<Pattern> services() {
            Stream<String> prefixes = actions.isEmpty() && !isListed
                    ? Stream.of(service)
                    : actions.stream().map(Pattern::service);
            return prefixes.distinct()
                    .flatMap(prefix -> Pattern.parse(prefix + ":*").stream())
                    .filter(Pattern::namesOneService)
                    .toList();
        }
    }

    private static EventMap ofResource(String file) {
        try (InputStream in = Objects.requireNonNull(EventMap.class.getResourceAsStream(file), file)) {
            return of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The map of a text in the data file's form.
     *
     * @throws InvalidInputException at the first line that is wrong
     */
    static EventMap of(String name, String text) {
        try {
            return new EventMap(text.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(EventMap::words));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> words(String line) {
        List<String> words = Arrays.asList(line.split(" +"));
        if (words.size() < 3) {
            throw new IllegalArgumentException("`" + line + "` is too short");
        }
        return words;
    }

    private void add(String word, String service, List<String> names, Set<Unseen> groups) {
        switch (word) {
            case "source" -> sources.put(service, names.get(0));
            case "event" -> events.put(key(service, names.get(0)), actions(service, names.subList(1, names.size())));
            case "management" -> {
                actions(service, names).forEach(action -> groups.add(Unseen.of(action)));
                names.forEach(action -> listed.add(key(service, action)));
            }
            case "other" -> names.forEach(action -> listed.add(key(service, action)));
            default -> throw new IllegalArgumentException("`" + word + "` is no word of an event map");
        }
    }

    private static List<Pattern> actions(String service, List<String> names) {
        return names.stream()
                .map(name -> Pattern.of(name.contains(":") ? name : service + ":" + name))
                .toList();
    }

    private static String key(String service, String event) {
        return service + " " + event.toLowerCase(Locale.ROOT);
    }

    /**
     * What an event says.
     *
     * @param source such as {@code s3.amazonaws.com}
     */
    Meaning meaning(String source, String event) {
        String host = DOMAIN.matcher(source).replaceFirst("");
        String service = sources.getOrDefault(Pattern.fold(host), Pattern.fold(host));
        Matcher versioned = VERSIONED.matcher(event);
        String name = versioned.matches() ? versioned.group(1) : event;
        List<Pattern> actions = events.getOrDefault(key(service, name), events.get(key(service, ANY)));
        boolean isListed = actions != null || listed.contains(key(service, name));
        List<Pattern> taken = actions != null
                ? actions
                : Pattern.parse(service + ":" + name).filter(Pattern::isLiteral).stream()
                        .toList();
        return new Meaning(service + ":" + event, service, taken, isListed);
    }

    /** The actions that only management events take, sorted: unused where no record shows them. */
    List<Unseen> management() {
        return management;
    }

    /** The services that have such. */
    Set<String> services() {
        return services;
    }
}
