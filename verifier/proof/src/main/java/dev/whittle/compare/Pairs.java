package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Consistency.Asked;
import dev.whittle.compare.Letters.Mode;
import dev.whittle.compare.Letters.Side;
import dev.whittle.request.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Actions and resources for requests that are to be shown: known actions, with a resource that they take, where there is such a pair. */
final class Pairs {
    /** Known actions that are looked at for one request. */
    private static final int MOST_ACTIONS = 60;

    private static final int SERVICE_PART = 2;

    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final Values values;
    private final LemmaProver codes;

    Pairs(Catalog catalog, Vocabulary vocabulary, Values values, LemmaProver codes) {
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.values = values;
        this.codes = codes;
    }

    /**
     * An action and a resource, as codes, in which variables may stand.
     *
     * @param action as it is printed
     */
    record Pair(String action, Codes resource, RequestCounterexample.Fit fit) {}

    /** The best pair that meets what is asked; nothing where there is no action or no resource. */
    Optional<Pair> of(Asked action, Asked resource) {
        List<Known> known = known(action, resource);
        for (Known each : known) {
            for (Glob wanted : wanted(each)) {
                Optional<int[]> found = values.text(resource.ofAll(), List.of(), Optional.of(wanted));
                if (found.filter(text -> isTaken(each, text)).isPresent()) {
                    return Optional.of(new Pair(each.name(), new Codes(found.get()), RequestCounterexample.Fit.TAKEN));
                }
            }
        }
        Optional<String> name = known.stream()
                .findFirst()
                .map(Known::name)
                .or(() -> values.text(action.ofAll(), Consistency.ACTIONS).map(Pairs::beginning));
        return name.flatMap(each -> anyResource(resource)
                .map(found -> new Pair(each, new Codes(found), RequestCounterexample.Fit.NOT_TAKEN)));
    }

    private Optional<int[]> anyResource(Asked resource) {
        return values.text(resource.ofAll(), List.of(), Optional.of(ANY_ARN))
                .or(() -> values.text(resource.ofAll(), List.of()));
    }

    /** Formats say more than what they look like; a text in which variables stand is not told yet. */
    private boolean isTaken(Known known, int[] text) {
        return known.action().resourceTypes().isEmpty()
                || Arrays.stream(text).anyMatch(Letters::isVariable)
                || vocabulary.takes(known.service(), known.action(), new String(text, 0, text.length));
    }

    private static final Glob ANY_ARN = format("arn:aws:${Service}:us-east-1:123456789012:${Name}");

    private record Known(CatalogService service, CatalogAction action) {
        String name() {
            return service.prefix() + ":" + action.name();
        }
    }

    /** What the resource of a request for an action looks like: an action without resource types is asked for {@code *}. */
    private List<Glob> wanted(Known known) {
        List<Glob> formats = new ArrayList<>();
        for (String type : known.action().resourceTypes()) {
            vocabulary.arnFormats(known.service(), type).forEach(arn -> formats.add(format(arn)));
        }
        return formats.isEmpty() ? List.of(Glob.of("*")) : formats;
    }

    /** A published ARN format, with what its placeholders may be; the usual values where any would do. */
    private static Glob format(String arn) {
        List<Glob.Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < arn.length()) {
            int end = arn.startsWith("${", at) ? arn.indexOf('}', at) : -1;
            if (end < 0) {
                int next = arn.indexOf("${", at + 1);
                tokens.add(new Glob.Text(arn.substring(at, next < 0 ? arn.length() : next)));
                at = next < 0 ? arn.length() : next;
            } else {
                long part = arn.substring(0, at).chars().filter(c -> c == ':').count();
                boolean isFree = part >= 5;
                tokens.add(isFree ? Glob.Wildcard.ONE : Glob.Wildcard.ONE_IN_PART);
                tokens.add(isFree ? Glob.Wildcard.RUN : Glob.Wildcard.RUN_IN_PART);
                at = end + 1;
            }
        }
        return new Glob(tokens);
    }

    /** Some known actions that meet what is asked, those first whose service the resource names. */
    private List<Known> known(Asked action, Asked resource) {
        List<String> named = services(resource);
        List<CatalogService> services = Stream.concat(
                        catalog.services().stream().filter(service -> named.contains(service.prefix())),
                        catalog.services().stream().filter(service -> !named.contains(service.prefix())))
                .toList();
        List<List<int[]>> among = sets(action, Demand.Way::among);
        List<List<int[]>> outside = sets(action, Demand.Way::outside);
        List<Known> found = new ArrayList<>();
        for (CatalogService service : services) {
            int[] any = withRun(Matching.codes(service.prefix() + ":"));
            boolean mayMatch =
                    among.stream().allMatch(set -> set.stream().anyMatch(pattern -> TextSearch.meet(pattern, any)));
            if (!mayMatch) {
                continue;
            }
            for (CatalogAction each : service.actions()) {
                int[] text = Matching.codes(service.prefix() + ":" + each.name().toLowerCase(Locale.ROOT));
                boolean fits = among.stream().allMatch(set -> matches(set, text))
                        && outside.stream().noneMatch(set -> matches(set, text));
                if (fits) {
                    found.add(new Known(service, each));
                }
                if (found.size() == MOST_ACTIONS) {
                    return found;
                }
            }
        }
        return found;
    }

    private static boolean matches(List<int[]> set, int[] text) {
        return set.stream().anyMatch(pattern -> Matching.matches(pattern, text));
    }

    private static int[] withRun(int[] codes) {
        int[] more = Arrays.copyOf(codes, codes.length + 1);
        more[codes.length] = Letters.RUN;
        return more;
    }

    private List<List<int[]>> sets(Asked asked, Function<Demand.Way, List<Content>> which) {
        return asked.ofAll().stream()
                .flatMap(demand -> demand.ways().stream())
                .flatMap(way -> which.apply(way).stream())
                .map(content -> codes.codes(((Content.Texts) content).globs(), Mode.BOUNDED, Side.LEFT))
                .toList();
    }

    /** The services that the wanted resources are of, as far as their patterns say. */
    private List<String> services(Asked resource) {
        return sets(resource, Demand.Way::among).stream()
                .flatMap(List::stream)
                .map(Pairs::beginning)
                .map(text -> text.split(":", -1))
                .filter(parts -> parts.length > SERVICE_PART)
                .map(parts -> parts[SERVICE_PART])
                .distinct()
                .toList();
    }

    private static String beginning(int[] pattern) {
        StringBuilder text = new StringBuilder();
        for (int code : pattern) {
            text.append(code >= 0 ? Character.toString(code) : "*");
        }
        return text.toString();
    }
}
