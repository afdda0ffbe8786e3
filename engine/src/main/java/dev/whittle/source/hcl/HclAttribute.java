package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Span;

/**
 * An argument of a body: {@code name = value}.
 *
 * @param start where the name starts
 * @param span from the name's first character to the value's last
 */
public record HclAttribute(String name, int start, Json value, Span span) {}
