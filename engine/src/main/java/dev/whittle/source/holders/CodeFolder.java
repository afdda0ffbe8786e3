package dev.whittle.source.holders;

import java.util.Map;
import java.util.Set;

/**
 * What stands in a folder of infrastructure code. Paths are relative to it, with forward slashes.
 *
 * @param files the files that could be read: those of Terraform ({@code .tf}, {@code .tofu}), {@code terragrunt.hcl}, templates
 * @param unreadable files of Terraform that could not be read, {@code .tf.json} and {@code .tofu.json} among them, and links that lead to
 *     no file of the folder
 * @param links links to files, and the files that they lead to
 * @param values files of values for variables, {@code *.tfvars} and {@code *.tfvars.json}
 */
public record CodeFolder(
        Map<String, CodeFacts> files, Set<String> unreadable, Map<String, String> links, Set<String> values) {
    public CodeFolder {
        files = Map.copyOf(files);
        unreadable = Set.copyOf(unreadable);
        links = Map.copyOf(links);
        values = Set.copyOf(values);
    }

    /** Of files without links, all of which could be read. */
    public static CodeFolder of(Map<String, CodeFacts> files) {
        return new CodeFolder(files, Set.of(), Map.of(), Set.of());
    }
}
