package dev.whittle.cli;

/** What {@code --format} prints. */
enum Form {
    policy,
    recommendation,
    json,
    sarif
}
