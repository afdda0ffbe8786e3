package dev.whittle.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What documents decide under each assumption that makes a difference. An evaluation tells what it asks for; each answer that it got
 * is changed in turn, so that what it never asks for is never tried.
 *
 * @param all one for each way to answer what was asked, the first readings first
 * @param isComplete whether that is all of them, so that there are no more than {@link #MOST}
 */
public record Cases(List<Case> all, boolean isComplete) {
    /** How many are tried. */
    public static final int MOST = 1024;

    /** Pairs of cases that are looked at for what makes them differ. */
    private static final int MOST_PAIRS = 20_000;

    public Cases {
        all = List.copyOf(all);
    }

    /**
     * What is decided under one assumption.
     *
     * @param answered what the evaluation asked for, in order, with the answers
     * @param decisions one for each document
     */
    public record Case(List<Answer> answered, List<Decision> decisions) {
        public Case {
            answered = List.copyOf(answered);
            decisions = List.copyOf(decisions);
        }

        /** The answers as an assumption. */
        public Assumption assumption() {
            TreeSet<Reading> second = new TreeSet<>();
            TreeMap<OpenFact, Boolean> facts = new TreeMap<>();
            for (Answer answer : answered) {
                if (answer.isYes()) {
                    answer.question().reading().ifPresent(second::add);
                }
                answer.question().fact().ifPresent(fact -> facts.put(fact, answer.isYes()));
            }
            return new Assumption(new Readings(second), facts);
        }
    }

    /**
     * What an evaluation asks for.
     *
     * @param reading whether this is taken in its second sense; nothing where a fact is asked for
     * @param fact whether this is true
     */
    public record Question(Optional<Reading> reading, Optional<OpenFact> fact) implements Comparable<Question> {
        /** The question in words, such as {@code the reading `empty-value`}. */
        public String words() {
            return reading.map(each -> "the reading `" + each.id() + "`: " + each.first() + ", or " + each.second())
                    .or(() -> fact.map(each -> "whether " + each.words()))
                    .orElseThrow();
        }

        @Override
        public int compareTo(Question other) {
            return words().compareTo(other.words());
        }
    }

    /** A question with its answer. */
    public record Answer(Question question, boolean isYes) {}

    static Cases of(Function<Assuming, List<Decision>> evaluation) {
        List<Case> cases = new ArrayList<>();
        List<Answer> next = List.of();
        while (cases.size() < MOST) {
            Recorder recorder = new Recorder(next);
            List<Decision> decisions = evaluation.apply(recorder);
            cases.add(new Case(recorder.answered, decisions));
            int last = recorder.answered.size() - 1;
            while (last >= 0 && (recorder.answered.get(last).isYes() || recorder.forced.contains(last))) {
                last--;
            }
            if (last < 0) {
                return new Cases(cases, true);
            }
            next = new ArrayList<>(recorder.answered.subList(0, last));
            next.add(new Answer(recorder.answered.get(last).question(), true));
        }
        return new Cases(cases, false);
    }

    /** Whether something is the same in all cases, and these are all. */
    public boolean agreeOn(Function<List<Decision>, Object> what) {
        return isComplete
                && all.stream()
                                .map(each -> what.apply(each.decisions()))
                                .distinct()
                                .count()
                        == 1;
    }

    /**
     * The questions on which something hangs: those that alone make two cases differ, or all where none does alone. Of many cases not
     * all pairs are looked at.
     *
     * @param holds what is asked of a case's decisions
     */
    public List<Question> decisive(Predicate<List<Decision>> holds) {
        SortedSet<Question> asked = new TreeSet<>();
        List<Map<Question, Boolean>> holding = new ArrayList<>();
        List<Map<Question, Boolean>> failing = new ArrayList<>();
        for (Case each : all) {
            Map<Question, Boolean> answers = new HashMap<>();
            each.answered().forEach(answer -> answers.put(answer.question(), answer.isYes()));
            asked.addAll(answers.keySet());
            (holds.test(each.decisions()) ? holding : failing).add(answers);
        }
        SortedSet<Question> decisive = new TreeSet<>();
        int pairs = 0;
        for (Map<Question, Boolean> one : holding) {
            for (Map<Question, Boolean> other : failing) {
                if (pairs++ == MOST_PAIRS) {
                    return List.copyOf(decisive.isEmpty() ? asked : decisive);
                }
                List<Question> differing = differing(one, other);
                decisive.addAll(differing.size() == 1 ? differing : List.of());
            }
        }
        return List.copyOf(decisive.isEmpty() ? asked : decisive);
    }

    private static List<Question> differing(Map<Question, Boolean> one, Map<Question, Boolean> other) {
        List<Question> differing = new ArrayList<>();
        one.forEach((question, answer) -> {
            Boolean there = other.get(question);
            if (there != null && !there.equals(answer)) {
                differing.add(question);
            }
        });
        return differing;
    }

    /** Answers as it is told, and no from there on; keeps what is asked. */
    private static final class Recorder implements Assuming {
        private final List<Answer> told;
        private final List<Answer> answered = new ArrayList<>();
        private final List<Integer> forced = new ArrayList<>();

        Recorder(List<Answer> told) {
            this.told = told;
        }

        @Override
        public boolean takesSecond(Reading reading) {
            return answer(new Question(Optional.of(reading), Optional.empty()));
        }

        @Override
        public boolean holds(OpenFact fact) {
            return answer(new Question(Optional.empty(), Optional.of(fact)));
        }

        private boolean answer(Question question) {
            for (Answer earlier : answered) {
                if (earlier.question().equals(question)) {
                    return earlier.isYes();
                }
            }
            int at = answered.size();
            if (isExcluded(question)) {
                forced.add(at);
            }
            Answer answer = at < told.size() ? told.get(at) : new Answer(question, false);
            answered.add(answer);
            return answer.isYes();
        }

        /** Whether the fact can't be true beside those that are. */
        private boolean isExcluded(Question question) {
            return question.fact()
                    .filter(fact -> answered.stream()
                            .filter(Answer::isYes)
                            .flatMap(answer -> answer.question().fact().stream())
                            .anyMatch(fact::excludes))
                    .isPresent();
        }
    }
}
