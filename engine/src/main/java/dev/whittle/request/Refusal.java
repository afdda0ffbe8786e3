package dev.whittle.request;

import dev.whittle.json.Json;

/**
 * What is not understood, and what would be right.
 *
 * @param value where it stands
 * @param pointer JSON pointer to it, in its document
 * @param message in words
 */
public record Refusal(Json value, String pointer, String message) {}
