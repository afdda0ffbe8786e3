package dev.whittle.aws;

/** An answer that says that it is not all, and not how to get the rest; or that never comes. */
final class IncompleteAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompleteAnswer(String message) {
        super(message);
    }
}
