package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.source.holders.PlanNode.Block;
import dev.whittle.source.holders.PlanNode.Expression;
import dev.whittle.source.holders.PlanNode.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the expressions of a plan's configuration name. Variables, outputs and {@code for_each} are followed to whatever they are made of.
 * Local values are not there, and neither are {@code dynamic} blocks: what they name, nobody knows.
 *
 * <p>Source: Terraform, "JSON Output Format", "Configuration Representation".
 */
final class PlanConfiguration {
    /** All outputs of a module, one of which is meant. */
    static final String ALL = "*";

    /** What the arguments of provisioners stand in. */
    static final String PROVISIONER = "provisioner";

    /** What starts the name of the call of a module that is not there. */
    static final String MISSING = "call of ";

    private static final String EXPRESSIONS = "expressions";

    private final Map<Expression, Set<PlanNode>> names = new LinkedHashMap<>();
    private final Map<PlanNode, Set<Expression>> namedBy = new HashMap<>();

    /** What is named of a block. */
    private final Map<String, Set<Block>> attributes = new HashMap<>();

    /** What is written in a block, up to the first dot. */
    private final Map<String, Set<String>> arguments = new HashMap<>();

    /** By the modules that they stand in. */
    private final Map<String, Set<Local>> locals = new HashMap<>();

    private final Map<Expression, Json> constants = new LinkedHashMap<>();

    /** Where modules come from. */
    private final Map<String, String> moduleSources = new HashMap<>();

    private PlanConfiguration() {}

    /** That of a plan; a state has none. */
    static PlanConfiguration of(Json plan) {
        PlanConfiguration configuration = new PlanConfiguration();
        plan.get("configuration").ifPresent(root -> {
            root.get("root_module").ifPresent(module -> configuration.module("", module));
            Json.members(root.get("provider_config"))
                    .forEach(each -> configuration.arguments(
                            each.value().text("module_address").orElse(""),
                            "provider." + each.name(),
                            "",
                            each.value().get(EXPRESSIONS)));
        });
        return configuration;
    }

    private void module(String path, Json module) {
        Json.elements(module.get("resources")).forEach(each -> resource(path, each));
        Json.members(module.get("outputs")).forEach(each -> {
            Expression output = new Expression(path, PlanNode.OUTPUT, each.name());
            each.value().get("expression").ifPresent(expression -> add(output, expression));
            if (!path.isEmpty()) {
                link(new Expression(path, PlanNode.OUTPUT, ALL), output);
            }
        });
        Json.members(module.get("variables"))
                .forEach(each -> each.value()
                        .get("default")
                        .ifPresent(
                                value -> constants.put(new Expression(path, "var." + each.name(), "default"), value)));
        Json.members(module.get("module_calls")).forEach(each -> call(path, "module." + each.name(), each.value()));
    }

    private void resource(String path, Json resource) {
        String address = resource.text("address").orElse("");
        arguments(path, address, "", resource.get(EXPRESSIONS));
        each(path, address, resource);
        Json.elements(resource.get("provisioners"))
                .forEach(each -> arguments(path, address, PROVISIONER + ".", each.get(EXPRESSIONS)));
    }

    private void each(String path, String owner, Json block) {
        block.get("for_each_expression")
                .ifPresent(expression -> add(new Expression(path, owner, PlanNode.FOR_EACH), expression));
    }

    private void call(String path, String name, Json call) {
        Optional<Json> module = call.get("module");
        // What is given to a module that is not there is seen by nobody knows whom.
        arguments(path, module.isPresent() ? name : MISSING + name, "", call.get(EXPRESSIONS));
        each(path, name, call);
        call.text("source").ifPresent(source -> moduleSources.put(PlanAddress.inner(path, name), source));
        module.ifPresent(inner -> module(PlanAddress.inner(path, name), inner));
    }

    /** @param place where the arguments stand in their block, up to the dot */
    private void arguments(String path, String owner, String place, Optional<Json> arguments) {
        for (Json.Member member : Json.members(arguments)) {
            String argument = place + member.name();
            if (isExpression(member.value())) {
                add(new Expression(path, owner, argument), member.value());
            } else {
                List<Json> blocks =
                        member.value().asArray().map(Json.Arr::elements).orElse(List.of(member.value()));
                blocks.forEach(block -> arguments(path, owner, argument + ".", Optional.of(block)));
            }
        }
    }

    private static boolean isExpression(Json value) {
        return value.get("constant_value").isPresent()
                || value.get("references").flatMap(Json::asArray).isPresent()
                || value.asObject().filter(object -> object.members().isEmpty()).isPresent();
    }

