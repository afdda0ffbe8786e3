package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles, users and groups of a state or a plan, as {@code terraform show -json} prints it. Of a plan those that there are count
 * beside those that there will be.
 *
 * <p>Source: Terraform, "JSON Output Format", "Values Representation".
 */
record StateFile(String source, List<Instance> instances) {
    /**
     * A role of the state.
     *
     * @param modules the names of the modules that it is in, outermost first, without indices
     * @param address without module and index
     * @param name its ARN, or its name; nothing where it is only known once it is made
     */
    record Instance(List<String> modules, String address, HolderKind kind, Optional<String> name) {
        Instance {
            modules = List.copyOf(modules);
        }
    }

    StateFile {
        instances = List.copyOf(instances);
    }

    /** @throws InvalidInputException where the text is something else */
    static StateFile read(String source, String text) {
        Problems problems = new Problems(source, text, Limits.EVIDENCE);
        Optional<Json> read = JsonReader.readOne(new SourceText(source, text), problems);
        problems.refuseIfAny();
        Json state = read.orElseThrow();
        if (state.text("format_version").isEmpty()) {
            throw new InvalidInputException(
                    source, "this is not what `terraform show -json` prints: it has no `format_version`");
        }
        List<Instance> instances = new ArrayList<>();
        List<Optional<Json>> all = List.of(
                state.get("values"),
                state.get("planned_values"),
                state.get("prior_state").flatMap(prior -> prior.get("values")));
        all.forEach(values -> values.flatMap(each -> each.get("root_module"))
                .ifPresent(root -> module(source, root, "", List.of(), instances)));
        return new StateFile(source, instances);
    }

    private static void module(
            String source, Json module, String address, List<String> modules, List<Instance> instances) {
        for (Json resource : elements(module.get("resources"))) {
            instance(resource, modules).ifPresent(instances::add);
        }
        for (Json child : elements(module.get("child_modules"))) {
            String written = child.text("address").orElse("");
            String start = (address.isEmpty() ? "" : address + ".") + "module.";
            if (!written.startsWith(start)) {
                throw new InvalidInputException(
                        source,
                        "the module `" + written + "` stands in the module `" + address + "`, which it is not in");
            }
            List<String> inner = new ArrayList<>(modules);
            inner.add(written.substring(start.length()).replaceFirst("[.\\[].*", ""));
            module(source, child, written, inner, instances);
        }
    }

    private static List<Json> elements(Optional<Json> list) {
        return list.flatMap(Json::asArray).map(Json.Arr::elements).orElse(List.of());
    }

    private static Optional<Instance> instance(Json resource, List<String> modules) {
        String type = (resource.text("mode").filter("data"::equals).isPresent() ? "data." : "")
                + resource.text("type").orElse("");
        Optional<BlockType> known = BlockType.ofTerraform(type);
        Optional<HolderKind> kind = known.flatMap(BlockType::holder);
        Optional<Json> values = resource.get("values");
        return kind.map(found -> new Instance(
                modules,
                type + "." + resource.text("name").orElse(""),
                found,
                values.flatMap(each -> each.text("arn"))
                        .filter(arn -> arn.startsWith("arn:"))
                        .or(() -> values.flatMap(
                                each -> each.text(known.orElseThrow().names())))));
    }
}
