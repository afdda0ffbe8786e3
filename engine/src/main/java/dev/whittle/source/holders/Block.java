package dev.whittle.source.holders;

import java.util.List;
import java.util.Optional;

/**
 * A block of a file, or a resource of a template, that holds policies, or gives them to who does.
 *
 * @param address its name in its module or template
 * @param where file and line
 * @param name what it is called, where that is written out
 * @param policy what a managed policy is called
 * @param given to whom it gives its policy
 */
record Block(
        String address,
        BlockType type,
        String where,
        Optional<String> name,
        Optional<PolicyName> policy,
        List<Given> given) {
    Block {
        given = List.copyOf(given);
    }

    /** The last part of its address: in templates the logical name. */
    String logicalName() {
        return address.substring(address.lastIndexOf('.') + 1).replaceFirst("^#\\d+/", "");
    }
}
