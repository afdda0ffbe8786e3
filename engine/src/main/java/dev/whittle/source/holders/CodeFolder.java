package dev.whittle.source.holders;

import java.util.Map;
import java.util.Set;

/**
 * What stands in a folder of infrastructure code. Paths are relative to it, with forward slashes.
 *
 * @param files the files that could be read: those of Terraform ({@code .tf}, {@code .tofu}, and both in JSON), {@code terragrunt.hcl},
 *     templates, files that are nothing but a policy, and as {@linkplain CodeFacts#ofText texts} other ones that may name a policy or such a
 *     file, values for variables ({@code *.tfvars}) among them
 * @param unreadable files that could not be read: of Terraform; of Terragrunt; templates; and links that lead to no file of the folder
 * @param links links to files, and the files that they lead to
 */
public record CodeFolder(Map<String, CodeFacts> files, Set<String> unreadable, Map<String, String> links) {
    public CodeFolder {
        files = Map.copyOf(files);
        unreadable = Set.copyOf(unreadable);
        links = Map.copyOf(links);
    }

    /** Of files without links, all of which could be read. */
    public static CodeFolder of(Map<String, CodeFacts> files) {
        return new CodeFolder(files, Set.of(), Map.of());
    }
}
