package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
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
        List<PlanResource> resources = PlanResource.all(source, state);
        return new StateFile(
                source,
                resources.stream().flatMap(each -> instance(each).stream()).toList(),
                resources.stream().flatMap(each -> policy(each).stream()).toList());
    }

    private static List<String> modules(PlanResource resource) {
        return PlanAddress.steps(resource.path());
    }

    private static Optional<Instance> instance(PlanResource resource) {
        return resource.known()
                .flatMap(BlockType::holder)
                .map(kind -> new Instance(modules(resource), resource.block(), kind, resource.called()));
    }

    private static Optional<Policy> policy(PlanResource resource) {
        Optional<BlockType> known = resource.known();
        Optional<MadePolicy.Name> managed = known.filter(each -> each.policy() == BlockType.Policy.MANAGED)
                .flatMap(each -> resource.arn())
                .map(arn -> new MadePolicy.Name(Optional.empty(), arn));
        Optional<MadePolicy.Name> written = known.filter(BlockType::isWritten)
                .flatMap(each -> each.given().keySet().stream()
                        .flatMap(property -> resource.text(property).stream())
                        .findFirst()
                        .flatMap(holder -> resource.text(each.names())
                                .map(name -> new MadePolicy.Name(Optional.of(holder), name))));
        return managed.or(() -> written).map(name -> new Policy(modules(resource), resource.block(), name));
    }
}
