package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy that was found in a file, not read yet.
 *
 * @param address its name in the file
 * @param takenAs what takes it, as far as the file says
 * @param document the policy as JSON would have it, located in the file; values that are only known later are opaque
 * @param writing how it is written there
 * @param joinsOthers whether it is put together with other documents
 * @param madeFrom what a program made it from, in words, if its file says so
 * @param problems why it can't be read, where that is clear already
 */
record Found(
        String address,
        SiteKind takenAs,
        Json document,
        Writing writing,
        boolean joinsOthers,
        Optional<String> madeFrom,
        List<Problem> problems) {
    Found {
        problems = List.copyOf(problems);
    }

    /** A document of which some values may only be known later. */
    static Found of(String address, SiteKind takenAs, Json document, Writing writing) {
        return new Found(address, takenAs, document, writing, false, Optional.empty(), List.of());
    }

    /**
     * What seems to be a policy and can't be read.
     *
     * @param place where it stands
     */
    static Found refused(String address, SiteKind takenAs, Json place, List<Problem> problems) {
        return new Found(address, takenAs, place, Writing.TEXT, false, Optional.empty(), problems);
    }

    /** The same under another name. */
    Found at(String other) {
        return new Found(other, takenAs, document, writing, joinsOthers, madeFrom, problems);
    }

    /** The same, made by a program. */
    Found from(Optional<String> origin) {
        return new Found(address, takenAs, document, writing, joinsOthers, origin, problems);
    }

    /** Of several policies with one address, as in branches of an expression, the later ones are numbered. */
    static List<Found> distinct(List<Found> all) {
        Map<String, Found> byAddress = new LinkedHashMap<>();
        for (Found each : all) {
            String address = each.address();
            for (int number = 2; byAddress.containsKey(address); number++) {
                address = each.address() + "#" + number;
            }
            byAddress.put(address, each.at(address));
        }
        return List.copyOf(byAddress.values());
    }
}
