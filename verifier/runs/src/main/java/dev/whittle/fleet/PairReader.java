package dev.whittle.fleet;

import dev.whittle.files.TextLine;
import dev.whittle.json.Json;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.source.PolicySource;
import java.util.List;
import java.util.Optional;

/** Reads a task of comparing: {@code {"id","a","b"}}, two policy documents. */
final class PairReader {
    private static final List<String> KEYS = List.of("id", "a", "b");

    private PairReader() {}

    /** Two policies; the source of each is the line's own text of it. */
    record Pair(PolicySource a, PolicySource b) {}

    static Task<Pair> read(TextLine line) {
        return TaskLine.read(line, PairReader::pair);
    }

    private static Pair pair(TaskLine line) {
        Json.Obj task = line.object(KEYS, "a and b");
        Optional<PolicySource> a = policy(line, task, "a");
        Optional<PolicySource> b = policy(line, task, "b");
        line.problems().refuseIfAny();
        return new Pair(a.orElseThrow(), b.orElseThrow());
    }

    /** The policy document that a member holds, if it is one. */
    static Optional<PolicySource> policy(TaskLine line, Json.Obj task, String key) {
        Optional<Json> document = line.required(task, key, "a policy document");
        String pointer = "/" + key;
        Optional<Policy> located =
                document.map(value -> PolicyReader.read(line.source(), value, pointer, line.problems()));
        return located.filter(any -> line.problems().isEmpty())
                .map(policy -> PolicySource.ofPart(policy, document.orElseThrow(), pointer));
    }
}
