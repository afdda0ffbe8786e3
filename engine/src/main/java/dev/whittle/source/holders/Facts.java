package dev.whittle.source.holders;

import java.util.List;
import java.util.Optional;

/**
 * What a file says of who holds policies.
 *
 * @param deployment how the folder of a file of Terraform's is used; nothing of a template
 * @param changed why what is deployed of a template may be something else than what stands there
 * @param included files that are put into a template, and why its policies may be named there
 */
record Facts(
        List<Block> blocks,
        List<Link> links,
        List<Leak> leaks,
        List<Mention> mentions,
        Optional<Deployment> deployment,
        Optional<String> changed,
        List<Included> included) {
    /**
     * A file that is put into another one.
     *
     * @param file relative to the folder of the other one
     * @param where file and line
     */
    record Included(Stem file, String where) {}

    Facts {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        leaks = List.copyOf(leaks);
        mentions = List.copyOf(mentions);
        included = List.copyOf(included);
    }
}
