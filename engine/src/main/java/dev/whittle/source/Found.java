package dev.whittle.source;

import dev.whittle.json.Json;

/**
 * A policy that was found in a file, not read yet.
 *
 * @param address its name in the file
 * @param takenAs what takes it, as far as the file says
 * @param document the policy as JSON would have it, located in the file; values that are only known later are opaque
 * @param joinsOthers whether it is put together with other documents
 */
record Found(String address, SiteKind takenAs, Json document, boolean joinsOthers) {
    Found(String address, SiteKind takenAs, Json document) {
        this(address, takenAs, document, false);
    }

    /** The same under another name. */
    Found at(String other) {
        return new Found(other, takenAs, document, joinsOthers);
    }
}
