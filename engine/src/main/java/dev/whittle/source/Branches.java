package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import dev.whittle.policy.Existence;
import dev.whittle.source.yaml.Intrinsics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of a policy, those in the branches of conditionals among them: a conditional is told as the statements of both its
 * branches, one after the other, each with its branch as a part of its context. In pointers they are counted one by one.
 *
 * <p>Source: AWS CloudFormation Template Reference, "Condition functions", "Pseudo parameters reference".
 */
final class Branches {
    private static final String STATEMENT = "Statement";

    private final Map<Span, Seat> seats = new HashMap<>();

    private Branches() {}

    /**
     * A policy's tree without conditionals around statements.
     *
     * @param seats of the statements by their places
     */
    record Told(Json document, Map<Span, Seat> seats) {
        Told {
            seats = Map.copyOf(seats);
        }
    }

    /** A policy's tree, told so. */
    static Told in(Json document) {
        Branches branches = new Branches();
        return new Told(branches.told(document), branches.seats);
    }

    private Json told(Json document) {
        if (!(document instanceof Json.Obj policy)) {
            return document;
        }
        return new Json.Obj(
                policy.members().stream()
                        .map(member -> member.name().equals(STATEMENT)
                                ? new Json.Member(member.name(), member.start(), statements(member.value()))
                                : member)
                        .toList(),
                policy.span());
    }

    private Json statements(Json value) {
        if (value instanceof Json.Arr array) {
            return new Json.Arr(items(array, Seat.Kind.POLICY, Existence.ALWAYS), array.span());
        }
        if (value instanceof Json.Opaque call) {
            return isDescended(call) ? new Json.Arr(ofConditional(call, Existence.ALWAYS), call.span()) : call;
        }
        item(value, List.of(value.span()), Seat.Kind.POLICY, Existence.ALWAYS);
        return value;
    }

    private List<Json> items(Json.Arr list, Seat.Kind kind, Existence existence) {
        List<Span> spans = list.elements().stream().map(Json::span).toList();
        return list.elements().stream()
                .flatMap(each -> item(each, spans, kind, existence).stream())
                .toList();
    }

    /** The statements that an item of a list is, or a branch. */
    private List<Json> item(Json value, List<Span> list, Seat.Kind kind, Existence existence) {
        if (value instanceof Json.Opaque call && isDescended(call)) {
            return ofConditional(call, existence);
        }
        if (value instanceof Json.Opaque open && Intrinsics.isNoValue(open)) {
            return List.of();
        }
        if (!(value instanceof Json.Obj statement)) {
            return List.of(value);
        }
        Json.Obj told = existence.in(statement);
        seats.put(told.span(), new Seat(list, kind, Existence.of(told)));
        return List.of(told);
    }

    private List<Json> ofConditional(Json.Opaque call, Existence existence) {
        List<Json> parts = arguments(call);
        String condition = parts.get(0).asText().orElseThrow();
        List<Json> found = new ArrayList<>(branch(parts.get(1), existence.where(condition)));
        found.addAll(branch(parts.get(2), existence.unless(condition)));
        return found;
    }

    private List<Json> branch(Json value, Existence existence) {
        return value instanceof Json.Arr array
                ? items(array, Seat.Kind.LIST_IN_BRANCH, existence)
                : item(value, List.of(value.span()), Seat.Kind.BRANCH, existence);
    }

    /** Whether a call is a conditional over statements, and so over nothing that isn't understood. */
    private static boolean isDescended(Json.Opaque call) {
        List<Json> parts = arguments(call);
        return Intrinsics.isConditional(call)
                && parts.size() == 3
                && parts.get(0).asText().isPresent()
                && parts.subList(1, 3).stream().allMatch(PolicyShape::areStatements);
    }

    private static List<Json> arguments(Json.Opaque call) {
        return call.parts().size() == 1
                ? call.parts().get(0).asArray().map(Json.Arr::elements).orElse(List.of())
                : List.of();
    }
}
