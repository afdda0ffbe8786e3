package dev.whittle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A policy and what it leaves unused in a folder, and the command line over them. */
abstract class RefineCase {
    static final String POLICY =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"sqs:Send*\","
                    + " \"sqs:DeleteMessage\"], \"Resource\": \"*\"}]}\n";
    static final String REFINED =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"sqs:Send*\"],"
                    + " \"Resource\": \"*\"}]}\n";

    private final String document;

    @TempDir
    Path folder = Path.of("");

    Session session = new Session(Path.of(""));
    String policy = "";
    String unused = "";

    RefineCase() {
        this(POLICY);
    }

    RefineCase(String document) {
        this.document = document;
    }

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        policy = session.file("policy.json", document);
        unused = session.file("unused.txt", "sqs:DeleteMessage\n");
    }

    static String last(Session.Ran ran) {
        List<String> lines = ran.errLines();
        return lines.get(lines.size() - 1);
    }
}
