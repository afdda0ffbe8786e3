package dev.whittle.report;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.request.Caller;
import dev.whittle.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A whole request that refutes something, in words, part by part. */
final class RequestLines {
    private RequestLines() {}

    /** A part with its name. */
    record Part(String name, String text) {}

    /** How people are told of keys and statements. */
    interface Naming {
        /** As they are in the request. */
        Naming PLAIN = new Naming() {};

        /** Keys as a catalog spells them. */
        static Naming by(Vocabulary vocabulary) {
            return new Naming() {
                @Override
                public String key(String folded) {
                    return vocabulary.spelling(folded);
                }
            };
        }

        /** A condition key, given its folded name. */
        default String key(String folded) {
            return folded;
        }

        /** A statement that allows the request. */
        default String allowing(String statement) {
            return statement;
        }

        /** A statement that denies it. */
        default String denying(String statement) {
            return statement;
        }
    }

    /** The parts of a request. */
    static List<Part> of(Request request, Naming naming) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("action", request.action()));
        parts.add(new Part("resource", request.resource()));
        request.principal().map(Caller::text).ifPresent(text -> parts.add(new Part("principal", text)));
        request.context()
                .forEach((key, values) ->
                        parts.add(new Part("context", naming.key(key) + " = " + String.join(", ", values))));
        return parts;
    }

    /** The same, and why the request refutes. */
    static List<Part> of(RequestCounterexample example, Naming naming) {
        List<Part> parts = new ArrayList<>(of(example.request(), naming));
        parts.add(new Part(
                "allowed by", example.allowedBy().stream().map(naming::allowing).collect(Collectors.joining(", "))));
        parts.add(
                example.deniedBy().isEmpty()
                        ? new Part("not allowed", example.notAllowedBecause())
                        : new Part(
                                "denied by",
                                example.deniedBy().stream().map(naming::denying).collect(Collectors.joining(", "))));
        example.remark().ifPresent(remark -> parts.add(new Part("note", remark)));
        return parts;
    }
}
