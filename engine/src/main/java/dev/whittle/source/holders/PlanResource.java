package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource, or data, of a plan or a state, as it is or as it will be.
 *
 * <p>Source: Terraform, "JSON Output Format", "Values Representation", "Change Representation".
 *
 * @param module the address of the module that it is in, with indices; empty for the root
 * @param address its own, with module and index
 * @param type that of data behind {@code data.}
 * @param name without index
 * @param values what is known of it
 * @param isPlanned whether it is what a plan makes of it, so that something may be only known later
 * @param unknown what that is, with {@code true} in its place; nothing where the plan does not say
 */
public record PlanResource(
        String module,
        String address,
        String type,
        String name,
        Json values,
        boolean isPlanned,
        Optional<Json> unknown) {
    private static final String DATA = "data";

    /**
     * All of a file: what there will be, then what there is.
     *
     * @param source what messages call it
     * @throws InvalidInputException where a module stands in one that it is not in
     */
    public static List<PlanResource> all(String source, Json root) {
        Reading reading = new Reading(source, unknown(root));
        reading.root(root.get("values"), false);
        reading.root(root.get("planned_values"), true);
        reading.root(root.get("prior_state").flatMap(prior -> prior.get("values")), false);
        return reading.found;
    }

    /** What is unknown of each resource. A deposed one goes, and has the address of the one that takes its place. */
    private static Map<String, Json> unknown(Json root) {
        Map<String, Json> unknown = new HashMap<>();
        for (Json change : Json.elements(root.get("resource_changes"))) {
            if (change.get("deposed").isEmpty()) {
                change.get("change")
                        .flatMap(each -> each.get("after_unknown"))
                        .ifPresent(each -> unknown.put(change.text("address").orElse(""), each));
            }
        }
        return unknown;
    }

    /** Goes through the modules. */
    private record Reading(String source, Map<String, Json> unknown, List<PlanResource> found) {
        Reading(String source, Map<String, Json> unknown) {
            this(source, unknown, new ArrayList<>());
        }

        void root(Optional<Json> values, boolean isPlanned) {
            values.flatMap(each -> each.get("root_module")).ifPresent(root -> module(root, "", isPlanned));
        }

        private void module(Json module, String address, boolean isPlanned) {
            Json.elements(module.get("resources")).forEach(each -> resource(each, address, isPlanned));
            for (Json child : Json.elements(module.get("child_modules"))) {
                String written = child.text("address").orElse("");
                if (!written.startsWith(PlanAddress.inner(address, "module."))) {
                    throw new InvalidInputException(
                            source,
                            written.isEmpty()
                                    ? "a module in `child_modules` has no `address`"
                                    : "the module `" + written + "` stands in the module `" + address
                                            + "`, which it is not in");
                }
                module(child, written, isPlanned);
            }
        }

        private void resource(Json json, String module, boolean isPlanned) {
            String type = (json.text("mode").filter(DATA::equals).isPresent() ? DATA + "." : "")
                    + json.text("type").orElse("");
            String name = json.text("name").orElse("");
            String address = json.text("address").orElse(PlanAddress.inner(module, type + "." + name));
            Json values = json.get("values").orElseGet(() -> new Json.Obj(List.of(), json.span()));
            Optional<Json> later = isPlanned ? Optional.ofNullable(unknown.get(address)) : Optional.empty();
            found.add(new PlanResource(module, address, type, name, values, isPlanned, later));
        }
    }

    /** The module that it is in, without indices. */
    String path() {
        return PlanAddress.withoutIndices(module);
    }

    /** Its address in its module, without index. */
    String block() {
        return type + "." + name;
    }

    /** What is known of such blocks, if they have to do with policies of identities. */
    Optional<BlockType> known() {
        return BlockType.ofTerraform(type);
    }

    /** Whether it holds policies. */
    boolean isHolder() {
        return known().flatMap(BlockType::holder).isPresent();
    }

    /** Whether it is such a holder. */
    boolean isHolder(HolderKind kind) {
        return known().flatMap(BlockType::holder).filter(kind::equals).isPresent();
    }

    /** What a holder is called, where that is known: its ARN, or its name. */
    Optional<String> called() {
        return arn().or(() -> known().flatMap(type -> text(type.names())));
    }

    /** A text that is known. */
    public Optional<String> text(String argument) {
        return values.text(argument);
    }

    /** Its ARN, where that is known. */
    Optional<String> arn() {
        return text("arn").filter(arn -> arn.startsWith("arn:"));
    }

    /** The texts that an argument is, or has in it, as far as they are known. */
    List<String> texts(String argument) {
        Optional<Json> value = values.get(argument);
        return value.flatMap(Json::asArray)
                .map(list -> list.elements().stream()
                        .flatMap(each -> each.asText().stream())
                        .toList())
                .orElseGet(() -> value.flatMap(Json::asText).stream().toList());
    }

    /** Whether something of an argument is only known once the plan is applied. */
    boolean isOpen(String argument) {
        return isPlanned
                && unknown.map(all -> all.get(argument)
                                .filter(PlanResource::isUnknown)
                                .isPresent())
                        .orElseGet(() -> values.get(argument)
                                .filter(value -> !value.is("null"))
                                .isEmpty());
    }

    /** Whether there is a {@code true} in it. */
    static boolean isUnknown(Json value) {
        return value.is("true")
                || value.asArray()
                        .filter(list -> list.elements().stream().anyMatch(PlanResource::isUnknown))
                        .isPresent()
                || value.asObject()
                        .filter(object -> object.members().stream().anyMatch(member -> isUnknown(member.value())))
                        .isPresent();
    }
}
