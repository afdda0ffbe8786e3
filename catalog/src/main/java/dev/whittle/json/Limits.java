package dev.whittle.json;

/**
 * Every bound on what is read, in one place; each appears in the message of the problem that it causes.
 *
 * @param documentBytes size of one document
 * @param depth nesting of objects and arrays
 * @param statements statements of one policy
 * @param patterns patterns of one policy, over all its statements
 * @param patternLength characters of one pattern; the longest known action has 100 with its service prefix, and
 *     containment of patterns costs their product
 * @param numberLength characters of one number
 * @param problems problems that are told apart before the rest is only counted
 */
public record Limits(
        int documentBytes, int depth, int statements, int patterns, int patternLength, int numberLength, int problems) {
    /** What every command uses. */
    public static final Limits DEFAULT = new Limits(4 << 20, 64, 5_000, 50_000, 256, 1_000, 50);

    /** For evidence, where one file may speak of every principal of an account. */
    public static final Limits EVIDENCE = new Limits(64 << 20, 64, 5_000, 50_000, 256, 1_000, 50);

    /** For what others publish about all services, several files at once. */
    public static final Limits IMPORT = new Limits(64 << 20, 64, 5_000, 50_000, 256, 1_000, 20);

    /** For files of infrastructure code, where blocks, calls and templates stand within each other. */
    public static final Limits CODE = new Limits(4 << 20, 200, 5_000, 50_000, 256, 1_000, 50);
}
