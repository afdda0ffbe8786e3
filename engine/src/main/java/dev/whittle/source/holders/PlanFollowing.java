package dev.whittle.source.holders;

import dev.whittle.source.holders.PlanFacts.Grant;
import dev.whittle.source.holders.PlanFacts.Later;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Goes from a policy of a plan to everybody who may hold it. */
final class PlanFollowing {
    /** Attributes of a policy that are its ARN. */
    private static final Set<String> ARNS = Set.of("", "arn", "id");

    /** Attributes of a role that its name is made of. */
    private static final Set<String> NAMES = Set.of("", "name", "id", "arn");

    private final PlanFacts facts;
    private final Function<PlanResource, List<Holder>> naming;
    private final Set<Holder> holders = new LinkedHashSet<>();
    private final List<String> doubts = new ArrayList<>();

    /** @param naming what roles of the plan are called */
    private PlanFollowing(PlanFacts facts, Function<PlanResource, List<Holder>> naming) {
        this.facts = facts;
        this.naming = naming;
    }

    /**
     * Who may hold the policies of a resource.
     *
     * @param all that have its address
     */
    static Users users(PlanFacts facts, Function<PlanResource, List<Holder>> naming, List<PlanResource> all) {
        PlanFollowing found = new PlanFollowing(facts, naming);
        if (all.stream()
                .flatMap(each -> each.known().stream())
                .anyMatch(type -> type.policy() == BlockType.Policy.MANAGED)) {
            found.managed(PlanPolicy.of(all));
        } else {
            all.forEach(found::take);
        }
        return Users.of(found.holders, found.doubts, "nothing in the plan gives it to anybody");
    }

    private void managed(PlanPolicy policy) {
        facts.doubt(policy).ifPresent(doubts::add);
        for (Grant grant : facts.grants()) {
            boolean isMeant = grant.arns().stream().anyMatch(policy::isMeantBy);
            boolean isMeantLater = grant.later()
                    .filter(later -> mayBe(later, policy.resource()))
                    .isPresent();
            if (isMeant || isMeantLater) {
                take(grant.by());
            }
        }
        List<Holder> found = List.copyOf(holders);
        holders.clear();
        found.forEach(each -> holders.add(each.called(name -> policy.inAccount(each.kind(), name))));
        long shown = holders.stream()
                .mapToLong(each -> Math.max(1, each.names().size()))
                .sum();
        if (shown < policy.attachments()) {
            doubts.add("AWS counts " + policy.attachments() + " that it is attached to, and the plan shows " + shown);
        }
    }

    /** Whether a value that is only known later may be a policy's ARN. */
    private boolean mayBe(Later later, PlanResource policy) {
        Optional<String> unfollowed = later.unfollowed()
                .or(() -> unfollowed(
                        later, type -> type.policy() == BlockType.Policy.MANAGED, ARNS, "is no ARN of a policy here"));
        unfollowed.ifPresent(doubts::add);
        return unfollowed.isEmpty() && later.mayBe(policy);
    }

    /** What of a value is something else than it should be. */
    private static Optional<String> unfollowed(
            Later later, Predicate<BlockType> type, Set<String> attributes, String why) {
        return later.blocks().stream()
                .filter(block ->
                        !BlockType.ofTerraform(block.type()).filter(type).isPresent()
                                || !attributes.contains(block.attribute()))
                .findFirst()
                .map(block -> "`" + later.by().address() + "` takes `" + block.address()
                        + (block.attribute().isEmpty() ? "" : "." + block.attribute()) + "`, which " + why);
    }

    /** Whoever a resource gives its policy to, or itself. */
    private void take(PlanResource by) {
        by.known()
                .ifPresentOrElse(
                        type -> take(by, type),
                        () -> doubts.add("`" + by.address()
                                + "` is there as a resource that is not known to have a policy, too"));
    }

    private void take(PlanResource by, BlockType type) {
        type.holder().ifPresent(kind -> hold(by, kind));
        type.given().forEach((argument, kind) -> give(by, argument, kind));
    }

    private void give(PlanResource by, String argument, HolderKind kind) {
        for (String name : by.texts(argument)) {
            List<PlanResource> called = facts.called(kind, name);
            called.forEach(each -> hold(each, kind));
            if (called.isEmpty()) {
                group(kind, name);
                holders.add(Holder.named(by.address(), kind, List.of(name)));
            }
        }
        facts.later(by, argument).ifPresent(later -> later(later, argument, kind));
    }

    private void later(Later later, String argument, HolderKind kind) {
        Optional<String> unfollowed = later.unfollowed()
                .or(() -> unfollowed(
                        later,
                        type -> type.holder().filter(kind::equals).isPresent(),
                        NAMES,
                        "is no " + kind.word() + " here"));
        List<PlanResource> meant = facts.meant(later);
        if (unfollowed.isPresent()) {
            doubts.add(unfollowed.get());
        } else if (meant.isEmpty()) {
            doubts.add("`" + later.by().address() + "." + argument + "` takes what is not in the plan");
        } else {
            meant.forEach(each -> hold(each, kind));
        }
    }

    private void hold(PlanResource resource, HolderKind kind) {
        group(kind, resource.address());
        holders.addAll(naming.apply(resource));
    }

    private void group(HolderKind kind, String name) {
        if (kind == HolderKind.GROUP) {
            doubts.add("the group `" + name + "` holds it, and its members are not known");
        }
    }
}
