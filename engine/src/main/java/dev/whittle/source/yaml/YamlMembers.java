package dev.whittle.source.yaml;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The members of one YAML mapping, and what they make of it. */
final class YamlMembers {
    /** The kind of a mapping that takes members of others. */
    static final String MERGED = "a mapping with a merge";

    /** The key whose value's members are this mapping's as well (YAML 1.1, "Merge Key Language-Independent Type"). */
    private static final String MERGE = "<<";

    private final List<Json.Member> members = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private boolean isMerge;

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Notes the line of a key; the line in which it stood before, if it did. */
    Optional<Integer> line(String name, int line) {
        return Optional.ofNullable(lines.putIfAbsent(name, line));
    }

    /** @param isPlain whether the key has neither quotes nor a tag */
    void add(Json.Member member, boolean isPlain) {
        members.add(member);
        isMerge |= isPlain && member.name().equals(MERGE);
    }

    /**
     * An object; a call of a function, with its argument as the part; or a mapping with a merge, with the object of all members as
     * the part.
     */
    Json value(Supplier<String> tokens, Span span) {
        if (isMerge) {
            return new Json.Opaque(MERGED, tokens.get(), span, List.of(new Json.Obj(members, span)));
        }
        if (Intrinsics.isCall(members)) {
            Json.Member only = members.get(0);
            return new Json.Opaque(only.name(), tokens.get(), span, List.of(only.value()));
        }
        return new Json.Obj(members, span);
    }
}
