package dev.whittle.catalog;

/** What the values of a condition key are, as the tables of AWS's Service Authorization Reference say it. */
public enum ValueType {
    STRING("String"),
    ARN("ARN"),
    BOOL("Bool"),
    NUMERIC("Numeric"),
    DATE("Date"),
    IP_ADDRESS("IPAddress"),
    /** In AWS's list of condition operators; no bundled table has a key of it. */
    BINARY("Binary");

    private final String title;

    ValueType(String title) {
        this.title = title;
    }

    /** The published word, such as {@code IPAddress}. */
    public String title() {
        return title;
    }

    /** Whether its values are points of a line: numbers, times or addresses. */
    public boolean isOrdered() {
        return this == NUMERIC || this == DATE || this == IP_ADDRESS;
    }
}
