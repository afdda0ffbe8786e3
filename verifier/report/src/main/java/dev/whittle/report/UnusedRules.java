package dev.whittle.report;

import dev.whittle.catalog.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of SARIF logs about what is unused: one for each {@link Severity}, the gravest first, so that a result is as severe as the
 * gravest of its actions. They are the same in every log, whatever it found.
 *
 * <p>Source: of scores, tags and lengths, GitHub documentation, "SARIF support for code scanning"; of the weakness, MITRE, CWE-250
 * "Execution with Unnecessary Privileges".
 */
final class UnusedRules {
    /** All that are about a policy's document. */
    static final List<SarifLog.Rule> ALL =
            Severity.gravestFirst().stream().map(UnusedRules::rule).toList();

    /** What of code is only known where it is used. */
    static final SarifLog.Rule UNREAD = new SarifLog.Rule(
            "whittle/unread",
            "Unread",
            "What a statement says is only known where the file is used.",
            "An effect or an action of the statement is an expression, so what it grants is not known.",
            new SarifLog.Help(
                    "The statement stays byte for byte. What is proved holds but for what it grants: write its effect and"
                            + " actions out to have them refined as well.",
                    "The statement stays byte for byte. What is proved holds **but for what it grants**: write its effect and"
                            + " actions out to have them refined as well."),
            "note",
            Optional.empty(),
            List.of());

    /** All that are about policies of code. */
    static final List<SarifLog.Rule> OF_CODE = ofCode();

    private static final String MEND =
            "Take the actions out that the evidence reports unused. All fixes of a run are proved"
                    + " together: they give a policy that allows exactly what the original allows, minus the unused"
                    + " actions. A single fix removes a part of them, and nothing that is used.";

    private UnusedRules() {}

    /** The one that is about actions of a severity. */
    static SarifLog.Rule of(Severity severity) {
        return ALL.get(Severity.gravestFirst().indexOf(severity));
    }

    private static List<SarifLog.Rule> ofCode() {
        List<SarifLog.Rule> rules = new ArrayList<>(ALL);
        rules.add(UNREAD);
        return List.copyOf(rules);
    }

    private static SarifLog.Rule rule(Severity severity) {
        String harm = harm(severity);
        return new SarifLog.Rule(
                "whittle/unused-" + severity.kind(),
                "Unused" + camel(severity.kind()),
                "The policy grants actions that were never used: " + severity.title() + ".",
                "Of the actions that the policy grants and nobody used, the gravest is of this kind. " + harm,
                new SarifLog.Help(
                        harm + " " + MEND,
                        "**" + severity.title() + "**: " + harm + "\n\n" + MEND
                                + "\n\n```\nwhittle refine POLICY --unused EVIDENCE --explain ACTION\n```\n"
                                + "says of each action why it goes or stays."),
                level(severity),
                Optional.of(severity.score()),
                List.of("security", "aws-iam", "least-privilege", severity.kind(), "external/cwe/cwe-250"));
    }

    private static String level(Severity severity) {
        return switch (severity.word()) {
            case "critical", "high" -> "error";
            case "medium" -> "warning";
            default -> "note";
        };
    }

    private static String camel(String kind) {
        return Arrays.stream(kind.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** What somebody can do who holds such an action, with an example. */
    private static String harm(Severity severity) {
        return switch (severity) {
            case ESCALATION_BY_PERMISSIONS ->
                "Whoever holds such an action can give themselves or others permissions beyond their own by changing policies,"
                        + " as with `iam:AttachRolePolicy`.";
            case ESCALATION ->
                "Whoever holds such an action can come to permissions beyond their own by what it makes or calls, as with"
                        + " `iam:PassRole`.";
            case CREDENTIALS ->
                "Such an action hands out or sets what an identity is proved with, as `acm:ExportCertificate` does a"
                        + " certificate's private key.";
            case EXPOSURE ->
                "Such an action opens a resource to other accounts, to everyone, or to another network, as"
                        + " `s3:PutBucketPolicy` does a bucket.";
            case EXFILTRATION ->
                "Such an action reads what customers keep in a service, or copies it to a place that the caller chooses, as"
                        + " with `s3:GetObject`.";
            case PERMISSIONS ->
                "Such an action grants or changes permissions: its access level is permissions management.";
            case WRITE -> "Such an action makes, changes or deletes a resource: its access level is write.";
            case TAGGING ->
                "Such an action changes tags, on which other permissions may depend: its access level is tagging.";
            case READ -> "Such an action reads a resource: its access level is read.";
            case LIST -> "Such an action sees that a resource exists: its access level is list.";
            case UNKNOWN -> "No catalog that was asked knows such an action, so what it does is not known.";
        };
    }
}
