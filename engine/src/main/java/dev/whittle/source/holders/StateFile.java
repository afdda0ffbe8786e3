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
 * The roles, users and groups, and the policies of identities, of a state or a plan, as {@code terraform show -json} prints it. Of a plan those that there are count
 * beside those that there will be.
 *
 * <p>Source: Terraform, "JSON Output Format", "Values Representation".
 */
record StateFile(String source, List<Instance> instances, List<Policy> policies) {
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

    /**
     * A policy of the state whose name is known: a managed one, or one that is written into somebody.
     *
     * @param modules as those of a role
     * @param address without module and index
     */
    record Policy(List<String> modules, String address, MadePolicy.Name name) {
        Policy {
            modules = List.copyOf(modules);
        }
    }

    StateFile {
        instances = List.copyOf(instances);
        policies = List.copyOf(policies);
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
        List<Resource> resources = new ArrayList<>();
        List<Optional<Json>> all = List.of(
                state.get("values"),
                state.get("planned_values"),
                state.get("prior_state").flatMap(prior -> prior.get("values")));
        all.forEach(values -> values.flatMap(each -> each.get("root_module"))
                .ifPresent(root -> module(source, root, "", List.of(), resources)));
        return new StateFile(
                source,
                resources.stream().flatMap(each -> each.instance().stream()).toList(),
                resources.stream().flatMap(each -> each.policy().stream()).toList());
    }

    private static void module(
            String source, Json module, String address, List<String> modules, List<Resource> resources) {
        elements(module.get("resources")).forEach(each -> resources.add(new Resource(modules, each)));
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
            module(source, child, written, inner, resources);
        }
    }

    private static List<Json> elements(Optional<Json> list) {
        return list.flatMap(Json::asArray).map(Json.Arr::elements).orElse(List.of());
    }

    /** A resource, or data, in its module. */
    private record Resource(List<String> modules, Json json) {
        private String type() {
            return (json.text("mode").filter("data"::equals).isPresent() ? "data." : "")
                    + json.text("type").orElse("");
        }

        private String address() {
            return type() + "." + json.text("name").orElse("");
        }

        private Optional<String> value(String name) {
            return json.get("values").flatMap(each -> each.text(name));
        }

        private Optional<String> arn() {
            return value("arn").filter(arn -> arn.startsWith("arn:"));
        }

        Optional<Instance> instance() {
            Optional<BlockType> known = BlockType.ofTerraform(type());
            return known.flatMap(BlockType::holder)
                    .map(kind -> new Instance(
                            modules,
                            address(),
                            kind,
                            arn().or(() -> value(known.orElseThrow().names()))));
        }

        Optional<Policy> policy() {
            Optional<BlockType> known = BlockType.ofTerraform(type());
            Optional<MadePolicy.Name> managed = known.filter(each -> each.policy() == BlockType.Policy.MANAGED)
                    .flatMap(each -> arn())
                    .map(arn -> new MadePolicy.Name(Optional.empty(), arn));
            Optional<MadePolicy.Name> written = known.filter(BlockType::isWritten)
                    .flatMap(each -> each.given().keySet().stream()
                            .flatMap(property -> value(property).stream())
                            .findFirst()
                            .flatMap(holder ->
                                    value(each.names()).map(name -> new MadePolicy.Name(Optional.of(holder), name))));
            return managed.or(() -> written).map(name -> new Policy(modules, address(), name));
        }
    }
}