    private void add(Expression at, Json expression) {
        names.computeIfAbsent(at, each -> new LinkedHashSet<>());
        arguments
                .computeIfAbsent(key(at.path(), at.owner()), each -> new LinkedHashSet<>())
                .add(at.argument().replaceFirst("\\..*", ""));
        expression.get("constant_value").ifPresent(value -> constants.put(at, value));
        List<String> written = Json.elements(expression.get("references")).stream()
                .flatMap(each -> each.asText().stream())
                .toList();
        for (String reference : PlanReference.whole(written)) {
            PlanReference.target(at, reference).ifPresent(target -> link(at, target));
        }
    }

    private void link(Expression at, PlanNode target) {
        names.computeIfAbsent(at, each -> new LinkedHashSet<>()).add(target);
        namedBy.computeIfAbsent(target, each -> new LinkedHashSet<>()).add(at);
        if (target instanceof Block block) {
            attributes
                    .computeIfAbsent(key(block.path(), block.address()), each -> new LinkedHashSet<>())
                    .add(block);
        } else if (target instanceof Local local) {
            locals.computeIfAbsent(local.path(), each -> new LinkedHashSet<>()).add(local);
        }
    }

    private static String key(String path, String address) {
        return PlanAddress.inner(path, address);
    }

    /** Whether nothing is known of what names what. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** What is written out, by where. */
    Map<Expression, Json> constants() {
        return constants;
    }

    /** The folder of a module, from the root's on; nothing where it, or one that it is in, comes from elsewhere. */
    Optional<String> folder(String path) {
        if (path.isEmpty()) {
            return Optional.of("");
        }
        return Optional.ofNullable(moduleSources.get(path))
                .filter(source -> source.startsWith("./") || source.startsWith("../"))
                .flatMap(source -> folder(PlanAddress.outer(path)).map(outer -> Paths.from(outer, source)));
    }

    /** Whether an argument of a block is written there, or something in it. */
    boolean has(String path, String owner, String argument) {
        return arguments.getOrDefault(key(path, owner), Set.of()).contains(argument);
    }

    /**
     * What a value is made of.
     *
     * @param blocks whose attributes it is made of
     * @param local a local value that it is made of too
     * @param depth how many modules all of what it is made of is in, together with itself
     */
    record Sources(Set<Block> blocks, Optional<Local> local, int depth) {}

    /** What a value is made of. Time: linear in the configuration. */
    Sources sources(Expression at) {
        Set<Block> blocks = new LinkedHashSet<>();
        Optional<Local> local = Optional.empty();
        int depth = PlanAddress.depth(at.path());
        Set<PlanNode> visited = new LinkedHashSet<>(List.of(at));
        Deque<PlanNode> next = new ArrayDeque<>(visited);
        while (!next.isEmpty()) {
            PlanNode node = next.remove();
            depth = Math.min(depth, PlanAddress.depth(node.path()));
            if (node instanceof Block block) {
                blocks.add(block);
            } else if (node instanceof Local open) {
                local = local.or(() -> Optional.of(open));
            } else if (node instanceof Expression expression) {
                names.getOrDefault(expression, Set.of()).stream()
                        .filter(visited::add)
                        .forEach(next::add);
            }
        }
        return new Sources(blocks, local, depth);
    }

    /**
     * Where a block's attributes may get to.
     *
     * @param expressions that have them
     * @param paths of the modules in which such an expression, or the block, can be named
     */
    record Reach(Set<Expression> expressions, Set<String> paths) {}

    /** Where a block's attributes get to, as the configuration says. */
    Reach reach(String path, String address) {
        return reach(path, address, Map.of());
    }

    /** Where they may get to, if every local value has whatever can be named in its module. */
    Reach reachByLocals(String path, String address) {
        return reach(path, address, locals);
    }

    private Reach reach(String path, String address, Map<String, Set<Local>> holding) {
        Set<Expression> found = new LinkedHashSet<>();
        Set<String> paths = new LinkedHashSet<>(List.of(path));
        Deque<PlanNode> next = new ArrayDeque<>(attributes.getOrDefault(key(path, address), Set.of()));
        next.addAll(holding.getOrDefault(path, Set.of()));
        while (!next.isEmpty()) {
            for (Expression at : namedBy.getOrDefault(next.remove(), Set.of())) {
                if (found.add(at)) {
                    next.add(at);
                    nameableIn(at)
                            .filter(paths::add)
                            .ifPresent(module -> next.addAll(holding.getOrDefault(module, Set.of())));
                }
            }
        }
        return new Reach(found, paths);
    }

    /** The module in which others can name what has the value of an expression. */
    private static Optional<String> nameableIn(Expression at) {
        if (at.owner().startsWith("module.") && !at.argument().equals(PlanNode.FOR_EACH)) {
            return Optional.of(PlanAddress.inner(at.path(), at.owner()));
        }
        return at.owner().equals(PlanNode.OUTPUT) && !at.path().isEmpty()
                ? Optional.of(PlanAddress.outer(at.path()))
                : Optional.empty();
    }
}
