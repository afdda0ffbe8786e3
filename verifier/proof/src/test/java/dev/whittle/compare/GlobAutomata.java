package dev.whittle.compare;

import dev.whittle.request.Glob;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Patterns as automata of another library, variables with values put in. */
final class GlobAutomata {
    private GlobAutomata() {}

    static Automaton noColon() {
        return BasicOperations.minus(BasicAutomata.makeAnyChar(), BasicAutomata.makeChar(':'));
    }

    /**
     * What any of some patterns matches.
     *
     * @param values of variables by key; an empty one for an absent key
     */
    static Automaton of(GlobSet globs, Map<String, Optional<String>> values) {
        List<Automaton> all = globs.globs().stream()
                .flatMap(glob -> of(glob, values).stream())
                .toList();
        Automaton union = all.isEmpty() ? BasicAutomata.makeEmpty() : BasicOperations.union(all);
        union.minimize();
        return union;
    }

    /** What a pattern matches; nothing where a variable of it has no value. */
    static Optional<Automaton> of(Glob glob, Map<String, Optional<String>> values) {
        List<Automaton> parts = new ArrayList<>();
        boolean[] isMatching = {true};
        for (Glob.Token token : glob.tokens()) {
            parts.add(token.accept(new Glob.Visitor<Automaton>() {
                @Override
                public Automaton text(String text) {
                    return BasicAutomata.makeString(text);
                }

                @Override
                public Automaton wildcard(Glob.Wildcard wildcard) {
                    return switch (wildcard) {
                        case RUN -> BasicAutomata.makeAnyString();
                        case ONE -> BasicAutomata.makeAnyChar();
                        case RUN_IN_PART -> noColon().repeat();
                        case ONE_IN_PART -> noColon();
                    };
                }

                @Override
                public Automaton eitherCase(char letter) {
                    return BasicOperations.union(List.of(
                            BasicAutomata.makeChar(letter), BasicAutomata.makeChar(Character.toUpperCase(letter))));
                }

                @Override
                public Automaton fill(Glob.Fill fill) {
                    Optional<String> value = values.getOrDefault(fill.variable().key(), Optional.empty())
                            .or(() -> fill.variable().fallback());
                    isMatching[0] &= value.isPresent();
                    return value.map(text -> fill.use() == Glob.Fill.Use.EITHER_CASE ? inEitherCase(text) : text(text))
                            .orElseGet(BasicAutomata::makeEmpty);
                }

                private Automaton inEitherCase(String text) {
                    return BasicOperations.concatenate(text.chars()
                            .mapToObj(c -> c < 128 && Character.isLetter(c)
                                    ? eitherCase((char) Character.toLowerCase(c))
                                    : BasicAutomata.makeChar((char) c))
                            .toList());
                }
            }));
        }
        return isMatching[0] ? Optional.of(BasicOperations.concatenate(parts)) : Optional.empty();
    }
}
