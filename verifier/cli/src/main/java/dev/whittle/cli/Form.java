package dev.whittle.cli;

/** What {@code --format} prints. */
enum Form {
    POLICY("policy"),
    RECOMMENDATION("recommendation"),
    JSON("json"),
    SARIF("sarif");

    private final String word;

    Form(String word) {
        this.word = word;
    }

    /** Its word on the command line. */
    @Override
    public String toString() {
        return word;
    }
}
