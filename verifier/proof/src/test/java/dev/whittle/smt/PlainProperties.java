package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.microsoft.z3.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts of all characters through the solver and back. */
class PlainProperties {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final StringVariable X = new StringVariable("x");

    /** The solver's characters, read one by one, are the text's; so are those of the SMT-LIB literal, by its theory. */
    @Property(seed = "20270301", tries = 60)
    void text_asItIsWritten_hasItsOwnCharacters(@ForAll("texts") List<String> texts) {
        try (Context context = new Context()) {
            for (String text : texts) {
                assertEquals(Texts.characters(text), Texts.readByZ3(context, Plain.forZ3(text)), Plain.forZ3(text));
                assertEquals(Texts.characters(text), Texts.readBySmtLib(Plain.forSmtLib(text)), Plain.forZ3(text));
                assertEquals(Optional.of(text), Plain.fromZ3(Plain.forZ3(text)), Plain.forZ3(text));
            }
        }
    }

    @Property(seed = "20270302", tries = 60)
    void text_soughtByItsLiteral_isWhatTheModelSays(@ForAll("texts") List<String> texts) {
        try (Solver solver = new Solver()) {
            for (String text : texts) {
                Answer answer = solver.check(Formula.matches(X, Language.literal(text)), LONG);
                assertEquals(
                        Optional.of(text),
                        assertInstanceOf(Answer.Satisfiable.class, answer).text(X));
            }
        }
    }

    /** Also letter by letter, as ranges of one character each; and by the ground path. */
    @Property(seed = "20270303", tries = 60)
    void text_soughtByItsCharacters_isWhatTheModelSays(@ForAll("texts") List<String> texts) {
        try (Solver solver = new Solver()) {
            for (String text : texts) {
                Language spelled = Language.concatenation(Texts.characters(text).stream()
                        .map(c -> Language.range(c, c))
                        .toList());
                Answer answer = solver.check(
                        Formula.and(Formula.matches(X, spelled), Formula.textMatches(text, spelled)), LONG);
                assertEquals(
                        Optional.of(text),
                        assertInstanceOf(Answer.Satisfiable.class, answer).text(X));
            }
        }
    }

    /** Two texts are one to the solver iff they are equal. */
    @Property(seed = "20270304", tries = 60)
    void texts_thatDiffer_areDifferentLiterals(@ForAll("texts") List<String> texts) {
        Set<String> all = new HashSet<>(texts);
        texts.forEach(text -> {
            all.add(text.replace("\\u{41}", "A").replace("\\u0041", "A"));
            all.add(text.replace("\"\"", "\""));
            all.add(Plain.forZ3(text));
        });
        List<Formula> wrong = new ArrayList<>();
        for (String one : all) {
            for (String other : all) {
                Formula same = Formula.textMatches(one, Language.literal(other));
                wrong.add(one.equals(other) ? Formula.not(same) : same);
            }
        }
        try (Solver solver = new Solver()) {
            assertEquals(new Answer.Unsatisfiable(), solver.check(Formula.or(wrong), LONG));
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.randomValue(Texts::random).list().ofSize(10);
    }
}
