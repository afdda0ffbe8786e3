package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;

/**
 * A policy's document as JSON, and the text in which its places are.
 *
 * @param source the whole file, or what a string of it holds, decoded
 * @param json the document, as {@link dev.whittle.policy.PolicyReader} accepts it
 * @param pointer JSON pointer to it in that text; empty where it is all of it
 */
public record PolicyTree(SourceText source, Json json, String pointer) {}
