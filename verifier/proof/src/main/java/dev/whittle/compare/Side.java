package dev.whittle.compare;

import dev.whittle.json.Json;
import dev.whittle.request.Decision;
import dev.whittle.request.RequestPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One side of a comparison: the policies of one principal, and what limits them. A request is allowed iff some policy allows it,
 * each limit does, and no document denies it. Each document keeps its own Version.
 *
 * <p>Source: IAM User Guide, "Policy evaluation logic"; Organizations User Guide, "SCP evaluation".
 *
 * @param united the policies, of one kind, at least one
 * @param limits boundaries, and levels of an organization: of the files of one limit any may allow
 */
public record Side(List<RequestPolicy> united, List<List<RequestPolicy>> limits) {
    public Side {
        united = List.copyOf(united);
        limits = limits.stream().map(List::copyOf).toList();
    }

    /** One policy that nothing limits. */
    public static Side of(RequestPolicy policy) {
        return new Side(List.of(policy), List.of());
    }

    /** All its documents, the policies first. */
    public List<RequestPolicy> documents() {
        return Stream.concat(united.stream(), limits.stream().flatMap(List::stream))
                .toList();
    }

    /** The trees of its documents, in that order. */
    List<Json> trees() {
        return documents().stream().map(RequestPolicy::document).toList();
    }

    /** Whether the side allows a request, given what each document decides. */
    boolean allows(List<Decision> decisions) {
        if (decisions.stream().anyMatch(each -> each.kind() == Decision.Kind.EXPLICIT)) {
            return false;
        }
        boolean isAllowed = anyAllows(decisions.subList(0, united.size()));
        int at = united.size();
        for (List<RequestPolicy> limit : limits) {
            isAllowed &= anyAllows(decisions.subList(at, at + limit.size()));
            at += limit.size();
        }
        return isAllowed;
    }

    private static boolean anyAllows(List<Decision> decisions) {
        return decisions.stream().anyMatch(Decision::isAllowed);
    }

    /** How a statement of one of its documents is named: its pointer, after its document's name where there are several. */
    List<String> named(List<Decision> decisions, Decision.Kind kind) {
        List<RequestPolicy> documents = documents();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String before = documents.size() == 1 ? "" : documents.get(i).name() + "#";
            if (decisions.get(i).kind() == kind) {
                decisions.get(i).statements().forEach(pointer -> names.add(before + pointer));
            }
        }
        return names;
    }
}
