package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.source.holders.PlanConfiguration.Reach;
import dev.whittle.source.holders.PlanNode.Block;
import dev.whittle.source.holders.PlanNode.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a plan or a state says of who holds policies: its resources, and what names them. */
final class PlanFacts {
    /** What the provider puts together of tags that are told of elsewhere. */
    private static final String ALL_TAGS = "tags_all";

    private final Json root;
    private final Map<String, List<PlanResource>> byAddress = new LinkedHashMap<>();

    /** By the address without indices. */
    private final Map<String, List<PlanResource>> byBlock = new HashMap<>();

    /** Roles, users and groups, by their names. */
    private final Map<String, List<PlanResource>> byName = new HashMap<>();

    /** Of each module a block that is known later and that the configuration does not show, if there is one. */
    private final Map<String, String> unwritten = new HashMap<>();

    private final List<Grant> grants = new ArrayList<>();
    private final PlanConfiguration configuration;
    private final List<PlanMentions.Said> mentions;

    PlanFacts(Json root, List<PlanResource> resources) {
        this.root = root;
        this.configuration = PlanConfiguration.of(root);
        this.mentions = PlanMentions.of(root, resources, configuration);
        for (PlanResource each : resources) {
            put(byAddress, each.address(), each);
            put(byBlock, PlanAddress.inner(each.path(), each.block()), each);
            each.known().ifPresent(type -> {
                each.text(type.names()).ifPresent(name -> put(byName, name, each));
                type.managed().forEach(argument -> grants.add(grant(each, argument)));
            });
            unwritten(each).forEach(at -> unwritten.putIfAbsent(each.path(), at));
        }
    }

    private static void put(Map<String, List<PlanResource>> all, String key, PlanResource resource) {
        all.computeIfAbsent(key, each -> new ArrayList<>()).add(resource);
    }

    private List<PlanResource> instances(String path, String block) {
        return byBlock.getOrDefault(PlanAddress.inner(path, block), List.of());
    }

    /** Everything that has an address; one there may be as it is, and as it will be. */
    Map<String, List<PlanResource>> byAddress() {
        return byAddress;
    }

    /**
     * What takes managed policies.
     *
     * @param arns as far as they are known
     * @param later what else is only known once the plan is applied
     */
    record Grant(PlanResource by, List<String> arns, Optional<Later> later) {}

    private Grant grant(PlanResource by, String argument) {
        // What is attached to a role by others is told of it too.
        boolean isToldOfOthers = by.isHolder() && !configuration.has(by.path(), by.block(), argument);
        return new Grant(by, by.texts(argument), isToldOfOthers ? Optional.empty() : later(by, argument));
    }

    List<Grant> grants() {
        return grants;
    }

    /**
     * A value, or a part of it, that is only known once the plan is applied.
     *
     * @param blocks what it is an attribute of, which is one of them
     * @param depth of how many modules the instance has to be the same
     * @param unfollowed why others may be meant
     */
    record Later(PlanResource by, Set<Block> blocks, int depth, Optional<String> unfollowed) {
        /** Whether an instance may be the one that is meant. */
        boolean mayBe(PlanResource resource) {
            return blocks.stream()
                            .anyMatch(each -> each.path().equals(resource.path())
                                    && each.address().equals(resource.block()))
                    && start(by.module()).equals(start(resource.module()));
        }

        private List<String> start(String module) {
            List<String> steps = PlanAddress.steps(module);
            return steps.subList(0, Math.min(depth, steps.size()));
        }
    }

    /** What of an argument is only known later, if something is. */
    Optional<Later> later(PlanResource by, String argument) {
        if (!by.isOpen(argument)) {
            return Optional.empty();
        }
        PlanConfiguration.Sources sources = configuration.sources(new Expression(by.path(), by.block(), argument));
        String what = "`" + by.address() + "." + argument + "` is only known once the plan is applied, and ";
        Optional<String> unfollowed = sources.local()
                .map(local -> what + "`" + local + "` is not followed")
                .or(() -> sources.blocks().isEmpty()
                        ? Optional.of(what + "the configuration names nothing that it is made of")
                        : Optional.empty());
        return Optional.of(new Later(by, sources.blocks(), sources.depth(), unfollowed));
    }

