package dev.whittle.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose call a CloudTrail record tells: a role's or a user's ARN.
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

    /** A role or user of which the record tells the name but not the path. */
    private static final Pattern PATHLESS = Pattern.compile("(arn:.*:(?:role|user)/)//(.*)", Pattern.DOTALL);

    private TrailIdentity() {}

    /** Whose call it was, unless it was nobody's with policies: a service, the root user, another account. */
    static Optional<String> principal(Map<String, String> record) {
        String issuer = record.get("/userIdentity/sessionContext/sessionIssuer/arn");
        String arn = record.getOrDefault("/userIdentity/arn", "");
        if (issuer != null) {
            return Optional.of(issuer).filter(each -> !each.endsWith(":root"));
        }
        if (PRINCIPAL.matcher(arn).matches()) {
            return Optional.of(arn);
        }
        Matcher session = SESSION.matcher(arn);
        return session.matches()
                ? Optional.of(session.group(1) + ":iam:" + session.group(2) + ":" + session.group(3) + ":role///"
                        + session.group(4))
                : userWithoutArn(record);
    }

    private static Optional<String> userWithoutArn(Map<String, String> record) {
        String account = record.get("/userIdentity/accountId");
        String name = record.get("/userIdentity/userName");
        boolean isUser = "IAMUser".equals(record.get("/userIdentity/type"));
        return isUser && account != null && name != null
                ? Optional.of("arn:aws:iam::" + account + ":user///" + name)
                : Optional.empty();
    }

    /** What a principal's ARN is but for partition and path: account, kind and name. */
    static String pathless(String arn) {
        Matcher principal = NAMED.matcher(arn);
        return principal.matches() ? principal.replaceFirst("$1$2$3") : arn;
    }

    /** The same with what sessions without an issuer did added to every role of that name. */
    static Map<String, Map<Trail.Event, Long>> resolved(Map<String, Map<Trail.Event, Long>> seen) {
        TreeMap<String, Map<Trail.Event, Long>> resolved = new TreeMap<>();
        seen.forEach((principal, events) -> {
            if (!PATHLESS.matcher(principal).matches()) {
                resolved.put(principal, new HashMap<>(events));
            }
        });
        seen.forEach((principal, events) -> {
            Matcher pathless = PATHLESS.matcher(principal);
            if (pathless.matches()) {
                String start = pathless.group(1);
                String name = pathless.group(2);
                List<String> roles = resolved.keySet().stream()
                        .filter(arn -> arn.startsWith(start)
                                && arn.substring(start.length() - 1).endsWith("/" + name))
                        .toList();
                (roles.isEmpty() ? List.of(start + name) : roles)
                        .forEach(role ->
                                events.forEach((event, count) -> resolved.computeIfAbsent(role, arn -> new HashMap<>())
                                        .merge(event, count, Long::sum)));
            }
        });
        return resolved;
    }
}
