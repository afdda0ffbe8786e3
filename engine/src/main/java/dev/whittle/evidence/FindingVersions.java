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
    private final Map<String, String> versions = new HashMap<>();

    /**
     * Notes a finding.
     *
     * @param version its state and the time of its last change
     */
    void add(Json.Obj finding, Optional<String> id, String version, String pointer, Problems problems) {
        String earlier = id.map(each -> versions.putIfAbsent(each, version)).orElse(version);
        if (!earlier.equals(version)) {
            problems.add(
                    finding,
                    pointer,
                    "finding `" + id.orElse("") + "` comes in two versions, " + earlier + " and " + version
                            + "; name the newest alone");
        }
    }
}
