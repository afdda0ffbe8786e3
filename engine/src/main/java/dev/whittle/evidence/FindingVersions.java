package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The findings of all files, each with the version in which it came. A finding that came in two is refused: what an older one
 * calls unused may have been used since. Pages of one version go together.
 */
final class FindingVersions {
    /** A finding: ids differ within one account, but may be equal in several. */
    record Key(String id, String resource) {}

    private final Map<Key, String> versions = new HashMap<>();

    /**
     * Notes a finding.
     *
     * @param key nothing where it has no id
     * @param version its state and the time of its last change
     */
    void add(Json.Obj finding, Optional<Key> key, String version, String pointer, Problems problems) {
        String earlier = key.map(each -> versions.putIfAbsent(each, version)).orElse(version);
        if (!earlier.equals(version)) {
            problems.add(
                    finding,
                    pointer,
                    "finding `" + key.orElseThrow().id() + "` comes in two versions, " + earlier + " and " + version
                            + "; name the newest alone");
        }
    }
}
