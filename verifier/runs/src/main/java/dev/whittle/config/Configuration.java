package dev.whittle.config;

import dev.whittle.files.Input;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Protection;
import dev.whittle.policy.Quota;
import dev.whittle.policy.Statement;
import dev.whittle.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code whittle.yaml} says of every run.
 *
 * @param file itself, with its hash; nothing where there is none
 * @param origin how it came into the run
 * @param catalog date or file of the known actions; a file counts from the configuration's folder
 * @param leastObserved how long evidence has to cover
 * @param quota what a refined policy's size is compared with
 * @param isQuotaStrict whether a policy over its quota fails the run
 * @param kept actions and patterns that are never removed
 * @param principals that are left alone
 * @param statements that stay byte for byte
 */
public record Configuration(
        Optional<Input> file,
        Origin origin,
        Optional<String> catalog,
        Optional<Duration> leastObserved,
        Optional<Quota> quota,
        boolean isQuotaStrict,
        List<Pattern> kept,
        List<PrincipalRule> principals,
        List<StatementRule> statements) {
    /** Says nothing. */
    public static final Configuration NONE = new Configuration(
            Optional.empty(),
            Origin.FOUND,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            List.of());

    public Configuration {
        kept = List.copyOf(kept);
        principals = List.copyOf(principals);
        statements = List.copyOf(statements);
    }

    /**
     * Why a principal is left alone, in words; nothing where it is not. The first rule that matches counts.
     *
     * @param tags of it, as far as they are known
     */
    public Optional<String> leftAlone(String arn, Map<String, String> tags) {
        return principals.stream()
                .filter(each -> each.matches(arn, tags))
                .findFirst()
                .map(each -> "left alone by " + each.rule().words());
    }

    /** What stays byte for byte, each with the first rule that matches. */
    public Protection protection() {
        return statements.isEmpty() ? Protection.NONE : this::rule;
    }

    private Optional<String> rule(Statement statement) {
        return statement
                .sid()
                .flatMap(sid -> statements.stream()
                        .filter(each -> each.sid().matches(sid))
                        .findFirst()
                        .map(each -> each.rule().words()));
    }

    /** Whether any principal could be left alone. */
    public boolean isAboutPrincipals() {
        return !principals.isEmpty();
    }

    /** The rules that can only be told where tags are known, in words. */
    public List<String> byTag() {
        return principals.stream()
                .filter(each -> each.key().isPresent())
                .map(each -> each.rule().words())
                .toList();
    }

    /**
     * The rules about principals that match nobody, in words: perhaps misspelled.
     *
     * @param tags of all principals there are, by ARN
     */
    public List<String> unmet(Map<String, Map<String, String>> tags) {
        return principals.stream()
                .filter(each -> tags.entrySet().stream()
                        .noneMatch(principal -> each.matches(principal.getKey(), principal.getValue())))
                .map(each -> each.rule().words())
                .toList();
    }

    /** The file, its hash and what it says, for people; nothing where there is none. */
    public Optional<String> line() {
        return file.map(input -> input.name() + " (" + origin.words() + "), sha256 "
                + input.sha256().substring(0, 12) + ": " + contents());
    }

    private String contents() {
        List<String> parts = new ArrayList<>();
        count(parts, principals.size(), "rule about principals", "rules about principals");
        count(parts, statements.size(), "rule about statements", "rules about statements");
        count(parts, kept.size(), "entry kept as by --keep", "entries kept as by --keep");
        leastObserved.ifPresent(least -> parts.add("evidence of " + least.toDays() + " days at least"));
        catalog.ifPresent(name -> parts.add("catalog " + name));
        quota.ifPresent(kind -> parts.add("quota " + kind.word()));
        if (isQuotaStrict) {
            parts.add("strict quota");
        }
        return parts.isEmpty() ? "it says nothing" : String.join(", ", parts);
    }

    private static void count(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(Numbers.count(count, one, many));
        }
    }
}
