package dev.whittle.account;

import dev.whittle.evidence.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One policy to be refined.
 *
 * @param kind how it belongs to whom
 * @param arn of a managed policy
 * @param document the policy
 * @param users everybody who has it, with the evidence of their use; one without evidence counts as using everything
 */
public record AccountTask(PolicyKind kind, Optional<String> arn, Document document, Map<Principal, Evidence> users) {
    public AccountTask {
        users = new LinkedHashMap<>(users);
    }

    /** Those whose policies are refined, and so have a folder. */
    public List<Principal> owners() {
        return users.keySet().stream().filter(user -> user.skipped().isEmpty()).toList();
    }

    /** What people call it: its ARN where it is one policy for all, or else whose it is. */
    public String title() {
        return kind == PolicyKind.MANAGED
                ? arn.orElseThrow()
                : owners().get(0).arn() + " (" + kind.word() + " " + document.name() + ")";
    }

    /** The files of so many policies that take its place, by their paths within the results. */
    public List<String> files(int policies) {
        return policies == 1
                ? List.of(path() + ".json")
                : IntStream.rangeClosed(1, policies)
                        .mapToObj(i -> path() + "-" + i + "-of-" + policies + ".json")
                        .toList();
    }

    /** The page about the refinement, beside them. */
    public String page() {
        return path() + ".html";
    }

    /** A policy for all is one file for all. */
    private String path() {
        String folder =
                kind == PolicyKind.MANAGED ? "policies" : owners().get(0).folder();
        return folder + "/" + kind.word() + "-" + document.name();
    }
}
