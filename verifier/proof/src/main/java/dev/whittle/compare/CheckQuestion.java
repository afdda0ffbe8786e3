package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.Json;
import dev.whittle.policy.Effect;
import dev.whittle.request.Caller;
import dev.whittle.request.Documents;
import dev.whittle.request.Request;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestReader;
import dev.whittle.request.RequestReader.Role;
import dev.whittle.request.RequestStatement;
import dev.whittle.smt.Deadline;
import dev.whittle.source.PolicySource;
import dev.whittle.source.PolicyTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A check of a policy, read.
 *
 * @param policy what is checked
 * @param reference what it is to be inside of
 * @param sides the two as sides of a comparison
 * @param notes what there is to know beside the verdict
 * @param catalog by which requests are chosen
 * @param vocabulary the known condition keys
 */
public record CheckQuestion(
        AccessCheck check,
        PolicySource policy,
        PolicySource reference,
        Sides sides,
        List<String> notes,
        Catalog catalog,
        Vocabulary vocabulary) {
    private static final String STATEMENT = "Statement";

    public CheckQuestion {
        notes = List.copyOf(notes);
    }

    /**
     * Reads what a check needs. Statements that are not understood are kept as such; see {@link Sides#refuseUnknown}.
     *
     * @param catalog the known actions
     * @param vocabulary the known condition keys and resources
     * @throws dev.whittle.json.InvalidInputException where the policy as a whole can't be asked about, or not by this check
     */
    public static CheckQuestion read(AccessCheck check, PolicySource policy, Catalog catalog, Vocabulary vocabulary) {
        check.refuse(policy);
        PolicyTree tree = policy.document();
        RequestPolicy alone = RequestReader.read(
                tree.source(),
                tree.json(),
                tree.pointer(),
                Documents.of(List.of(tree.json()), vocabulary),
                Role.POLICY);
        PolicySource reference = check.reference(alone);
        Sides sides = Sides.read(SideSources.of(policy), SideSources.of(reference), vocabulary);
        return new CheckQuestion(
                check, policy, reference, sides, check.notes(alone, catalog, vocabulary), catalog, vocabulary);
    }

    /**
     * Asks it.
     *
     * @param timeout for the verdict, and once more for which statements break it
     */
    public CheckResult answer(Duration timeout) {
        Inclusion inclusion = Comparison.inclusion(sides.a(), sides.b(), sides.documents(), catalog, timeout);
        List<String> told = new ArrayList<>(notes);
        List<CheckResult.Reason> reasons = inclusion
                .counterexample()
                .map(example -> reasons(example, Deadline.in(timeout), told))
                .orElse(List.of());
        return new CheckResult(this, inclusion, reasons, told);
    }

    /**
     * The statements that break it, each with the first request that shows it: what a request shows is left out, and asked is again, until
     * what remains holds or nothing is known of it.
     */
    private List<CheckResult.Reason> reasons(RequestCounterexample first, Deadline deadline, List<String> told) {
        RequestPolicy whole = sides.a().united().get(0);
        Map<Integer, CheckResult.Reason> reasons = new TreeMap<>();
        List<RequestStatement> rest = new ArrayList<>(whole.statements());
        RequestPolicy asked = whole;
        Inclusion inclusion = new Inclusion.Refuted(first);
        while (inclusion.isRefuted()) {
            RequestCounterexample example = inclusion.counterexample().orElseThrow();
            List<RequestStatement> shown = new ArrayList<>();
            for (RequestStatement statement : asked.statements()) {
                if (example.allowedBy().contains(statement.pointer())) {
                    shown.add(rest.get(statement.index()));
                }
            }
            RequestCounterexample placed = new RequestCounterexample(
                    example.request(),
                    shown.stream().map(RequestStatement::pointer).toList(),
                    example.deniedBy(),
                    example.silent(),
                    example.fit());
            for (RequestStatement statement : shown) {
                reasons.put(
                        statement.index(),
                        new CheckResult.Reason(
                                check.breach() + ": allows " + words(example.request()),
                                statement.index(),
                                statement.sid(),
                                placed));
            }
            rest.removeAll(shown);
            if (shown.isEmpty() || rest.stream().noneMatch(each -> each.effect() == Effect.ALLOW)) {
                return List.copyOf(reasons.values());
            }
            if (deadline.isOver()) {
                break;
            }
            asked = only(rest);
            inclusion = Comparison.inclusion(Side.of(asked), sides.b(), sides.documents(), catalog, deadline.left());
        }
        if (!inclusion.isProved()) {
            told.add("whether other statements break it, too, is not known");
        }
        return List.copyOf(reasons.values());
    }

    /** The policy with some of its statements alone. */
    private RequestPolicy only(List<RequestStatement> statements) {
        PolicyTree tree = policy.document();
        Json.Obj document = tree.json().asObject().orElseThrow();
        List<Json.Member> members = document.members().stream()
                .map(member -> member.name().equals(STATEMENT)
                        ? new Json.Member(STATEMENT, member.start(), picked(member.value(), statements))
                        : member)
                .toList();
        return RequestReader.read(
                tree.source(), new Json.Obj(members, document.span()), tree.pointer(), sides.documents(), Role.POLICY);
    }

    private static Json picked(Json list, List<RequestStatement> statements) {
        List<Json> all = list.asArray().orElseThrow().elements();
        return new Json.Arr(
                statements.stream().map(statement -> all.get(statement.index())).toList(), list.span());
    }

    private String words(Request request) {
        String context = request.context().entrySet().stream()
                .map(entry -> vocabulary.spelling(entry.getKey()) + " = " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
        return request.action() + " on " + request.resource()
                + request.principal()
                        .map(Caller::text)
                        .map(text -> " by " + text)
                        .orElse("")
                + (context.isEmpty() ? "" : " with " + context);
    }
}
