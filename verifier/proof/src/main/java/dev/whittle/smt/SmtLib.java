package dev.whittle.smt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formulas as SMT-LIB 2.6 scripts, theory of Unicode strings, which other solvers read. */
public final class SmtLib {
    private SmtLib() {}

    /**
     * A script that asks whether the formula can be satisfied.
     *
     * @param title one line, kept as a comment
     * @param status the expected answer: {@code sat}, {@code unsat} or {@code unknown}
     * @param first string variables to declare before all others, whether or not the formula holds them
     */
    public static String script(String title, Formula formula, String status, StringVariable... first) {
        Formulas writer = new Formulas();
        List<String> declared = new ArrayList<>();
        for (StringVariable variable : first) {
            declared.add(writer.symbol(variable));
        }
        String asserted = formula.accept(writer);
        StringBuilder script = new StringBuilder();
        script.append("; ").append(title.replace('\n', ' ')).append('\n');
        script.append("(set-info :smt-lib-version 2.6)\n(set-logic ")
                .append(writer.logic())
                .append(")\n");
        script.append("(set-info :status ").append(status).append(")\n");
        writer.strings.stream().filter(symbol -> !declared.contains(symbol)).forEach(declared::add);
        declared.forEach(
                symbol -> script.append("(declare-const ").append(symbol).append(" String)\n"));
        writer.reals.forEach(
                symbol -> script.append("(declare-const ").append(symbol).append(" Real)\n"));
        writer.booleans.forEach(
                symbol -> script.append("(declare-const ").append(symbol).append(" Bool)\n"));
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

    private static String languages(List<Language> parts) {
        Languages languages = new Languages();
        return parts.stream().map(part -> part.accept(languages)).collect(Collectors.joining(" "));
    }

    /** Gives each language a name, since ground formulas ask about one language many times. */
    private static final class Formulas implements Formula.Visitor<String> {
        /** Words that scripts and theories have already; the others hold a character that a {@link Symbol} does not. */
        private static final Set<String> WORDS =
                Set.of(("_ as let exists forall match par true false not and or xor ite"
                                + " distinct = => + - * / < <= > >= div mod abs String Bool RegLan Int Real")
                        .split(" ", -1));

        private static final Pattern LANGUAGE = Pattern.compile("r[0-9]+");
        private static final Pattern SIMPLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");

        private final SortedSet<String> strings = new TreeSet<>();
        private final SortedSet<String> reals = new TreeSet<>();
        private final SortedSet<String> booleans = new TreeSet<>();
        private final Map<Variable, String> symbols = new HashMap<>();
        private final Set<String> taken = new HashSet<>(WORDS);
        private final Map<Language, String> names = new LinkedHashMap<>();

        /** Strings and reals are never asked about in one formula. */
        private String logic() {
            return reals.isEmpty() ? "QF_S" : "QF_LRA";
        }

        private String symbol(StringVariable variable) {
            String symbol = unquoted(variable);
            return SIMPLE.matcher(symbol).matches() ? symbol : "|" + symbol + "|";
        }

        /** A symbol of the variable's own: SMT-LIB has no second of one name, of whatever sort. */
        private String unquoted(Variable variable) {
            return symbols.computeIfAbsent(variable, key -> {
                String symbol = Symbol.of(key.name());
                while (LANGUAGE.matcher(symbol).matches() || !taken.add(symbol)) {
                    symbol += "'";
                }
                return symbol;
            });
        }

        @Override
        public String constant(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String holds(BooleanVariable variable) {
            String symbol = "|" + unquoted(variable) + "|";
            booleans.add(symbol);
            return symbol;
        }

        @Override
        public String matches(StringVariable variable, Language language) {
            String symbol = symbol(variable);
            strings.add(symbol);
            return "(str.in_re " + symbol + " " + name(language) + ")";
        }

        @Override
        public String textMatches(String text, Language language) {
            return "(str.in_re " + Plain.forSmtLib(text) + " " + name(language) + ")";
        }

        @Override
        public String isBelow(RealVariable variable, BigDecimal bound) {
            return "(< " + real(variable) + " " + number(bound) + ")";
        }

        @Override
        public String isAbove(RealVariable variable, BigDecimal bound) {
            return "(> " + real(variable) + " " + number(bound) + ")";
        }

        private String real(RealVariable variable) {
            String symbol = "|" + unquoted(variable) + "|";
            reals.add(symbol);
            return symbol;
        }

        /** Decimals have no sign there, and a point. */
        private static String number(BigDecimal number) {
            String digits = number.abs().toPlainString();
            String decimal = digits.indexOf('.') < 0 ? digits + ".0" : digits;
            return number.signum() < 0 ? "(- " + decimal + ")" : decimal;
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
            return "(str.to_re " + Plain.forSmtLib(text) + ")";
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
        public String range(int first, int last) {
            return "(re.range " + Plain.forSmtLib(Character.toString(first)) + " "
                    + Plain.forSmtLib(Character.toString(last)) + ")";
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
