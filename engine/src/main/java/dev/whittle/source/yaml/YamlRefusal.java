package dev.whittle.source.yaml;

/** Reading can't go on behind this place; the message is a problem's. */
final class YamlRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param offset in UTF-16 units
     * @param message in the words of a problem
     */
    YamlRefusal(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