    /** The instances that may be meant. */
    List<PlanResource> meant(Later later) {
        return later.blocks().stream()
                .flatMap(each -> instances(each.path(), each.address()).stream())
                .filter(later::mayBe)
                .toList();
    }

    /** Roles, users or groups of a name. */
    List<PlanResource> called(HolderKind kind, String name) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(each -> each.isHolder(kind))
                .toList();
    }

    /** Why others than those that are seen here may hold a managed policy of the plan. */
    Optional<String> doubt(PlanPolicy policy) {
        String address = policy.resource().address();
        String path = policy.resource().path();
        String block = policy.resource().block();
        Stream<String> named = configuration.reach(path, block).expressions().stream()
                .filter(PlanFacts::isElsewhere)
                .map(at -> "`" + at + "` names `" + address + "`, and is not followed");
        Stream<String> mayName = policy.isToBeMade() ? unseen(configuration.reachByLocals(path, block)) : Stream.of();
        Stream<String> texts = mentions.stream()
                .filter(text -> !text.by().equals(address)
                        && !text.by().equals(PlanAddress.withoutIndices(address))
                        && policy.isMeantBy(text.mention()))
                .map(text -> text.mention().where() + ": a text may mean `" + address + "`");
        return Stream.of(incomplete().stream(), named, mayName, texts)
                .flatMap(each -> each)
                .findFirst();
    }

    /** Whether what has the value of an expression is not followed. */
    private static boolean isElsewhere(Expression at) {
        return !at.isHandedOn() && !at.takesPolicies();
    }

    private Optional<String> incomplete() {
        boolean isPlan = root.get("planned_values").isPresent();
        if (root.get("errored").filter(each -> each.is("true")).isPresent()
                || root.get("complete").filter(each -> each.is("false")).isPresent()) {
            return Optional.of("the plan is not complete, so that others may name it");
        }
        return isPlan && configuration.isEmpty()
                ? Optional.of("the plan has no `configuration` that says what names it")
                : Optional.empty();
    }

    /** Where a name that is not known yet may stand unseen. */
    private Stream<String> unseen(Reach reach) {
        Stream<String> byLocals = reach.expressions().stream()
                .filter(PlanFacts::isElsewhere)
                .filter(this::isOpen)
                .map(at -> "`" + at + "` is only known once the plan is applied, and may name it by a local value");
        Stream<String> byDynamicBlocks = reach.paths().stream()
                .flatMap(path -> Optional.ofNullable(unwritten.get(path)).stream())
                .map(at -> "`" + at + "` is only known once the plan is applied, and may name it");
        return Stream.concat(byLocals, byDynamicBlocks);
    }

    private boolean isOpen(Expression at) {
        if (at.owner().equals(PlanNode.OUTPUT)) {
            Optional<Json> change = root.get("output_changes")
                    .flatMap(outputs -> outputs.get(at.argument()))
                    .flatMap(each -> each.get("after_unknown"));
            return change.map(PlanResource::isUnknown).orElse(true);
        }
        if (at.owner().startsWith(PlanConfiguration.MISSING)) {
            return true;
        }
        String argument = at.argument().replaceFirst("\\..*", "");
        boolean isOfProvisioner = argument.equals(PlanConfiguration.PROVISIONER);
        Predicate<PlanResource> isOpen = each -> isOfProvisioner || each.isOpen(argument);
        return instances(at.path(), at.owner()).stream()
                .filter(PlanResource::isPlanned)
                .anyMatch(isOpen);
    }

    /** Blocks of a resource of which something is only known later, and that the configuration does not show. */
    private List<String> unwritten(PlanResource resource) {
        return resource.unknown().flatMap(Json::asObject).map(Json.Obj::members).orElse(List.of()).stream()
                .filter(member -> !member.name().equals(ALL_TAGS)
                        && !member.value().is("true")
                        && PlanResource.isUnknown(member.value())
                        && !configuration.has(resource.path(), resource.block(), member.name()))
                .map(member -> resource.address() + "." + member.name())
                .toList();
    }
}
