package dev.whittle.evidence;

import dev.whittle.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pages of all files, as far as they go on. A page does not say which one it follows, but only the last one has no
 * token: without a last page, something was not fetched. What a missing page calls unused stays, so a remark is enough.
 */
final class FindingPages {
    /** Whether the last page came, by what messages call the whole and its token. */
    private final TreeMap<String, Boolean> isLastThere = new TreeMap<>();

    /**
     * Notes a page.
     *
     * @param whole what it is a page of, for messages, with its token
     * @param token the member that names the following page
     */
    void add(String whole, Json.Obj page, String token) {
        isLastThere.merge(whole + " (" + token + ")", isLast(page, token), Boolean::logicalOr);
    }

    /** Whether a page names no following one. */
    static boolean isLast(Json.Obj page, String token) {
        Optional<Json> value = page.get(token);
        return value.isEmpty()
                || value.get().is("null")
                || value.get().asText().filter(String::isEmpty).isPresent();
    }

    /** What lacks its last page, in words. */
    List<String> remarks() {
        return isLastThere.entrySet().stream()
                .filter(whole -> !whole.getValue())
                .map(whole ->
                        whole.getKey() + ", and the following page is not there: what that page calls unused stays")
                .toList();
    }
}
