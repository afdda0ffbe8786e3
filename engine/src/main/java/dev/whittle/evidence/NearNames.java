package dev.whittle.evidence;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogAction;
import dev.whittle.catalog.CatalogService;
import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Guesses which name of a catalog was meant by one that it lacks: those within few slips of it. A slip is a letter left
 * out, added, changed or swapped with its neighbour.
 */
final class NearNames {
    private static final int MOST = 3;

    private record Near(String name, int slips) {}

    private NearNames() {}

    /** The nearest first, equally near ones in the catalog's order; none where nothing is near. */
    static List<String> of(Pattern name, Catalog catalog) {
        List<Near> near = new ArrayList<>();
        for (CatalogService service : catalog.services()) {
            int slips = slips(name.service(), service.prefix(), most(name.service()));
            if (slips >= 0 && !name.isEverything()) {
                add(name, service, slips, near);
            }
        }
        if (near.isEmpty() && name.isLiteral()) {
            catalog.services()
                    .forEach(service -> service.action(name.name())
                            .ifPresent(action -> near.add(new Near(service.prefix() + ":" + action.name(), MOST))));
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::slips))
                .map(Near::name)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The services whose prefixes are nearest to one that the catalog lacks. */
    static List<String> services(String prefix, Catalog catalog) {
        return catalog.services().stream()
                .map(service -> new Near(service.prefix(), slips(prefix, service.prefix(), most(prefix))))
                .filter(near -> near.slips() >= 0)
                .sorted(Comparator.comparingInt(Near::slips))
                .map(Near::name)
                .limit(MOST)
                .toList();
    }

    private static void add(Pattern name, CatalogService service, int slips, List<Near> near) {
        String wanted = Pattern.fold(name.name());
        if (!name.isLiteral()) {
            matching(name, service).ifPresent(pattern -> near.add(new Near(pattern.text(), slips)));
            prefixes(name, service, slips, near);
            return;
        }
        for (CatalogAction action : service.actions()) {
            int more = slips(wanted, Pattern.fold(action.name()), most(wanted));
            if (more >= 0) {
                near.add(new Near(service.prefix() + ":" + action.name(), slips + more));
            }
        }
    }

    /** The same wildcards in another service, if they match anything there. */
    private static Optional<Pattern> matching(Pattern name, CatalogService service) {
        Pattern moved = Pattern.of(service.prefix() + ":" + name.name());
        return Optional.of(moved)
                .filter(pattern -> service.actions().stream()
                        .anyMatch(action -> pattern.matches(service.prefix() + ":" + Pattern.fold(action.name()))));
    }

    /** For {@code prefix*}, prefixes that end with a word of some action. */
    private static void prefixes(Pattern name, CatalogService service, int slips, List<Near> near) {
        String wanted = Pattern.fold(name.name());
        if (wanted.indexOf('*') != wanted.length() - 1 || wanted.indexOf('?') >= 0 || wanted.length() < 3) {
            return;
        }
        String prefix = wanted.substring(0, wanted.length() - 1);
        for (CatalogAction action : service.actions()) {
            for (int end = Math.max(1, prefix.length() - 2);
                    end <= Math.min(action.name().length(), prefix.length() + 2);
                    end++) {
                boolean isWordsEnd = end == action.name().length()
                        || Character.isUpperCase(action.name().charAt(end));
                String start = action.name().substring(0, end);
                int more = isWordsEnd ? slips(prefix, Pattern.fold(start), most(prefix)) : -1;
                if (more >= 0) {
                    near.add(new Near(service.prefix() + ":" + start + "*", slips + more));
                }
            }
        }
    }

    private static int most(String text) {
        return text.length() < 4 ? 1 : 2;
    }

    /** How many slips lead from one text to the other, if not more than that; otherwise negative. */
    static int slips(String from, String to, int most) {
        if (Math.abs(from.length() - to.length()) > most) {
            return -1;
        }
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean isSame = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (isSame ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[to.length()] <= most ? last[to.length()] : -1;
    }
}
