package dev.whittle.source.holders;

import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of a plan that may name managed policies, all but those that take one where that is followed, and a policy's own. */
final class PlanMentions {
    /** What gives a managed policy by its name to a permission set, and so to the roles that are made of it. */
    private static final String REFERENCE = "customer_managed_policy_reference";

    private static final String NAME = "name";
    private static final String LOOKUP = "data.aws_iam_policy";

    /** What a managed policy says of itself. */
    private static final Set<String> OWN = Set.of("arn", "id", NAME, "name_prefix");

    /**
     * A text that may name a managed policy.
     *
     * @param by the address of what has it
     */
    record Said(String by, Mention mention) {}

    private final Set<Said> found = new LinkedHashSet<>();

    private PlanMentions() {}

    static List<Said> of(Json root, List<PlanResource> resources, PlanConfiguration configuration) {
        PlanMentions mentions = new PlanMentions();
        resources.forEach(mentions::resource);
        outputs(root).forEach(output -> mentions.walk(output.value(), "output." + output.name(), ""));
        Json.members(root.get("variables")).forEach(each -> mentions.walk(each.value(), "var." + each.name(), ""));
        configuration.constants().forEach((at, value) -> {
            if (!at.takesPolicies()) {
                mentions.walk(value, PlanAddress.inner(at.path(), at.owner()), "." + at.argument());
            }
        });
        return new ArrayList<>(mentions.found);
    }

    private static Stream<Json.Member> outputs(Json root) {
        return Stream.of(
                        root.get("planned_values"),
                        root.get("values"),
                        root.get("prior_state").flatMap(prior -> prior.get("values")))
                .flatMap(Optional::stream)
                .flatMap(values -> Json.members(values.get("outputs")).stream());
    }

    private void resource(PlanResource resource) {
        Optional<BlockType> type = BlockType.ofTerraform(resource.type());
        boolean isAttachment = type.filter(
                        known -> !known.managed().isEmpty() && known.holder().isEmpty())
                .isPresent();
        if (isAttachment) {
            return;
        }
        boolean isPolicy =
                type.filter(known -> known.policy() == BlockType.Policy.MANAGED).isPresent();
        Set<String> followed = type.map(BlockType::managed).orElse(Set.of());
        for (Json.Member member : Json.members(Optional.of(resource.values()))) {
            if (!followed.contains(member.name()) && !(isPolicy && OWN.contains(member.name()))) {
                walk(member.value(), resource.address(), "." + member.name());
            }
        }
        if (resource.type().equals(LOOKUP)) {
            resource.text(NAME).ifPresent(name -> name(name, resource.address(), "." + NAME));
        }
    }

    private void name(String name, String by, String place) {
        found.add(new Said(by, new Mention(new Stem(name, false), false, by + place)));
    }

    private void walk(Json value, String by, String place) {
        value.asText().ifPresent(text -> Mention.in(text, by + place).forEach(each -> found.add(new Said(by, each))));
        value.asArray().ifPresent(list -> list.elements().forEach(each -> walk(each, by, place)));
        for (Json.Member member : Json.members(Optional.of(value))) {
            String inner = place + "." + member.name();
            if (inner.endsWith("." + REFERENCE + "." + NAME)) {
                member.value().asText().ifPresent(name -> name(name, by, inner));
            }
            walk(member.value(), by, inner);
        }
    }
}
