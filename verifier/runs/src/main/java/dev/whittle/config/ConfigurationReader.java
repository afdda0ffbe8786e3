package dev.whittle.config;

import dev.whittle.files.Input;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Places;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.PatternReader;
import dev.whittle.policy.Quota;
import dev.whittle.source.yaml.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code whittle.yaml}: one mapping of YAML 1.2, whose keys stand in {@code whittle.schema.json} beside this class. What
 * is not understood is refused with its place, and so is what a file may not say that nobody named.
 */
public final class ConfigurationReader {
    private static final String CATALOG = "catalog";
    private static final String LEAST_OBSERVED = "min-observed";
    private static final String QUOTA = "quota";
    private static final String STRICT_QUOTA = "strict-quota";
    private static final String KEEP = "keep";
    private static final String PRINCIPALS = "principals";
    private static final String STATEMENTS = "statements";
    private static final List<String> KEYS =
            List.of(CATALOG, KEEP, LEAST_OBSERVED, PRINCIPALS, QUOTA, STATEMENTS, STRICT_QUOTA);

    private static final java.util.regex.Pattern DAYS = java.util.regex.Pattern.compile("([0-9]{1,5})d");
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** A configuration is written by hand. */
    private static final Limits LIMITS = new Limits(1 << 20, 16, 0, 0, 256, 1_000, 50);

    private final SourceText source;
    private final Origin origin;
    private final Problems problems;
    private final Places places;

    private ConfigurationReader(SourceText source, Origin origin) {
        this.source = source;
        this.origin = origin;
        this.problems = new Problems(source.name(), source.text(), LIMITS);
        this.places = new Places(source.text());
    }

    /** How many bytes of a file are read. */
    public static int mostBytes() {
        return LIMITS.documentBytes();
    }

    /**
     * What a file says.
     *
     * @param name of the file, from which the catalog's path counts
     * @throws InvalidInputException with every problem
     */
    public static Configuration read(String name, byte[] bytes, Origin origin) {
        SourceText source = SourceText.decode(name, bytes, LIMITS);
        ConfigurationReader reader = new ConfigurationReader(source, origin);
        Configuration read = reader.configuration(Input.of(name, bytes));
        reader.problems.refuseIfAny();
        return read;
    }

    private Configuration configuration(Input file) {
        List<Json> documents = YamlReader.readAll(source, problems).orElse(List.of());
        problems.refuseIfAny();
        if (documents.size() > 1) {
            problems.add(documents.get(1), "", "a second document starts here; write one");
        }
        Json root = documents.isEmpty() || documents.get(0).is("null")
                ? new Json.Obj(List.of(), new Span(0, 0))
                : documents.get(0);
        Optional<ConfigurationObject> all = ConfigurationObject.of(root, "", KEYS, problems);
        return new Configuration(
                Optional.of(file),
                origin,
                all.flatMap(each -> catalog(each, file.name())),
                all.flatMap(this::leastObserved),
                all.flatMap(this::quota),
                all.flatMap(each -> each.flag(STRICT_QUOTA)).orElse(false),
                list(all, KEEP, this::kept),
                list(all, PRINCIPALS, this::principal),
                list(all, STATEMENTS, this::statement));
    }

    private static <T> List<T> list(
            Optional<ConfigurationObject> all, String key, BiFunction<Json, String, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        all.ifPresent(each -> each.elements(
                key, (element, pointer) -> reader.apply(element, pointer).ifPresent(read::add)));
        return read;
    }

    /** An older catalog takes away what is in use, so that no file may choose one that nobody chose. */
    private Optional<String> catalog(ConfigurationObject all, String file) {
        Optional<Json.Str> name = all.text(CATALOG);
        if (origin == Origin.FOUND && all.has(CATALOG)) {
            all.problem(
                    CATALOG,
                    "a configuration that was merely found may choose no catalog: that needs --config " + file
                            + ", or --catalog on the command line");
            return Optional.empty();
        }
        return name.flatMap(text -> text.value().matches(DATE) ? Optional.of(text.value()) : beside(all, file, text));
    }

