package dev.whittle.config;

import dev.whittle.json.Place;
import java.util.Optional;

/**
 * Where a rule stands and what it says, for people.
 *
 * @param file the configuration's name
 * @param place of the rule in it
 * @param said the rule itself, such as {@code sid: Break*}
 * @param reason the user's own, if given
 */
record Rule(String file, Place place, String said, Optional<String> reason) {
    /** Such as {@code `sid: Break*` of whittle.yaml, line 3: emergencies}. */
    String words() {
        return "`" + said + "` of " + file + ", line " + place.line()
                + reason.map(why -> ": " + why).orElse("");
    }
}
