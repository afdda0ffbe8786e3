package dev.whittle.source.holders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files in which an address means one thing: those of Terraform in a folder, or one template.
 *
 * <p>What an override file changes, and what stands there twice, is doubtful.
 */
final class Scope {
    private static final Pattern OVERRIDE = Pattern.compile("(.*_)?override\\.[a-z]+(\\.json)?");

    private final String path;
    private final Map<String, Block> blocks = new TreeMap<>();
    private final Map<String, String> doubts = new TreeMap<>();
    private final Map<String, List<Link>> readers = new TreeMap<>();
    private final Map<String, List<Leak>> leaks = new TreeMap<>();
    private final Optional<String> unknown;
    private final Optional<String> elsewhere;

    /**
     * @param path the folder, or the template
     * @param files the files and what they say
     * @param unknown why nothing is known of who holds its policies
     * @param elsewhere why its managed policies may be named elsewhere
     */
    Scope(String path, Map<String, Facts> files, Optional<String> unknown, Optional<String> elsewhere) {
        this.path = path;
        this.unknown = unknown;
        this.elsewhere = elsewhere;
        files.forEach((file, facts) -> {
            boolean isOverride = facts.deployment().isPresent()
                    && OVERRIDE.matcher(Paths.name(file)).matches();
            facts.blocks().forEach(block -> add(block, isOverride));
            facts.links()
                    .forEach(link -> readers.computeIfAbsent(link.policy(), each -> new ArrayList<>())
                            .add(link));
            facts.leaks()
                    .forEach(leak -> leaks.computeIfAbsent(leak.block(), each -> new ArrayList<>())
                            .add(leak));
        });
    }

    private void add(Block block, boolean isOverride) {
        if (isOverride) {
            doubts.putIfAbsent(block.address(), block.where() + ": `" + block.address() + "` is overridden");
            blocks.putIfAbsent(block.address(), block);
        } else if (blocks.put(block.address(), block) != null) {
            doubts.putIfAbsent(
                    block.address(), block.where() + ": `" + block.address() + "` stands there a second time");
        }
    }

    String path() {
        return path;
    }

    /** An address as it is told in a folder. */
    String shown(String address) {
        return path.isEmpty() ? address : path + "//" + address;
    }

    /** The blocks by their addresses, sorted. */
    Map<String, Block> blocks() {
        return blocks;
    }

    Optional<Block> block(String address) {
        return Optional.ofNullable(blocks.get(address));
    }

    /**
     * A policy that stands in a block.
     *
     * @param place where in the block, if the policy's name stands there: {@code inline_policy[0]}; or else empty
     */
    record Held(Block block, String place) {}

    /** The block that a site's policy is one of, if such blocks are followed. */
    Optional<Held> held(String site) {
        String written = site.replaceFirst("#\\d+$", "");
        String block = written;
        while (!blocks.containsKey(block) && block.contains(".")) {
            block = block.substring(0, block.lastIndexOf('.'));
        }
        String property = written.substring(block.length()).replaceFirst("^\\.", "");
        return block(block)
                .filter(each -> each.type().hasSiteAt(property.replaceAll("\\[[^]]*]", "")))
                .map(each -> new Held(each, place(each, property)));
    }

    private static String place(Block block, String property) {
        String place = property;
        while (!place.isEmpty() && !block.inline().containsKey(place)) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('.')));
        }
        return place;
    }

    /** Why a block is not sure to be what its file says. */
    Optional<String> doubt(String address) {
        return Optional.ofNullable(doubts.get(address));
    }

    /** What takes the policy of a block. */
    List<Link> readers(String address) {
        return readers.getOrDefault(address, List.of());
    }

    /** The first place that hands the policy of a block to somebody unknown. */
    Optional<Leak> leak(String address) {
        return leaks.getOrDefault(address, List.of()).stream().findFirst();
    }

    Optional<String> unknown() {
        return unknown;
    }

    Optional<String> elsewhere() {
        return elsewhere;
    }
}
