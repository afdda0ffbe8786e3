package dev.whittle.source.holders;

import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of who holds policies.
 *
 * @param takes what takes files as a whole
 * @param files what else may name files
 * @param document what it is if it is nothing but a policy
 * @param deployment how the folder of a file of Terraform's is used; nothing of a template
 * @param changed why what is deployed of a template may be something else than what stands there
 * @param included files that are put into a template, and why its policies may be named there
 */
record Facts(
        List<Block> blocks,
        List<Link> links,
        List<Leak> leaks,
        List<Mention> mentions,
        List<FileTake> takes,
        List<FileName> files,
        Optional<Document> document,
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

    /**
     * A file that is nothing but a policy.
     *
     * @param isFilled whether what stands in <code>${}</code> is read as a hole
     * @param hasHoles whether anything does, or would be left out where it is filled in
     */
    record Document(boolean isFilled, boolean hasHoles) {
        static Document of(SourceText text, boolean isFilled) {
            return new Document(
                    isFilled, text.text().contains("${") || text.text().contains("%{"));
        }

        /** Whether it is read as what a call makes of it. */
        boolean isReadLike(FileCall call, boolean isFilledLater) {
            return !hasHoles || isFilled == (call.isFilled() || isFilledLater);
        }
    }

    /** Of a file without blocks. */
    static Facts ofText(List<Mention> mentions, List<FileName> files, Optional<Document> document) {
        return new Facts(
                List.of(),
                List.of(),
                List.of(),
                mentions,
                List.of(),
                files,
                document,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Facts {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        leaks = List.copyOf(leaks);
        mentions = List.copyOf(mentions);
        takes = List.copyOf(takes);
        files = List.copyOf(files);
        included = List.copyOf(included);
    }
}
