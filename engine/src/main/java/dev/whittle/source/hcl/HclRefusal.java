package dev.whittle.source.hcl;

/** Why a text is no HCL: thrown and caught inside the reader, which tells it as a problem. */
final class HclRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    /**
     * @param offset UTF-16 offset of what is wrong
     * @param reason what stands there; what would be right
     */
    HclRefusal(int offset, String reason) {
        super(reason, null, false, false);
        this.offset = offset;
        this.reason = reason;
    }

    int offset() {
        return offset;
    }

    String reason() {
        return reason;
    }
}
