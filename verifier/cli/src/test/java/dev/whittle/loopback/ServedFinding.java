package dev.whittle.loopback;

import java.util.List;

/**
 * A finding.
 *
 * @param account whose resource it is about
 * @param status such as {@code ACTIVE}
 * @param type such as {@code UnusedPermission}
 * @param details JSON objects, each one of {@code findingDetails}
 */
public record ServedFinding(
        String id,
        String resource,
        String account,
        String status,
        String type,
        String analyzedAt,
        List<String> details) {
    /** When it was made and last changed. */
    static final String UPDATED = "2026-11-01T00:00:00Z";

    public ServedFinding {
        details = List.copyOf(details);
    }
}
