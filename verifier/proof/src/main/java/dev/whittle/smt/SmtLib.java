package dev.whittle.smt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Formulas as SMT-LIB 2.6 scripts, theory of Unicode strings, which other solvers read. */
public final class SmtLib {
    private SmtLib() {}

    /**
     * A script that asks whether the formula can be satisfied.
     *
     * @param title one line, kept as a comment
     * @param status the expected answer: {@code sat}, {@code unsat} or {@code unknown}
     */
    public static String script(String title, Formula formula, String status) {
        Formulas writer = new Formulas();
        String asserted = formula.accept(writer);
        StringBuilder script = new StringBuilder();
        script.append("; ").append(title.replace('\n', ' ')).append('\n');
        script.append("(set-info :smt-lib-version 2.6)\n(set-logic QF_S)\n");
        script.append("(set-info :status ").append(status).append(")\n");
        script.append("(declare-const action String)\n");
        writer.contexts.forEach(
                name -> script.append("(declare-const ").append(name).append(" Bool)\n"));
        writer.names.forEach((language, name) -> script.append("(define-fun ")
                .append(name)
                .append(" () RegLan ")
                .append(language.accept(new Languages()))
                .append(")\n"));
        return script.append("(assert ")
                .append(asserted)
                .append(")\n(check-sat)\n(exit)\n")
                .toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String languages(List<Language> parts) {
        Languages languages = new Languages();
        return parts.stream().map(part -> part.accept(languages)).collect(Collectors.joining(" "));
    }

    /** Gives each language a name, since ground formulas ask about one language many times. */
    private static final class Formulas implements Formula.Visitor<String> {
        private final TreeSet<String> contexts = new TreeSet<>();
        private final Map<Language, String> names = new LinkedHashMap<>();

        @Override
        public String constant(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String holds(String context) {
            String symbol = "|" + context + "|";
            contexts.add(symbol);
            return symbol;
        }

        @Override
        public String actionMatches(Language language) {
            return "(str.in_re action " + name(language) + ")";
        }

        @Override
        public String textMatches(String text, Language language) {
            return "(str.in_re " + quoted(text) + " " + name(language) + ")";
        }

        @Override
        public String not(Formula part) {
            return "(not " + part.accept(this) + ")";
        }

        @Override
        public String and(List<Formula> parts) {
            return "(and " + all(parts) + ")";
        }

        @Override
        public String or(List<Formula> parts) {
            return "(or " + all(parts) + ")";
        }

        private String name(Language language) {
            return names.computeIfAbsent(language, key -> "r" + names.size());
        }

        private String all(List<Formula> parts) {
            return parts.stream().map(part -> part.accept(this)).collect(Collectors.joining(" "));
        }
    }

    private static final class Languages implements Language.Visitor<String> {
        @Override
        public String literal(String text) {
            return "(str.to_re " + quoted(text) + ")";
        }

        @Override
        public String anyCharacter() {
            return "re.allchar";
        }

        @Override
        public String anyString() {
            return "re.all";
        }

        @Override
        public String nothing() {
            return "re.none";
        }

        @Override
        public String range(char first, char last) {
            return "(re.range " + quoted(String.valueOf(first)) + " " + quoted(String.valueOf(last)) + ")";
        }

        @Override
        public String repeated(Language part) {
            return "(re.+ " + part.accept(this) + ")";
        }

        @Override
        public String concatenation(List<Language> parts) {
            return "(re.++ " + languages(parts) + ")";
        }

        @Override
        public String union(List<Language> parts) {
            return "(re.union " + languages(parts) + ")";
        }

        @Override
        public String intersection(List<Language> parts) {
            return "(re.inter " + languages(parts) + ")";
        }

        @Override
        public String complement(Language part) {
            return "(re.comp " + part.accept(this) + ")";
        }
    }
}
