package dev.whittle.aws;

import dev.whittle.account.ManagedPolicy;
import dev.whittle.account.Principal;
import dev.whittle.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What scripts do to one account, and in which state it was found.
 *
 * @param account 12 digits
 * @param fetched when its details were complete
 * @param principals whose policies are concerned
 * @param policies managed ones that are changed, attached or detached
 */
public record ApplyPlan(
        String account,
        Instant fetched,
        List<PlannedChange> changes,
        List<LeftPolicy> left,
        List<Principal> principals,
        List<Found> policies,
        SortedMap<String, String> texts) {
    /** White space left out, its file begins so. */
    static final String FORMAT = "whittle-apply-1";

    private static final String CHANGES = "changes";
    private static final String TEXTS = "texts";

    /** The folders of its files, which are there even if there are none. */
    static final List<String> FOLDERS = List.of(CHANGES, TEXTS);

    /**
     * A managed policy as it was found.
     *
     * @param text the hash of its default version
     * @param holders to whom it is attached
     * @param oldest the version that would go to make room, with the hash of its text
     */
    record Found(
            ManagedPolicy policy, String text, List<Principal> holders, Optional<Map.Entry<String, String>> oldest) {}

    /** How many changes it has. */
    public int size() {
        return changes.size();
    }

    /** Its files by their paths within the folder of scripts. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        List<String> ids = new ArrayList<>();
        for (PlannedChange change : changes) {
            String id = String.format("%05d", ids.size() + 1);
            ids.add(id);
            files.put(CHANGES + "/" + id + ".json", change.text(id));
        }
        files.put("plan.json", text());
        texts.forEach((hash, text) -> files.put(TEXTS + "/" + hash + ".json", text));
        return files;
    }

    private String text() {
        return JsonWriter.text(out -> out.member("format", FORMAT)
                .member("account", account)
                .member("fetched", fetched.toString())
                .member("fetchedSeconds", fetched.getEpochSecond())
                .member(
                        "principals",
                        all -> principals.forEach(each -> all.member(each.arn(), one -> write(one, each))))
                .member(
                        "policies",
                        all -> policies.forEach(each -> all.member(each.policy().arn(), one -> write(one, each))))
                .objects(
                        "left",
                        left,
                        (each, policy) -> each.member("what", policy.what()).member("why", policy.why())));
    }

    private static void write(JsonWriter out, Principal principal) {
        out.member("kind", principal.kind().word())
                .member("name", principal.name())
                .strings("attached", principal.attached())
                .strings(
                        "inline",
                        principal.inline().stream().map(each -> each.name()).toList());
    }

    private static void write(JsonWriter out, Found found) {
        out.member("version", found.policy().version())
                .member("text", found.text())
                .strings("holders", found.holders().stream().map(Principal::arn).toList());
        found.oldest()
                .ifPresent(oldest -> out.member(
                        "oldest", one -> one.member("version", oldest.getKey()).member("text", oldest.getValue())));
    }
}
