package dev.whittle.compare;

import dev.whittle.policy.Effect;
import dev.whittle.request.Elements;
import dev.whittle.request.Glob;
import dev.whittle.request.PrincipalEntry;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a side allows under one way to read it, statement by statement.
 *
 * @param allows what the Allow statements of the policies ask
 * @param limits the same of each limit
 * @param denies what the Deny statements of all documents ask
 */
record Effective(List<Box> allows, List<List<Box>> limits, List<Box> denies) {
    /**
     * A statement's question to a request.
     *
     * @param name how messages name the statement
     * @param asked the formula
     * @param actions the action patterns that it lists; empty where it leaves some out, or is not understood
     */
    record Box(RequestStatement statement, String name, Skeleton asked, List<int[]> actions) {
        /** Those of some boxes that may mean an action that this one means, too. */
        List<Box> sharing(List<Box> boxes) {
            return boxes.stream().filter(each -> each.mayShareAction(this)).toList();
        }

        /** Whether some action may be meant by both: no for sure only where what both list begins or ends differently. */
        boolean mayShareAction(Box other) {
            return actions.isEmpty()
                    || other.actions.isEmpty()
                    || actions.stream()
                            .anyMatch(one -> other.actions.stream().anyMatch(two -> TextSearch.meet(one, two)));
        }
    }

    /** The boxes of a side. */
    static Effective of(Side side, StatementBoxes boxes, Letters letters) {
        Boxing boxing = new Boxing(side, boxes, letters);
        return new Effective(
                boxing.boxes(side.united(), Effect.ALLOW),
                side.limits().stream()
                        .map(limit -> boxing.boxes(limit, Effect.ALLOW))
                        .toList(),
                boxing.boxes(side.documents(), Effect.DENY));
    }

    private record Boxing(Side side, StatementBoxes boxes, Letters letters) {
        List<Box> boxes(List<RequestPolicy> documents, Effect effect) {
            return documents.stream()
                    .flatMap(document -> document.statements().stream()
                            .filter(statement -> statement.effect() == effect)
                            .map(statement -> box(statement, side.named(document, statement.pointer()))))
                    .toList();
        }

        private Box box(RequestStatement statement, String name) {
            List<int[]> actions = new ArrayList<>();
            statement
                    .elements()
                    .filter(elements -> !elements.actions().isExcluding())
                    .ifPresent(elements -> elements.actions().entries().forEach(glob -> actions.add(codes(glob))));
            return new Box(statement, name, boxes.box(statement), List.copyOf(actions));
        }

        private int[] codes(Glob action) {
            return Objects.requireNonNull(letters.codes(action, Letters.Mode.BOUNDED, Letters.Side.LEFT));
        }
    }

    /** All formulas, in order: two ways to read a side that give the same ones are one. */
    List<Skeleton> formulas() {
        return Stream.concat(Stream.concat(allows.stream(), limits.stream().flatMap(List::stream)), denies.stream())
                .map(Box::asked)
                .toList();
    }

    /**
     * What is certain of the open facts that the Deny statements with NotPrincipal hang on: it is none of those listed, where no entry
     * names it and it is of no account that an entry names; it is one of them, where they name it in full.
     *
     * <p>Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
     */
    static List<Skeleton> certain(List<Side> sides, StatementBoxes boxes) {
        List<Skeleton> certain = new ArrayList<>();
        for (Side side : sides) {
            for (RequestPolicy document : side.documents()) {
                for (RequestStatement statement : document.statements()) {
                    statement
                            .elements()
                            .filter(elements -> elements.excluding().isPresent())
                            .ifPresent(elements -> certain.addAll(certain(elements, boxes)));
                }
            }
        }
        return certain.stream().distinct().toList();
    }

    private static List<Skeleton> certain(Elements elements, StatementBoxes boxes) {
        Skeleton none = Skeleton.of(new Atom.Fact(elements.excluding().orElseThrow()));
        List<PrincipalEntry> entries = elements.principals().orElseThrow().entries();
        List<Skeleton> named = new ArrayList<>();
        List<Glob> accounts = new ArrayList<>();
        List<Glob> inFull = new ArrayList<>();
        for (PrincipalEntry entry : entries) {
            named.add(boxes.named(entry));
            entry.accountGlob().ifPresent(accounts::add);
            inFull.addAll(entry.namedInFull(entries));
        }
        if (!accounts.isEmpty()) {
            named.add(StatementBoxes.callers(accounts));
        }
        boolean hasIds = entries.stream().anyMatch(PrincipalEntry::isOfId);
        if (hasIds) {
            named.add(Skeleton.not(StatementBoxes.callers(PrincipalEntry.WITHOUT_IDS)));
        }
        Skeleton unnamed = Skeleton.any(Skeleton.any(named), none);
        Optional<Skeleton> full = inFull.isEmpty()
                ? Optional.empty()
                : Optional.of(Skeleton.any(Skeleton.not(StatementBoxes.callers(inFull)), Skeleton.not(none)));
        return Stream.concat(Stream.of(unnamed), full.stream()).toList();
    }
}
