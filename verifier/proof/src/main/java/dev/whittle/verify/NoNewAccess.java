package dev.whittle.verify;

import dev.whittle.policy.ActionElement;
import dev.whittle.policy.ActionList;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Formula;
import dev.whittle.smt.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * V1 over every string, as emptiness questions of one regular language each.
 *
 * <p>V1's query, {@code R and not O}, ranges over a string x and the truth of each context. Write RA(c), RD(c), OA(c),
 * OD(c) for the strings that the refined and the original policy's Allow and Deny statements of context c cover. The
 * query is satisfiable iff for some context c one of these languages has a string:
 *
 * <ul>
 *   <li>RA(c) without RD(always), RD(c), OA(always), OA(c): with only c true, R allows x and O does not;
 *   <li>for some context d, RA(c) and OD(d), without RD(always), RD(c), RD(d): with only c and d true, R allows x and O
 *       denies it.
 * </ul>
 *
 * <p>Each gives an assignment at once. Conversely let some assignment satisfy the query. Some c that it makes true has x
 * in RA(c), and x is in no RD of a true context. Either x is in no OA of a true context, which leaves the first language
 * a string, or x is in OD(d) of a true d, which leaves the second one. Fewer contexts true only shrink RD and OA.
 *
 * <p>So the joint formula is never needed, and each question is one atom, {@code x in (A and not B)}, the form in which
 * Z3 is fast: as two atoms most hard pairs of wildcards stay unknown. RA(c) is asked about part by part, a part being one
 * pattern or one NotAction list, and patterns that have no string in common with the part are left out of the rest.
 *
 * <p>Before that comes a stronger claim that is nearly always true and far smaller: the part lies inside one pattern or
 * list of the original ({@link Containment}). Parts inside the same one are claimed together. The second language has a
 * string only where OD(d) does not lie inside RD(always) and RD(d), which is claimed in the same way. Only where a claim
 * fails are the exact questions asked. Each claim is a query of its own: of several atoms about one x in one query, Z3
 * also carries along the complements of those that it takes as false.
 */
// TRUSTED: this lemma and the split, which tests compare with the joint formula.
final class NoNewAccess {
    private final Policy original;
    private final Policy refined;
    private final Contexts contexts;

    /**
     * One emptiness question.
     *
     * @param holding the contexts taken as true, beside the one that always holds
     * @param within the languages that hold x
     * @param without the languages that do not
     */
    record Question(Set<Context> holding, List<Language> within, List<Language> without) {
        /** x in one intersection: fast for proofs. */
        Formula oneAtom() {
            List<Language> parts = new ArrayList<>(within);
            parts.add(Language.complement(Language.union(without)));
            return Formula.matches(Obligation.ACTION, Language.intersection(parts));
        }

        /** One atom for each language: fast for some counterexamples where one atom is slow. */
        Formula manyAtoms() {
            List<Formula> parts = new ArrayList<>();
            within.forEach(language -> parts.add(Formula.matches(Obligation.ACTION, language)));
            without.forEach(language -> parts.add(Formula.not(Formula.matches(Obligation.ACTION, language))));
            return Formula.and(parts);
        }

        /** The question about strings of one shape only. */
        Question shaped(Language shape) {
            List<Language> parts = new ArrayList<>(within);
            parts.add(shape);
            return new Question(holding, parts, without);
        }
    }

    /**
     * A query whose unsatisfiability answers some questions.
     *
     * @param stronger satisfied by every string of the questions' languages
     * @param questions what to ask where it is satisfiable; made only then
     */
    record Claim(Formula stronger, Supplier<List<Question>> questions) {
        /** Whether it says anything. */
        boolean saysSomething() {
            return !stronger.equals(Formula.TRUE);
        }

        /** The claim about actions alone. */
        Formula overActions() {
            return Formula.and(stronger, Formula.matches(Obligation.ACTION, ACTIONS));
        }
    }

    private NoNewAccess(Policy original, Policy refined, Contexts contexts) {
        this.original = original;
        this.refined = refined;
        this.contexts = contexts;
    }

    /**
     * The query where both policies say the same: nothing satisfies it, and V1 holds. This one question proves a refinement
     * that takes nothing away.
     */
    static Optional<Formula> ofTheSame(Policy original, Policy refined, Contexts contexts) {
        Slice before = Slice.of(original);
        Slice after = Slice.of(refined);
        return before.equals(after) && before.mayAllow()
                ? Optional.of(new Allowance(contexts).differs(after, before))
                : Optional.empty();
    }

