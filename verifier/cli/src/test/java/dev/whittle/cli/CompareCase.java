package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.cli.Session.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Policies in a folder, and {@code whittle compare} run on them. */
abstract class CompareCase {
    static final String LOGS = "arn:aws:s3:::logs/*";
    static final String DATA = "arn:aws:s3:::data/*";

    @TempDir
    Path folder = Path.of("");

    Session session = new Session(Path.of(""));

    @BeforeEach
    void write() throws IOException {
        session = new Session(folder);
        file("both.json", statement("Allow", "Read", "s3:GetObject", LOGS, DATA));
        file("logs.json", statement("Allow", "", "s3:GetObject", LOGS));
        file("data.json", statement("Allow", "", "s3:GetObject", DATA));
        file("full.json", statement("Allow", "FullAWSAccess", "*", "*"));
        file("deny.json", statement("Deny", "NoData", "s3:*", DATA));
        file("bucket.json", ofResource("\"*\"", LOGS));
        file("bucket-of-aws.json", ofResource("{\"AWS\": \"*\"}", LOGS));
        file("buckets-of-aws.json", ofResource("{\"AWS\": \"*\"}", LOGS, DATA));
    }

    void file(String name, String... statements) throws IOException {
        session.file(name, "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}\n");
    }

    static String statement(String effect, String sid, String action, String... resources) {
        return "{\"Sid\": \"" + sid + "\", \"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": [\"" + String.join("\", \"", resources) + "\"]}";
    }

    static String ofResource(String principal, String... resources) {
        return "{\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": \"s3:GetObject\", \"Resource\": [\"" + String.join("\", \"", resources) + "\"]}";
    }

    /** Runs it on files of the folder: arguments that end so are their names. */
    Ran compare(String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("compare"),
                        Stream.of(arguments).map(each -> each.endsWith(".json") ? names(each) : each))
                .toList();
        return session.run(all.toArray(String[]::new));
    }

    private String names(String files) {
        return String.join(
                ",", Stream.of(files.split(",", -1)).map(session::name).toList());
    }

    static void assertWord(String word, int exit, Ran ran) {
        assertEquals(word + "\n", ran.out(), ran.err());
        assertEquals(exit, ran.exit(), ran.err());
    }

    /** What is said without the names of folders. */
    String said(Ran ran) {
        return ran.err().replace(folder + "/", "").replaceAll("\ncatalog .*\n", "\n");
    }
}
