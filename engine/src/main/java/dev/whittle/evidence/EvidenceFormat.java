package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.List;
import java.util.Optional;

/** One of the JSON shapes in which reports of unused access come. */
interface EvidenceFormat {
    /** What messages call it. */
    String title();

    /** Whether the documents of a file have this shape. */
    boolean fits(List<Json> documents);

    /**
     * What the documents report.
     *
     * @param role the only principal whose report counts, where the user named one
     */
    Evidence read(List<Json> documents, Optional<String> role, Problems problems);
}
