package dev.whittle.report;

import dev.whittle.evidence.Idle;
import java.util.List;
import java.util.Optional;

/** The rules of SARIF logs about roles and credentials that nobody uses. */
final class IdleRules {
    /** The least that GitHub calls high: what nobody uses nobody watches. That it is this one is decided here. */
    private static final String SCORE = "7.0";

    private IdleRules() {}

    static SarifLog.Rule of(Idle.Kind kind) {
        return switch (kind) {
            case ROLE ->
                rule(
                        "whittle/unused-role",
                        "UnusedRole",
                        "Nobody uses the role.",
                        "Delete the role, once nothing needs it.");
            case ACCESS_KEY ->
                rule(
                        "whittle/unused-access-key",
                        "UnusedAccessKey",
                        "Nobody uses the user's access key.",
                        "Deactivate the access key, and delete it once nothing misses it.");
            case PASSWORD ->
                rule(
                        "whittle/unused-password",
                        "UnusedPassword",
                        "Nobody uses the user's password.",
                        "Remove the password for the console.");
        };
    }

    private static SarifLog.Rule rule(String id, String name, String title, String help) {
        return new SarifLog.Rule(
                id,
                name,
                title,
                title + " IAM Access Analyzer reports it unused as a whole; that is no evidence about any policy.",
                new SarifLog.Help(help, help),
                "error",
                Optional.of(SCORE),
                List.of("security", "aws-iam", "least-privilege", "unused"));
    }
}
