package dev.whittle.proofs.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.policy.Pattern;
import java.util.List;

/** What a Deny statement takes back, read off its JSON once more. */
final class Denial {
    private Denial() {}

    /** Whether it holds wherever an Allow statement does: always, or in the same context, written alike. */
    static boolean isOf(ObjectNode deny, ObjectNode allow) {
        ObjectNode context = context(deny);
        boolean isAlways =
                context.size() == 1 && context.path("Resource").asText().equals("*");
        return isAlways || context.equals(context(allow));
    }

    private static ObjectNode context(ObjectNode statement) {
        return statement.deepCopy().remove(List.of("Sid", "Effect", "Action", "NotAction"));
    }

    /** Whether it covers the folded action. */
    static boolean covers(ObjectNode deny, String action) {
        return lists(deny, action) == deny.has("Action");
    }

    /** Whether its list, be it of Action or NotAction, matches the folded action. */
    static boolean lists(ObjectNode deny, String action) {
        JsonNode list = deny.has("Action") ? deny.get("Action") : deny.get("NotAction");
        return Work.texts(list).stream().anyMatch(text -> Pattern.of(text).matches(action));
    }
}