    /**
     * The claims. With every context free V1 holds iff no question has a string; with adverse ones each string violates V1
     * whatever these contexts are.
     *
     * @param contexts of both policies, and how they are taken
     */
    static List<Claim> claims(Policy original, Policy refined, Contexts contexts) {
        return new NoNewAccess(original, refined, contexts).claims();
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        List<Context> granting = contextsOf(refined, Effect.ALLOW);
        for (Context context : granting) {
            Containment.claims(
                            listsOf(refined, Effect.ALLOW, context::equals),
                            listsOf(original, Effect.ALLOW, taken(List.of(context))))
                    .forEach(part -> claims.add(new Claim(part.stronger(), () -> notAllowed(context, part.parts()))));
        }
        for (Context denying : contextsOf(original, Effect.DENY)) {
            if (!deniesTheSame(denying)) {
                Containment.claims(
                                listsOf(original, Effect.DENY, denying::equals),
                                listsOf(refined, Effect.DENY, taken(List.of(denying))))
                        .forEach(part -> claims.add(
                                new Claim(part.stronger(), () -> deniedOnlyBefore(granting, denying, part.parts()))));
            }
        }
        return claims;
    }

    /** RA(c) without RD(always), RD(c), OA(always), OA(c). */
    private List<Question> notAllowed(Context granting, List<Part> parts) {
        List<Context> alone = List.of(granting);
        return parts.stream()
                .map(part -> new Question(
                        holding(granting),
                        List.of(part.language()),
                        List.of(
                                language(original, Effect.ALLOW, alone, part.scope()),
                                language(refined, Effect.DENY, alone, part.scope()))))
                .toList();
    }

    /** RA(c) and some of OD(d), without RD(always), RD(c), RD(d). */
    private List<Question> deniedOnlyBefore(List<Context> granting, Context denying, List<Part> lost) {
        List<Question> questions = new ArrayList<>();
        for (Context context : granting) {
            for (Part part : Part.all(listsOf(refined, Effect.ALLOW, context::equals))) {
                List<Language> near = lost.stream()
                        .filter(other -> other.scope().meets(part.scope()))
                        .map(Part::language)
                        .toList();
                questions.add(new Question(
                        holding(context, denying),
                        List.of(part.language(), Language.union(near)),
                        List.of(language(refined, Effect.DENY, List.of(context, denying), part.scope()))));
            }
        }
        return questions;
    }

    /** OD(d) inside RD(d), since the refined policy has each Deny list of that context word for word. */
    private boolean deniesTheSame(Context denying) {
        List<ActionList> kept = listsOf(refined, Effect.DENY, denying::equals);
        return listsOf(original, Effect.DENY, denying::equals).stream()
                .allMatch(list -> kept.stream().anyMatch(list::listsTheSame));
    }

    private static List<ActionList> listsOf(Policy policy, Effect effect, Predicate<Context> chosen) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == effect && chosen.test(statement.context()))
                .map(Statement::actions)
                .toList();
    }

    private static Set<Context> holding(Context... holding) {
        return Arrays.stream(holding)
                .filter(context -> !context.isAlways())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The contexts under which the policy has statements of that effect, but for adverse ones. */
    private List<Context> contextsOf(Policy policy, Effect effect) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == effect)
                .map(Statement::context)
                .filter(context -> !contexts.isAdverse(context))
                .distinct()
                .sorted()
                .toList();
    }

    /** What the statements cover whose contexts hold, or always hold, or are adverse. */
    private Language language(Policy policy, Effect effect, List<Context> holding, Pattern scope) {
        return languageOf(policy, effect, taken(holding), scope);
    }

    private Predicate<Context> taken(List<Context> holding) {
        return context -> context.isAlways() || holding.contains(context) || contexts.isAdverse(context);
    }

    private static Language languageOf(Policy policy, Effect effect, Predicate<Context> chosen, Pattern scope) {
        List<Pattern> listed = new ArrayList<>();
        List<Language> parts = new ArrayList<>();
        for (ActionList list : listsOf(policy, effect, chosen)) {
            if (list.element() == ActionElement.ACTION) {
                listed.addAll(near(list, scope));
            } else {
                parts.add(Language.complement(PatternLanguages.union(near(list, scope))));
            }
        }
        parts.add(PatternLanguages.union(listed));
        return Language.union(parts);
    }

    private static List<Pattern> near(ActionList list, Pattern scope) {
        return list.patterns().stream().filter(pattern -> pattern.meets(scope)).toList();
    }

    /** The shape of a folded action: one colon, both sides of printable ASCII without capitals, quote and backslash. */
    static final Language ACTIONS = shape(List.of(
            Language.range('!', '!'),
            Language.range('#', '9'),
            Language.range(';', '@'),
            Language.range('[', '['),
            Language.range(']', '~')));

    /** Actions as they look in practice: letters, digits and hyphens; asked for first, since people read the answer. */
    static final Language NAMES =
            shape(List.of(Language.range('a', 'z'), Language.range('0', '9'), Language.literal("-")));

    private static Language shape(List<Language> characters) {
        Language side = Language.repeated(Language.union(characters));
        return Language.concatenation(List.of(side, Language.literal(":"), side));
    }
}