    private static Optional<String> beside(ConfigurationObject all, String file, Json.Str name) {
        try {
            return Optional.of(Path.of(file).resolveSibling(name.value()).toString());
        } catch (InvalidPathException e) {
            all.problem(CATALOG, "`" + name.value() + "` is no file name: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<Duration> leastObserved(ConfigurationObject all) {
        Optional<Json.Str> text = all.text(LEAST_OBSERVED);
        Optional<Matcher> shape = text.map(each -> DAYS.matcher(each.value())).filter(Matcher::matches);
        if (text.isPresent() && shape.isEmpty()) {
            all.problem(LEAST_OBSERVED, "`" + text.get().value() + "` is no number of days; write one such as `90d`");
        }
        return shape.map(days -> Duration.ofDays(Long.parseLong(days.group(1))));
    }

    private Optional<Quota> quota(ConfigurationObject all) {
        Optional<Json.Str> word = all.text(QUOTA);
        Optional<Quota> quota = word.flatMap(text -> Stream.of(Quota.values())
                .filter(each -> each.word().equals(text.value()))
                .findFirst());
        if (word.isPresent() && quota.isEmpty()) {
            all.problem(
                    QUOTA,
                    "`" + word.get().value() + "` is no quota; write one of "
                            + Stream.of(Quota.values()).map(Quota::word).collect(Collectors.joining(", ")));
        }
        if (origin == Origin.FOUND && quota.filter(ConfigurationReader::isLoose).isPresent()) {
            all.problem(
                    QUOTA,
                    "a configuration that was merely found may only tighten, and `"
                            + quota.get().word() + "` is looser than `" + Quota.MANAGED.word()
                            + "`; name the file with --config, or write --quota on the command line");
            return Optional.empty();
        }
        return quota;
    }

    private static boolean isLoose(Quota quota) {
        return quota.most().isEmpty()
                || quota.most().getAsInt() > Quota.MANAGED.most().orElse(0);
    }

    private Optional<Pattern> kept(Json element, String pointer) {
        return ConfigurationObject.text(element, pointer, problems)
                .flatMap(text -> PatternReader.read(text, pointer, problems));
    }

    private Optional<PrincipalRule> principal(Json element, String pointer) {
        Optional<ConfigurationObject> entry =
                ConfigurationObject.of(element, pointer, List.of("arn", "reason", "tag"), problems);
        return entry.flatMap(each -> {
            Optional<String> reason = each.text("reason").map(Json.Str::value);
            if (each.has("arn") == each.has("tag")) {
                each.problem("write either `arn` or `tag` here");
                return Optional.empty();
            }
            return each.has("arn") ? byArn(each, element, reason) : byTag(each, element, reason);
        });
    }

    private Optional<PrincipalRule> byArn(ConfigurationObject entry, Json element, Optional<String> reason) {
        Optional<String> arn = entry.text("arn").map(Json.Str::value);
        if (arn.filter(text -> !text.equals("*") && !text.startsWith("arn:")).isPresent()) {
            entry.problem(
                    "arn",
                    "`" + arn.get() + "` is no pattern of ARNs; write one such as"
                            + " `arn:aws:iam::111122223333:role/break-glass-*`");
            return Optional.empty();
        }
        return arn.map(text -> new PrincipalRule(
                Optional.of(new Wildcard(text)),
                Optional.empty(),
                Optional.empty(),
                rule(element, "arn: " + text, reason)));
    }

    private Optional<PrincipalRule> byTag(ConfigurationObject entry, Json element, Optional<String> reason) {
        Optional<ConfigurationObject> tag = entry.object("tag", List.of("key", "value"));
        Optional<String> key = tag.flatMap(each -> each.required("key")).map(Json.Str::value);
        Optional<String> value = tag.flatMap(each -> each.text("value")).map(Json.Str::value);
        return key.map(name -> new PrincipalRule(
                Optional.empty(),
                key,
                value.map(Wildcard::new),
                rule(element, "tag: " + name + value.map(text -> " = " + text).orElse(""), reason)));
    }

    private Optional<StatementRule> statement(Json element, String pointer) {
        return ConfigurationObject.of(element, pointer, List.of("reason", "sid"), problems)
                .flatMap(entry -> {
                    Optional<String> reason = entry.text("reason").map(Json.Str::value);
                    return entry.required("sid")
                            .map(Json.Str::value)
                            .map(sid -> new StatementRule(new Wildcard(sid), rule(element, "sid: " + sid, reason)));
                });
    }

    private Rule rule(Json element, String said, Optional<String> reason) {
        return new Rule(source.name(), places.at(element.span().start()), said, reason);
    }
}
