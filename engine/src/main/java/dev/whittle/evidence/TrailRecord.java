package dev.whittle.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * A record of CloudTrail's, whatever form it came in.
 *
 * @param form that it came in
 * @param members what is wanted of it, under the pointers that CloudTrail's own record would have; not copied, since there
 *     are millions
 * @param doubt why it can't be read beyond doubt who called, where the form itself leaves that open
 */
record TrailRecord(RecordForm form, Map<String, String> members, Optional<String> doubt) {
    /** One whose form leaves nothing open. */
    static TrailRecord of(RecordForm form, Map<String, String> members) {
        return new TrailRecord(form, members, Optional.empty());
    }

    /** A member that stands in every record. */
    String required(String pointer) {
        String value = members.getOrDefault(pointer, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the record has no `"
                    + RecordNames.of(form).toldName(pointer).substring(1) + "`");
        }
        return value;
    }
}
