package dev.whittle.aws;

import dev.whittle.account.Principal;
import dev.whittle.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is done about one policy: all of it or, where a script is stopped, a beginning after which its holders may do more than they need,
 * never less.
 *
 * @param title what people call the policy
 * @param holders everybody who has it, with the services that evidence calls unused as a whole
 * @param going the actions that go, as spelled
 * @param steps in order
 */
record PlannedChange(String title, Map<Principal, List<String>> holders, List<String> going, List<ApplyStep> steps) {
    /** Whether a use of an action is told by the use of its service. */
    private boolean isToldByService(String action) {
        String service = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
        return holders.values().stream().allMatch(services -> services.contains(service));
    }

    /** As JSON text, its steps numbered. */
    String text(String id) {
        List<String> steps = new ArrayList<>();
        for (ApplyStep step : this.steps) {
            String number = id + "." + (steps.size() + 1);
            steps.add(JsonWriter.line(out -> step.write(out.member("id", number))));
        }
        return JsonWriter.text(out -> out.member("id", id)
                .member("title", title)
                .objects(
                        "holders",
                        holders.entrySet(),
                        (each, holder) -> each.member("arn", holder.getKey().arn())
                                .member("kind", holder.getKey().kind().word())
                                .member("name", holder.getKey().name())
                                .strings("services", holder.getValue()))
                .strings(
                        "actions",
                        going.stream().filter(each -> !isToldByService(each)).toList())
                .raws("steps", steps));
    }
}
