package dev.whittle.cli;

/** What {@code --format} prints. */
enum Form {
    POLICY("policy"),
    RECOMMENDATION("recommendation"),
    JSON("json"),
    SARIF("sarif"),
    MARKDOWN("markdown");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    /** Its word on the command line. */
    String word() {
        return word;
    }

    /** The same, for where a command lists what it takes. */
    @Override
    public String toString() {
        return word;
    }
}
