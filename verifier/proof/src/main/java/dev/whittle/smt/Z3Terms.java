package dev.whittle.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.ReSort;
import com.microsoft.z3.RealExpr;
import com.microsoft.z3.SeqExpr;
import com.microsoft.z3.SeqSort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Formulas and languages as terms of one Z3 Context. Each language object is translated once.
 *
 * <p>Memberships of fixed strings go through Z3's own simplifier, each once, and come out true or false: what is left for
 * the solver is a small Boolean formula. Many go together, since a call of the simplifier remembers the derivatives that
 * it took: a beginning that strings share is followed once. The first question is whether all of them are true, as most are,
 * since that takes one answer; if they are not, each has its own.
 *
 * <p>A disjunction that was asked about is kept as it came out, so that a later question which holds it does not pay for it
 * again.
 */
// TRUSTED: each term means to Z3 what its visitor method's name says, and a membership what the same in a regular
// language
// does, which tests compare.
final class Z3Terms {
    /** Memberships to simplify in one call: fewer share less work, more at once gain nothing and need memory. */
    private static final int AT_ONCE = 200;

    private final Context context;
    private final Formulas formulas = new Formulas();
    private final Languages languages = new Languages();
    private final ReSort<SeqSort<CharSort>> languageSort;
    /** By name, as {@link #booleans} are: the sorts are apart, and a string has its hash at hand. */
    private final Map<String, Expr<SeqSort<CharSort>>> strings = new HashMap<>();

    private final Map<String, BoolExpr> booleans = new HashMap<>();
    private final IdentityHashMap<Language, ReExpr<SeqSort<CharSort>>> translated = new IdentityHashMap<>();
    private final IdentityHashMap<Language, Map<String, Term>> memberships = new IdentityHashMap<>();
    private final IdentityHashMap<Formula, Term> asked = new IdentityHashMap<>();
    private final Map<String, Expr<SeqSort<CharSort>>> texts = new HashMap<>();

    Z3Terms(Context context) {
        this.context = context;
        this.languageSort = context.mkReSort(context.getStringSort());
    }

    /** The formula as Z3's simplifier leaves it. */
    BoolExpr of(Formula formula) {
        Unsettled unsettled = new Unsettled();
        formula.accept(unsettled);
        for (int from = 0; from < unsettled.found.size(); from += AT_ONCE) {
            settle(unsettled.found.subList(from, Math.min(from + AT_ONCE, unsettled.found.size())));
        }
        Term term = translated(formula).simplified();
        asked.put(formula, term);
        return term.in(context);
    }

    /** A formula as a term: one that the simplifier has decided, or one that it has not. */
    private sealed interface Term {
        /** What the simplifier made of a term. */
        static Term settled(BoolExpr simplified) {
            return simplified.isTrue() || simplified.isFalse() ? new Fixed(simplified.isTrue()) : new Open(simplified);
        }

        BoolExpr in(Context context);

        Term simplified();

        boolean is(boolean value);
    }

    private record Fixed(boolean value) implements Term {
        @Override
        public BoolExpr in(Context context) {
            return context.mkBool(value);
        }

        @Override
        public Term simplified() {
            return this;
        }

        @Override
        public boolean is(boolean value) {
            return value == this.value;
        }
    }

    private record Open(BoolExpr term) implements Term {
        @Override
        public BoolExpr in(Context context) {
            return term;
        }

        @Override
        public Term simplified() {
            return Term.settled((BoolExpr) term.simplify());
        }

        @Override
        public boolean is(boolean value) {
            return false;
        }
    }

    private Term translated(Formula formula) {
        Term known = asked.get(formula);
        return known == null ? formula.accept(formulas) : known;
    }

    private void settle(List<Membership> some) {
        BoolExpr[] terms = some.stream().map(this::term).toArray(BoolExpr[]::new);
        if (context.mkAnd(terms).simplify().isTrue()) {
            some.forEach(one -> settle(one, new Fixed(true)));
            return;
        }
        BoolSort[] domain = new BoolSort[terms.length];
        Arrays.fill(domain, context.getBoolSort());
        Expr<?>[] settled = context.mkFreshFuncDecl("settled", domain, context.getBoolSort())
                .apply(terms)
                .simplify()
                .getArgs();
        for (int i = 0; i < settled.length; i++) {
            settle(some.get(i), Term.settled((BoolExpr) settled[i]));
        }
    }

    private void settle(Membership one, Term term) {
        memberships.computeIfAbsent(one.language(), key -> new HashMap<>()).put(one.text(), term);
    }

    /** Asks without a regular language whether the string starts with a text, or is that text: the simplifier has it at once. */
    private BoolExpr term(Membership one) {
        Expr<SeqSort<CharSort>> text = text(one.text());
        if (one.language() instanceof Language.Literal literal) {
            return context.mkEq(text, text(literal.text()));
        }
        if (one.language() instanceof Language.Concatenation parts
                && parts.parts().size() == 2
                && parts.parts().get(0) instanceof Language.Literal start
                && parts.parts().get(1) instanceof Language.AnyString) {
            return context.mkPrefixOf(text(start.text()), text);
        }
        return context.mkInRe(text, of(one.language()));
    }

    private Expr<SeqSort<CharSort>> text(String text) {
        return texts.computeIfAbsent(text, this::string);
    }

    private SeqExpr<CharSort> string(String text) {
        return context.mkString(Plain.forZ3(text));
    }

    private record Membership(String text, Language language) {}

