package dev.whittle.evidence;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.RecordStream;
import dev.whittle.policy.Pattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The struct {@code useridentity} as Athena prints it, {@code {type=IAMUser, arn=arn:aws:iam::111122223333:user/eve}}. Nothing
 * in it is quoted, so a value may look like more members. It is read only where no value can: each member is one of the
 * struct's and stands once; the first four stand before all others, which somebody outside the account may name; and no
 * value holds a brace. Otherwise nothing is read.
 *
 * <p>Source: Amazon Athena User Guide, "Create a table for CloudTrail logs"; AWS CloudTrail User Guide, on the schemas of
 * event data stores, and on the userIdentity element.
 */
final class UserIdentityText {
    private static final java.util.regex.Pattern MEMBER = java.util.regex.Pattern.compile("([A-Za-z0-9_]+)=");
    private static final java.util.regex.Pattern NEXT = java.util.regex.Pattern.compile(", [A-Za-z0-9_]+=|[{}]");

    /** The struct that holds a map, whose keys may be any. */
    private static final String MAP = "/sessioncontext/webidfederationdata/attributes";

    private static final List<String> FIRST = List.of("type", "principalid", "arn", "accountid");

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "",
                    Set.of(
                            "type",
                            "principalid",
                            "arn",
                            "accountid",
                            "invokedby",
                            "accesskeyid",
                            "username",
                            "onbehalfof",
                            "inscopeof",
                            "identityprovider",
                            "credentialid",
                            "sessioncontext"),
            "/onbehalfof", Set.of("userid", "identitystorearn"),
            "/inscopeof", Set.of("sourcearn", "sourceaccount", "issuertype", "credentialsissuedto"),
            "/sessioncontext",
                    Set.of(
                            "attributes",
                            "sessionissuer",
                            "webidfederationdata",
                            "sourceidentity",
                            "assumedroot",
                            "ec2roledelivery",
                            "ec2issuedinvpc"),
            "/sessioncontext/attributes", Set.of("mfaauthenticated", "creationdate"),
            "/sessioncontext/sessionissuer", Set.of("type", "principalid", "arn", "accountid", "username"),
            "/sessioncontext/webidfederationdata", Set.of("federatedprovider", "attributes"));

    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private int next;

    private UserIdentityText(String text) {
        this.text = text;
    }

    /** Its values under lower-case pointers; nothing where it can be read in two ways, or in none. */
    static Optional<Map<String, String>> read(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("{\"")) {
            return json(stripped);
        }
        UserIdentityText struct = new UserIdentityText(stripped);
        return struct.struct("") && struct.next == stripped.length() ? Optional.of(struct.values) : Optional.empty();
    }

    /** Some tables have it as a text in JSON. */
    private static Optional<Map<String, String>> json(String text) {
        Set<String> wanted = new HashSet<>();
        for (String pointer : TrailIdentity.WANTED) {
            String below = pointer.substring(pointer.indexOf('/', 1) < 0 ? 0 : pointer.indexOf('/', 1));
            wanted.add(below);
            wanted.add(below.toLowerCase(Locale.ROOT));
        }
        Map<String, String> values = new HashMap<>();
        try {
            new RecordStream("useridentity", Map.of(RecordStream.DOCUMENTS, wanted)).read(text, (list, members) -> {
                boolean isFirst = values.isEmpty();
                members.forEach((pointer, value) -> {
                    if (!isFirst || values.put(pointer.toLowerCase(Locale.ROOT), value) != null) {
                        throw new IllegalArgumentException("two values of one name");
                    }
                });
            });
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
        return Optional.of(values);
    }

    private boolean struct(String pointer) {
        if (!take("{")) {
            return false;
        }
        if (pointer.equals(MAP)) {
            int end = text.indexOf('}', next);
            boolean isFlat = end >= 0 && text.substring(next, end).indexOf('{') < 0;
            next = end + 1;
            return isFlat;
        }
        Set<String> seen = new HashSet<>();
        int rank = 0;
        while (!take("}")) {
            boolean isSeparated = seen.isEmpty() || take(", ");
            Matcher member = MEMBER.matcher(text).region(next, text.length());
            if (!isSeparated || !member.lookingAt()) {
                return false;
            }
            String name = Pattern.fold(member.group(1));
            next = member.end();
            int own = FIRST.indexOf(name) < 0 ? FIRST.size() : FIRST.indexOf(name);
            boolean isKnown = MEMBERS.getOrDefault(pointer, Set.of()).contains(name) && seen.add(name) && own >= rank;
            rank = own;
            if (!isKnown || !value(pointer + "/" + name)) {
                return false;
            }
        }
        return true;
    }

    private boolean value(String pointer) {
        if (text.startsWith("{", next)) {
            return struct(pointer);
        }
        Matcher end = NEXT.matcher(text).region(next, text.length());
        if (!end.find() || end.group().equals("{")) {
            return false;
        }
        String value = text.substring(next, end.start());
        if (!value.equals("null") && !value.isEmpty()) {
            values.put(pointer, value);
        }
        next = end.start();
        return true;
    }

    private boolean take(String expected) {
        boolean isThere = text.startsWith(expected, next);
        next += isThere ? expected.length() : 0;
        return isThere;
    }
}
