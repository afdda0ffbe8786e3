package dev.whittle.source.holders;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block of a file, or a resource of a template, that holds policies, or gives them to who does.
 *
 * @param address its name in its module or template
 * @param where file and line
 * @param name what it is called, where that is written out
 * @param inline what the policies that stand in it are called, where that is written out, by their places: {@code Policies[0]}
 * @param policy what a managed policy is called
 * @param given to whom it gives its policy
 */
record Block(
        String address,
        BlockType type,
        String where,
        Optional<String> name,
        Map<String, String> inline,
        Optional<PolicyName> policy,
        List<Given> given) {
    Block {
        inline = Map.copyOf(inline);
        given = List.copyOf(given);
    }

    /**
     * What a policy of the block is called in an account, where that is written out: of a managed one with its path, if that is known.
     *
     * @param place where in the block it stands; empty where it is all that the block is about
     */
    Optional<String> policyName(String place) {
        if (type.policy() == BlockType.Policy.MANAGED) {
            return policy.flatMap(PolicyName::literal);
        }
        return type.isWritten() ? name : Optional.ofNullable(inline.get(place));
    }

    /** The last part of its address: in templates the logical name. */
    String logicalName() {
        return address.substring(address.lastIndexOf('.') + 1).replaceFirst("^#\\d+/", "");
    }
}
