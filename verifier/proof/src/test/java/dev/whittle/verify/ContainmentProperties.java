package dev.whittle.verify;

import static dev.whittle.verify.Policies.allow;
import static dev.whittle.verify.Policies.notAction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.ActionList;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.smt.Formula;
import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the claims leave out is left out rightly: automata hold each against what it stands for. */
class ContainmentProperties {
    /** The lists of a policy's Allow statements. */
    private static List<ActionList> lists(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .map(Statement::actions)
                .toList();
    }

    @Property(seed = "20261121", tries = 1_000)
    void claim_ofAnyLists_isSatisfiedByAllThatTheOriginalDoesNotCover(@ForAll("pairs") Pair pair) {
        mustHoldWhatIsUncovered(
                Containment.claims(lists(pair.refinedPolicy()), lists(pair.originalPolicy())),
                lists(pair.originalPolicy()));
    }

    /** What is in no claim's parts the original covers, and no claim is about more than the refined lists cover. */
    @Property(seed = "20261122", tries = 1_000)
    void claims_ofAnyLists_areAboutAllThatTheOriginalDoesNotCover(@ForAll("pairs") Pair pair) {
        mustBeAboutAll(
                Containment.claims(lists(pair.refinedPolicy()), lists(pair.originalPolicy())),
                lists(pair.refinedPolicy()),
                lists(pair.originalPolicy()));
    }

    private static void mustBeAboutAll(List<Containment> claims, List<ActionList> refined, List<ActionList> original) {
        Automaton claimed =
                covered(claims.stream().flatMap(claim -> claim.parts().stream()).toList());
        Automaton covered = covered(Part.all(refined));
        assertTrue(claimed.subsetOf(covered), claims::toString);
        assertTrue(covered.minus(covered(Part.all(original))).subsetOf(claimed), claims::toString);
    }

    @Example
    void claims_withOneForgotten_areCaught() {
        List<ActionList> refined = lists(notAction("iam:Get*"));
        List<ActionList> original = lists(notAction("iam:*", "s3:*"));
        List<Containment> claims = Containment.claims(refined, original);
        mustBeAboutAll(claims, refined, original);
        for (int i = 0; i < claims.size(); i++) {
            List<Containment> fewer = new ArrayList<>(claims);
            fewer.remove(i);
            assertThrows(AssertionError.class, () -> mustBeAboutAll(fewer, refined, original));
        }
    }

    /** An Action list says nothing about what a NotAction list of the same patterns leaves. */
    @Example
    void claim_ofANotActionList_besideAnActionListOfTheSamePatterns_fails() {
        List<Containment> claims = claims(notAction("iam:*"), allow("*", "iam:*"));
        assertEquals(Formula.TRUE, claims.get(claims.size() - 1).stronger());
    }

    /** Patterns of one service inside the same pattern are one claim, literals and kept patterns another. */
    @Example
    void claims_ofPatternsInsideOne_areMadeTogether() {
        List<Containment> claims = claims(
                allow("*", "s3:GetB*", "s3:GetO*", "ec2:A*", "s3:GetX", "s3:Put*"),
                allow("*", "s3:Get*", "ec2:*", "s3:Put*"));
        assertTrue(areEmpty(claims));
        assertEquals(
                List.of(2, 2, 1),
                claims.stream().map(claim -> claim.parts().size()).toList());
        assertEquals(
                Formula.TRUE,
                claims(allow("*", "s3:GetB*"), allow("*", "s3:Put*")).get(0).stronger());
    }

    /** The law sees a claim that is too weak: a list that grew where it should have shrunk, a complement forgotten. */
    @Example
    void claim_thatIsTooWeak_isCaught() {
        List<ActionList> original = lists(notAction("iam:*", "s3:Put*"));
        Part lost = Part.all(lists(notAction("iam:*"))).get(0);
        assertThrows(
                AssertionError.class,
                () -> mustHoldWhatIsUncovered(List.of(new Containment(Formula.FALSE, List.of(lost))), original));
        Part wider = Part.all(lists(allow("*", "s3:Ge*"))).get(0);
        Formula narrower =
                claims(allow("*", "s3:GetO*"), allow("*", "s3:Get*")).get(0).stronger();
        assertThrows(
                AssertionError.class,
                () -> mustHoldWhatIsUncovered(
                        List.of(new Containment(narrower, List.of(wider))), lists(allow("*", "s3:Get*"))));
    }

    /** Claims that fail and claims that hold are both frequent. */
    @Example
    void pairs_ofTheGenerator_haveBothKindsOfClaim() {
        Random random = new Random(20261123);
        int[] empty = new int[2];
        pairs().generator(1000).stream(random)
                .limit(300)
                .forEach(pair -> claims(
                                pair.value().refinedPolicy(), pair.value().originalPolicy())
                        .forEach(claim -> empty[Automata.of(claim.stronger()).isEmpty() ? 1 : 0]++));
        assertTrue(empty[0] > 100 && empty[1] > 100, empty[0] + " and " + empty[1]);
    }

    /** The two forms of a question are about the same strings. */
    @Property(seed = "20261124", tries = 500)
    void question_inEitherForm_hasTheSameStrings(@ForAll("pairs") Pair pair) {
        Contexts contexts = new Contexts(pair.originalPolicy(), pair.refinedPolicy());
        for (NoNewAccess.Claim claim : NoNewAccess.claims(pair.originalPolicy(), pair.refinedPolicy(), contexts)) {
            for (NoNewAccess.Question question : claim.questions().get()) {
                assertEquals(Automata.of(question.oneAtom()), Automata.of(question.manyAtoms()));
            }
        }
    }

    private static void mustHoldWhatIsUncovered(List<Containment> claims, List<ActionList> originals) {
        Automaton original = covered(Part.all(originals));
        for (Containment claim : claims) {
            Automaton uncovered = covered(claim.parts()).minus(original);
            assertTrue(uncovered.subsetOf(Automata.of(claim.stronger())), claim::toString);
        }
    }

    private static Automaton covered(List<Part> parts) {
        return Automata.any(
                parts.stream().map(part -> Automata.of(part.language())).toList());
    }

    private static boolean areEmpty(List<Containment> claims) {
        return claims.stream().allMatch(claim -> Automata.of(claim.stronger()).isEmpty());
    }

    private static List<Containment> claims(Policy refined, Policy original) {
        return Containment.claims(lists(refined), lists(original));
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Pair.pairs();
    }
}
