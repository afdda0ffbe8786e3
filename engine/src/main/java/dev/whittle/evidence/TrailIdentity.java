package dev.whittle.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who made the call that a CloudTrail record tells of: the ARN of a role or user.
 *
 * <p>Source: CloudTrail User Guide, "CloudTrail userIdentity element".
 */
final class TrailIdentity {
    /** What has to be read of a record. */
    static final Set<String> WANTED = Set.of(
            "/eventSource",
            "/eventName",
            "/eventTime",
            "/eventType",
            "/readOnly",
            "/awsRegion",
            "/userIdentity/type",
            "/userIdentity/arn",
            "/userIdentity/accountId",
            "/userIdentity/userName",
            "/userIdentity/sessionContext/sessionIssuer/arn");

    /** Whatever type the record gives it, documented or not. */
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:[^:]*:iam:[^:]*:[^:]*:(user|role)/.+", Pattern.DOTALL);

    private static final Pattern NAMED =
            Pattern.compile("arn:[^:]*:iam:[^:]*:([^:]*:)(user/|role/)(?:.*/)?([^/]+)", Pattern.DOTALL);

    private static final Pattern SESSION =
            Pattern.compile("(arn:[^:]*):sts:([^:]*):([^:]*):assumed-role/([^/]+)/.*", Pattern.DOTALL);

    /** A role or user whose name the record tells, but not its path. */
    private static final Pattern PATHLESS = Pattern.compile("(arn:.*:(?:role|user)/)//(.*)", Pattern.DOTALL);

    private TrailIdentity() {}

    /** Types of callers whom no policy of a role or user grants anything, as the user guide says. */
    private static final Set<String> NOBODIES = Set.of(
            "Root", "AWSService", "AWSAccount", "SAMLUser", "WebIdentityUser", "Directory", "IdentityCenterUser");

    /** Whose call it was. */
    static Caller caller(TrailRecord told) {
        Map<String, String> record = told.members();
        String type = record.getOrDefault("/userIdentity/type", "");
        if (told.doubt().isPresent()) {
            return new Caller.Anybody(told.doubt().get());
        }
        return principal(record, type)
                .<Caller>map(Caller.Named::new)
                .orElseGet(() -> NOBODIES.contains(type) || isRoot(record)
                        ? new Caller.Nobody(type.isEmpty() ? "Root" : type)
                        : new Caller.Anybody(type.isEmpty() ? "no userIdentity" : type));
    }

    private static Optional<String> principal(Map<String, String> record, String type) {
        String issuer = record.getOrDefault("/userIdentity/sessionContext/sessionIssuer/arn", "");
        String arn = record.getOrDefault("/userIdentity/arn", "");
        if (issuer.endsWith(":root")) {
            return Optional.empty();
        }
        if (issuer.startsWith("arn:") && (issuer.contains(":role/") || issuer.contains(":user/"))) {
            return Optional.of(issuer); // Most of millions of records are like this, so no regular expression is asked.
        }
        if (PRINCIPAL.matcher(arn).matches()) {
            return Optional.of(arn);
        }
        Matcher session = SESSION.matcher(arn);
        return session.matches()
                ? Optional.of(session.group(1) + ":iam:" + session.group(2) + ":" + session.group(3) + ":role///"
                        + session.group(4))
                : userWithoutArn(record, type);
    }

    private static Optional<String> userWithoutArn(Map<String, String> record, String type) {
        String account = record.getOrDefault("/userIdentity/accountId", "");
        String name = record.getOrDefault("/userIdentity/userName", "");
        return type.equals("IAMUser") && !account.isEmpty() && !name.isEmpty()
                ? Optional.of("arn:aws:iam::" + account + ":user///" + name)
                : Optional.empty();
    }

    private static boolean isRoot(Map<String, String> record) {
        return Stream.of("/userIdentity/sessionContext/sessionIssuer/arn", "/userIdentity/arn")
                .anyMatch(pointer -> record.getOrDefault(pointer, "").endsWith(":root"));
    }

    /** A principal's ARN without partition and path: account, kind and name. */
    static String pathless(String arn) {
        Matcher principal = NAMED.matcher(arn);
        return principal.matches() ? principal.replaceFirst("$1$2$3") : arn;
    }

    /** The same with what sessions without an issuer did added to every role of that name. */
    static Map<String, Calls> resolved(Map<String, Calls> seen) {
        TreeMap<String, Calls> resolved = new TreeMap<>();
        seen.forEach((principal, calls) -> {
            if (!PATHLESS.matcher(principal).matches()) {
                resolved.computeIfAbsent(principal, arn -> new Calls()).addAll(calls);
            }
        });
        seen.forEach((principal, calls) -> {
            Matcher pathless = PATHLESS.matcher(principal);
            if (pathless.matches()) {
                String start = pathless.group(1);
                String name = pathless.group(2);
                List<String> roles = resolved.keySet().stream()
                        .filter(arn -> arn.startsWith(start)
                                && arn.substring(start.length() - 1).endsWith("/" + name))
                        .toList();
                (roles.isEmpty() ? List.of(start + name) : roles)
                        .forEach(role -> resolved.computeIfAbsent(role, arn -> new Calls())
                                .addAll(calls));
            }
        });
        return resolved;
    }
}
