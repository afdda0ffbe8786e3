package dev.whittle.loopback;

/** What is sent back. */
record Answer(String type, String body) {
    static Answer xml(String body) {
        return new Answer("text/xml", body);
    }

    static Answer json(String body) {
        return new Answer("application/json", body);
    }
}
