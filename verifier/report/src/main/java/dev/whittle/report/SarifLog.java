package dev.whittle.report;

import dev.whittle.files.Input;
import dev.whittle.json.JsonWriter;
import dev.whittle.json.Place;
import dev.whittle.json.Places;
import dev.whittle.json.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What SARIF logs of one run have in common.
 *
 * <p>Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; of what code scanning reads, GitHub
 * documentation, "SARIF support for code scanning", {@code reportingDescriptor} object.
 */
final class SarifLog {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifLog() {}

    /**
     * Something that results are of.
     *
     * @param id as results name it
     * @param name in one word
     * @param title in a sentence
     * @param description what it says in full, at most 1,024 characters
     * @param help what to do, once as text and once in Markdown
     * @param level {@code error}, {@code warning} or {@code note}
     * @param score from 0.1 to 10.0, where it is a matter of security
     * @param tags to filter by, at most 10
     */
    record Rule(
            String id,
            String name,
            String title,
            String description,
            Help help,
            String level,
            Optional<String> score,
            List<String> tags) {
        Rule {
            tags = List.copyOf(tags);
        }

        /** One that its title says all about. */
        Rule(String id, String name, String title, String help) {
            this(id, name, title, title, new Help(help, help), "warning", Optional.empty(), List.of());
        }
    }

    /** What to do about a result. */
    record Help(String text, String markdown) {}

    /** What is said of the run as a whole. */
    record Notification(String level, String text) {}

    /** The log's text. */
    static String of(Consumer<JsonWriter> run) {
        return JsonWriter.text(out -> out.member("$schema", SCHEMA)
                .member("version", "2.1.0")
                .objects("runs", List.of(run), (each, members) -> members.accept(each)));
    }

    /** The tool, what its results are of, and how columns are counted. */
    static JsonWriter tool(JsonWriter out, String version, List<Rule> rules) {
        return out.member(
                        "tool",
                        tool -> tool.member(
                                "driver",
                                driver -> driver.member("name", "Whittle")
                                        .member("version", version)
                                        .objects("rules", rules, SarifLog::rule)))
                .member("columnKind", "unicodeCodePoints");
    }

    private static void rule(JsonWriter out, Rule rule) {
        out.member("id", rule.id())
                .member("name", rule.name())
                .member("shortDescription", text -> text.member("text", rule.title()))
                .member("fullDescription", text -> text.member("text", rule.description()))
                .member(
                        "help",
                        text -> text.member("text", rule.help().text())
                                .member("markdown", rule.help().markdown()))
                .member("defaultConfiguration", level -> level.member("level", rule.level()));
        rule.score()
                .ifPresent(score -> out.member(
                        "properties",
                        properties -> properties
                                .strings("tags", rule.tags())
                                .member("precision", "very-high")
                                .member("security-severity", score)));
    }

    /** The run as a whole. */
    static JsonWriter invocation(JsonWriter out, boolean isSuccessful, Collection<Notification> notifications) {
        return out.objects("invocations", List.of(notifications), (each, all) -> {
            each.member("executionSuccessful", isSuccessful);
            if (!all.isEmpty()) {
                each.objects(
                        "toolExecutionNotifications",
                        all,
                        (notification, one) -> notification
                                .member("level", one.level())
                                .member("message", message -> message.member("text", one.text())));
            }
        });
    }

    /** The files that results are of; a stream has no hash. */
    static JsonWriter artifacts(JsonWriter out, List<Input> files) {
        return out.objects("artifacts", files, (each, file) -> {
            each.member("location", location -> location.member("uri", ArtifactUri.of(file.name())));
            if (!file.sha256().isEmpty()) {
                each.member("hashes", hashes -> hashes.member("sha-256", file.sha256()));
            }
        });
    }

    /** A place. The end column is the one after the last, as in a {@link Span}. */
    static void region(JsonWriter out, Places places, Span span) {
        Place start = places.at(span.start());
        Place end = places.at(span.end());
        out.member("startLine", start.line())
                .member("startColumn", start.column())
                .member("endLine", end.line())
                .member("endColumn", end.column());
    }

    /** Text for a message, where brackets would be a link. */
    static String plain(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }
}
