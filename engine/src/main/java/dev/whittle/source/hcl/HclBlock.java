package dev.whittle.source.hcl;

import dev.whittle.json.Span;
import java.util.List;

/**
 * A block: {@code type "label" { body }}.
 *
 * @param labels the labels, quoted or not, with their escapes resolved
 * @param span from the type's first character to the closing brace
 */
public record HclBlock(String type, List<String> labels, HclBody body, Span span) {
    public HclBlock {
        labels = List.copyOf(labels);
    }
}