    /** The memberships of fixed strings that the formula has and no earlier one had. */
    private final class Unsettled implements Formula.Visitor<Unsettled> {
        private final List<Membership> found = new ArrayList<>();
        private final IdentityHashMap<Language, Set<String>> seen = new IdentityHashMap<>();

        @Override
        public Unsettled constant(boolean value) {
            return this;
        }

        @Override
        public Unsettled holds(BooleanVariable variable) {
            return this;
        }

        @Override
        public Unsettled matches(StringVariable variable, Language language) {
            return this;
        }

        @Override
        public Unsettled textMatches(String text, Language language) {
            if (!memberships.getOrDefault(language, Map.of()).containsKey(text)
                    && seen.computeIfAbsent(language, key -> new HashSet<>()).add(text)) {
                found.add(new Membership(text, language));
            }
            return this;
        }

        @Override
        public Unsettled isBelow(RealVariable variable, BigDecimal bound) {
            return this;
        }

        @Override
        public Unsettled isAbove(RealVariable variable, BigDecimal bound) {
            return this;
        }

        @Override
        public Unsettled not(Formula part) {
            return part.accept(this);
        }

        @Override
        public Unsettled and(List<Formula> parts) {
            parts.stream().filter(part -> !asked.containsKey(part)).forEach(part -> part.accept(this));
            return this;
        }

        @Override
        public Unsettled or(List<Formula> parts) {
            return and(parts);
        }
    }

    /** The variable; Z3 keeps variables of one name but of two sorts apart. */
    Expr<SeqSort<CharSort>> of(StringVariable variable) {
        return strings.computeIfAbsent(
                variable.name(), name -> context.mkConst(Symbol.of(name), context.getStringSort()));
    }

    /** The variable. */
    BoolExpr of(BooleanVariable variable) {
        return booleans.computeIfAbsent(variable.name(), name -> context.mkBoolConst(Symbol.of(name)));
    }

    private RealExpr of(RealVariable variable) {
        return context.mkRealConst(Symbol.of(variable.name()));
    }

    private RatNum real(BigDecimal number) {
        return context.mkReal(number.toPlainString());
    }

    /** The formula as it stands, for one that asks about no fixed string. */
    BoolExpr plain(Formula formula) {
        return formula.accept(formulas).in(context);
    }

    private ReExpr<SeqSort<CharSort>> of(Language language) {
        ReExpr<SeqSort<CharSort>> known = translated.get(language);
        if (known == null) {
            known = language.accept(languages);
            translated.put(language, known);
        }
        return known;
    }

    /** What the simplifier has decided is a constant, and constants are dropped. */
    private final class Formulas implements Formula.Visitor<Term> {
        @Override
        public Term constant(boolean value) {
            return new Fixed(value);
        }

        @Override
        public Term holds(BooleanVariable variable) {
            return new Open(of(variable));
        }

        @Override
        public Term matches(StringVariable variable, Language language) {
            return new Open(context.mkInRe(of(variable), of(language)));
        }

        @Override
        public Term textMatches(String text, Language language) {
            return Objects.requireNonNull(
                    memberships.getOrDefault(language, Map.of()).get(text), "a membership that was not settled");
        }

        @Override
        public Term isBelow(RealVariable variable, BigDecimal bound) {
            return new Open(context.mkLt(of(variable), real(bound)));
        }

        @Override
        public Term isAbove(RealVariable variable, BigDecimal bound) {
            return new Open(context.mkGt(of(variable), real(bound)));
        }

        @Override
        public Term not(Formula part) {
            Term term = translated(part);
            return term instanceof Fixed fixed ? new Fixed(!fixed.value()) : new Open(context.mkNot(term.in(context)));
        }

        @Override
        public Term and(List<Formula> parts) {
            return joined(parts, false, context::mkAnd);
        }

        @Override
        public Term or(List<Formula> parts) {
            return joined(parts, true, context::mkOr);
        }

        /** The value that decides alone decides; the other one is dropped. */
        private Term joined(List<Formula> parts, boolean deciding, Function<BoolExpr[], BoolExpr> join) {
            List<BoolExpr> open = new ArrayList<>();
            for (Formula part : parts) {
                Term term = translated(part);
                if (term.is(deciding)) {
                    return term;
                }
                if (!term.is(!deciding)) {
                    open.add(term.in(context));
                }
            }
            return open.isEmpty() ? new Fixed(!deciding) : new Open(join.apply(open.toArray(BoolExpr[]::new)));
        }
    }

    private final class Languages implements Language.Visitor<ReExpr<SeqSort<CharSort>>> {
        @Override
        public ReExpr<SeqSort<CharSort>> literal(String text) {
            return context.mkToRe(string(text));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> anyCharacter() {
            return context.mkAllcharRe(languageSort);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> anyString() {
            return context.mkFullRe(languageSort);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> nothing() {
            return context.mkEmptyRe(languageSort);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> range(int first, int last) {
            return context.mkRange(string(Character.toString(first)), string(Character.toString(last)));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> repeated(Language part) {
            return context.mkPlus(of(part));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> concatenation(List<Language> parts) {
            return context.mkConcat(terms(parts));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> union(List<Language> parts) {
            return context.mkUnion(terms(parts));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> intersection(List<Language> parts) {
            return context.mkIntersect(terms(parts));
        }

        @Override
        public ReExpr<SeqSort<CharSort>> complement(Language part) {
            return context.mkComplement(of(part));
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // Z3 wants an array of a generic type
        private ReExpr<SeqSort<CharSort>>[] terms(List<Language> parts) {
            return parts.stream().map(Z3Terms.this::of).toArray(ReExpr[]::new);
        }
    }
}
