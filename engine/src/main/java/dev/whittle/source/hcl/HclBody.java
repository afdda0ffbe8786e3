package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a file, or between the braces of a block.
 *
 * @param attributes the arguments, in the file's order; no name twice, unless that was told as a problem
 * @param blocks the nested blocks, in the file's order
 * @param span the whole text of a file; of a block its braces and what is between them
 */
public record HclBody(List<HclAttribute> attributes, List<HclBlock> blocks, Span span) {
    public HclBody {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /** The argument of that name. */
    public Optional<HclAttribute> attribute(String name) {
        return attributes.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The value of the argument of that name. */
    public Optional<Json> value(String name) {
        return attribute(name).map(HclAttribute::value);
    }

    /** The blocks of that type that stand in this body itself, in order. */
    public List<HclBlock> blocks(String type) {
        return blocks.stream().filter(each -> each.type().equals(type)).toList();
    }
}
