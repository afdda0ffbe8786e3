package dev.whittle.compare;

import dev.whittle.json.Json;
import dev.whittle.request.Decision;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
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
        return unallowing(decisions).isEmpty();
    }

    /** The first group of documents, the policies or those of a limit, of which none allows the request; none where there is no such. */
    private List<RequestPolicy> unallowing(List<Decision> decisions) {
        int at = 0;
        for (List<RequestPolicy> group : groups()) {
            if (decisions.subList(at, at + group.size()).stream().noneMatch(Decision::isAllowed)) {
                return group;
            }
            at += group.size();
        }
        return List.of();
    }

    private List<List<RequestPolicy>> groups() {
        return Stream.concat(Stream.of(united), limits.stream()).toList();
    }

    /** The names of those documents; none where the side is one document. */
    List<String> silent(List<Decision> decisions) {
        return isOne()
                ? List.of()
                : unallowing(decisions).stream().map(RequestPolicy::name).toList();
    }

    private boolean isOne() {
        return united.size() == 1 && limits.isEmpty();
    }

    /** The statements that decide in a way, named. */
    List<String> named(List<Decision> decisions, Decision.Kind kind) {
        List<RequestPolicy> documents = documents();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (decisions.get(i).kind() == kind) {
                for (String pointer : decisions.get(i).statements()) {
                    names.add(named(documents.get(i), pointer));
                }
            }
        }
        return names;
    }

    /** How a statement of one of its documents is named: its pointer, after its document's name where there are several. */
    public String named(RequestPolicy document, String pointer) {
        return isOne() ? pointer : document.name() + "#" + pointer;
    }

    /** The documents and statements of that {@linkplain #named name}: one, unless several documents have the same name. */
    public List<Found> found(String name) {
        return documents().stream()
                .flatMap(document -> document.statements().stream()
                        .filter(statement ->
                                named(document, statement.pointer()).equals(name))
                        .map(statement -> new Found(document, statement)))
                .toList();
    }

    /** A statement of a document. */
    public record Found(RequestPolicy document, RequestStatement statement) {}

    /** Whether a statement has a NotPrincipal, which is no word on principals with a permissions boundary. */
    public boolean excludesPrincipals() {
        return documents().stream()
                .flatMap(document -> document.statements().stream())
                .flatMap(statement -> statement.elements().stream())
                .anyMatch(elements -> elements.excluding().isPresent());
    }
}
