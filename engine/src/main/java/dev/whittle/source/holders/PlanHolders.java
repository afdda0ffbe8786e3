package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may hold the policies of a plan or a state, as {@code terraform show -json} prints it.
 *
 * <p>What is there counts beside what will be. A value that is known says whom it means. One that is only known once the plan is applied
 * is looked for in the configuration: where it is made of blocks of the plan alone, all their instances are meant. Whatever else names a
 * managed policy makes its users unknown, as does what may name it unseen. Holders outside of the plan are not looked at.
 *
 * <p>Source: Terraform, "JSON Output Format"; Terraform AWS provider, the pages of the resources in {@link BlockType}.
 */
// TRUSTED: a plan's configuration shows every reference but those in local values, in dynamic blocks and in lifecycle
// rules.
public final class PlanHolders {
    private final PlanFacts facts;
    private final RoleNames names;

    private PlanHolders(PlanFacts facts, RoleNames names) {
        this.facts = facts;
        this.names = names;
    }

    /**
     * Those of a file.
     *
     * @param root all of it
     * @param resources what is in it
     * @param sites the addresses of its policies
     * @param names what a map calls roles; a {@code *} in it is expanded over those of the plan
     * @throws InvalidInputException where a line of the map is about nothing in the plan, or names nobody
     */
    public static PlanHolders of(Json root, List<PlanResource> resources, List<String> sites, RoleNames names) {
        List<String> roles = resources.stream()
                .filter(each -> each.isHolder(HolderKind.ROLE))
                .flatMap(each -> each.called().stream())
                .toList();
        PlanHolders holders = new PlanHolders(new PlanFacts(root, resources), names.withRoles(roles));
        for (MapLine line : names.lines()) {
            boolean isThere = sites.contains(line.address())
                    || resources.stream().anyMatch(each -> each.isHolder() && isOf(line, each.address()));
            if (!line.path().isEmpty() || !isThere) {
                throw line.refused("no policy and no role of the plan is at `"
                        + (line.path().isEmpty() ? "" : line.path() + "//") + line.address() + "`");
            }
            holders.names.named(line);
        }
        return holders;
    }

    /** Whether a line is about an instance, or all of a block. */
    private static boolean isOf(MapLine line, String address) {
        return line.address().equals(address) || line.address().equals(PlanAddress.withoutIndices(address));
    }

    /** Who may hold the policy at an address. */
    public Users users(String address) {
        Users shown = held(address)
                .map(all -> PlanFollowing.users(facts, this::holders, all))
                .orElseGet(() -> new Users(List.of(), Optional.of("what takes it is not followed")));
        List<Holder> added = names.lines().stream()
                .filter(line -> line.address().equals(address))
                .map(line -> Holder.named(address, line.kind(HolderKind.ROLE), names.named(line)))
                .toList();
        return shown.with(added);
    }

    /** The resource that a policy stands in, if such policies are followed. */
    private Optional<List<PlanResource>> held(String site) {
        String resource = site;
        while (!facts.byAddress().containsKey(resource) && resource.contains(".")) {
            resource = resource.substring(0, resource.lastIndexOf('.'));
        }
        String argument = site.substring(Math.min(site.length(), resource.length() + 1));
        return Optional.ofNullable(facts.byAddress().get(resource))
                .filter(all -> all.get(0)
                        .known()
                        .filter(type -> type.hasSiteAt(PlanAddress.withoutIndices(argument)))
                        .isPresent());
    }

    /** What a role, a user or a group of the plan is called, and one without a name where an instance has none yet. */
    private List<Holder> holders(PlanResource resource) {
        String address = resource.address();
        HolderKind kind = resource.known().flatMap(BlockType::holder).orElseThrow();
        List<MapLine> lines =
                names.lines().stream().filter(line -> isOf(line, address)).toList();
        Set<String> known = new TreeSet<>();
        if (!lines.isEmpty()) {
            lines.forEach(line -> known.addAll(names.named(line, kind)));
            return List.of(Holder.named(address, kind, known));
        }
        List<PlanResource> all = facts.byAddress().getOrDefault(address, List.of(resource));
        all.forEach(each -> each.called().ifPresent(known::add));
        List<Holder> holders = new ArrayList<>();
        if (!known.isEmpty()) {
            holders.add(Holder.named(address, kind, known));
        }
        if (all.stream().anyMatch(each -> each.called().isEmpty())) {
            holders.add(
                    Holder.nameless(address, kind, "what it will be called is only known once the plan is applied"));
        }
        return holders;
    }
}
