package dev.whittle.loopback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a last accessed report shows of a service.
 *
 * @param service such as {@code s3}
 * @param last when it was used; nothing where never
 * @param actions when which tracked action was
 */
public record ServedUse(String service, Optional<String> last, Map<String, Optional<String>> actions) {
    public ServedUse {
        actions = new LinkedHashMap<>(actions);
    }
}
