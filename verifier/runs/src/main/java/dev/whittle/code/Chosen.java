package dev.whittle.code;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The policies that the user chose by their addresses; {@code *} is all of them. In a folder {@code PATH//ADDRESS} is an address in a
 * folder of Terraform's or in a template, and an address alone is one anywhere.
 */
public final class Chosen {
    private static final String ALL = "*";

    private final Set<String> addresses;

    private Chosen(Set<String> addresses) {
        this.addresses = addresses;
    }

    /** These; nothing is chosen by none. */
    public static Chosen of(List<String> addresses) {
        return new Chosen(new TreeSet<>(addresses));
    }

    /** Whether the user chose nothing. */
    public boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Whether the user chose whatever is there. */
    boolean isAll() {
        return addresses.contains(ALL);
    }

    /** Whether a policy is one of them. */
    boolean holds(SitePlace place) {
        return isAll() || addresses.contains(place.site().address()) || addresses.contains(place.id());
    }

    /**
     * Returns if each address is one policy's.
     *
     * @param refused why other files can't be read, in which it may stand
     * @throws InvalidInputException where one is none's, or several's
     */
    void check(String name, List<SitePlace> places, List<InvalidInputException> refused) {
        for (String address : addresses) {
            List<SitePlace> met = places.stream()
                    .filter(place -> address.equals(place.site().address()) || address.equals(place.id()))
                    .toList();
            if (met.isEmpty() && !(address.equals(ALL) && !places.isEmpty())) {
                List<Problem> lines = listed(
                        "no policy is at `" + address + "`; there " + (places.isEmpty() ? "is none" : "are"), places);
                refused.stream()
                        .flatMap(each -> String.valueOf(each.getMessage()).lines())
                        .forEach(why -> lines.add(new Problem("can't be read: " + why, "", Optional.empty())));
                throw new InvalidInputException(name, lines);
            }
            if (met.size() > 1) {
                throw new InvalidInputException(
                        name, listed("several policies are at `" + address + "`; write PATH//ADDRESS of one", met));
            }
        }
    }

    /** A message and the policies that it is about, a line each. */
    static List<Problem> listed(String lead, List<SitePlace> places) {
        List<Problem> lines = new ArrayList<>(List.of(new Problem(lead, "", Optional.empty())));
        places.forEach(place -> lines.add(new Problem("  " + place, "", Optional.empty())));
        return lines;
    }
}
