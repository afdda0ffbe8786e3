package dev.whittle.request;

/**
 * Why a statement does not apply to a request.
 *
 * @param pointer JSON pointer to the element that fails, the first of them
 * @param words what fails, such as {@code no pattern of Action matches the action}
 */
public record Mismatch(String pointer, String words) {}
