package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes from a policy to everybody who may hold it. */
final class Following {
    private final Scope scope;
    private final Naming naming;
    private final List<Mention> mentions;
    private final Set<String> visited = new HashSet<>();
    private final Set<Holder> holders = new LinkedHashSet<>();
    private final List<String> doubts = new ArrayList<>();

    private Following(Scope scope, Naming naming, List<Mention> mentions) {
        this.scope = scope;
        this.naming = naming;
        this.mentions = mentions;
    }

    /** Whom the code shows for a site. */
    static Users users(Scope scope, String address, Naming naming, List<Mention> mentions) {
        Following found = new Following(scope, naming, mentions);
        scope.unknown().ifPresent(found.doubts::add);
        found.site(address);
        return found.users();
    }

    /** Whom the code shows for the policies of blocks, together. */
    static Users users(Scope scope, List<Block> blocks, Naming naming, List<Mention> mentions) {
        Following found = new Following(scope, naming, mentions);
        scope.unknown().ifPresent(found.doubts::add);
        blocks.forEach(found::visit);
        return found.users();
    }

    private Users users() {
        return Users.of(holders, doubts, "nothing in the code gives it to anybody");
    }

    private void site(String address) {
        Optional<Scope.Held> found = scope.held(address);
        if (found.isEmpty()) {
            doubts.add("what takes it is not followed");
        }
        found.ifPresent(held -> visit(held.block()));
    }

    /** Everybody who holds the policies of a block. */
    private void visit(Block block) {
        if (!visited.add(block.address())) {
            return;
        }
        scope.doubt(block.address()).ifPresent(doubts::add);
        scope.leak(block.address())
                .ifPresent(leak -> doubts.add(
                        leak.where() + ": `" + leak.by() + "` names `" + block.address() + "`, and is not followed"));
        if (block.type().holder().isPresent()) {
            hold(block);
        }
        block.given().forEach(each -> give(block, each));
        block.policy().ifPresent(name -> managed(block, name));
        scope.readers(block.address())
                .forEach(link -> scope.block(link.reader()).ifPresent(this::visit));
    }

    /** Who else may name a managed policy. */
    private void managed(Block block, PolicyName name) {
        scope.elsewhere().ifPresent(doubts::add);
        mentions.stream()
                .filter(name::isMeantBy)
                .findFirst()
                .ifPresent(text -> doubts.add(text.where() + ": a text may mean `" + block.address() + "`"));
    }

    private void give(Block block, Given given) {
        if (given.to() instanceof Given.Name name) {
            group(given.kind(), name.name());
            holders.add(Holder.named(scope.shown(block.address()), given.kind(), List.of(name.name())));
        } else if (given.to() instanceof Given.Block of) {
            Optional<Block> holder = scope.block(of.address())
                    .filter(each ->
                            each.type().holder().filter(given.kind()::equals).isPresent());
            if (holder.isEmpty()) {
                doubts.add(given.where() + ": `" + of.address() + "` is no "
                        + given.kind().word() + " of the code");
            }
            holder.ifPresent(this::hold);
        } else if (given.to() instanceof Given.Open open) {
            doubts.add(given.where() + ": `" + open.written() + "` is not followed");
        }
    }

    private void hold(Block block) {
        scope.doubt(block.address()).ifPresent(doubts::add);
        HolderKind kind = block.type().holder().orElseThrow();
        group(kind, block.address());
        holders.addAll(naming.holders(scope, block, kind));
    }

    private void group(HolderKind kind, String name) {
        if (kind == HolderKind.GROUP) {
            doubts.add("the group `" + name + "` holds it, and its members are not known");
        }
    }
}
