package dev.whittle.smt;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.ReSort;
import com.microsoft.z3.SeqSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Formulas and languages as terms of one Z3 Context. Each language object is translated once.
 *
 * <p>Memberships of fixed strings go through Z3's own simplifier, each once, and come out true or false: what is left for
 * the solver is a small Boolean formula. Many go together, as the arguments of one application, since a call of the
 * simplifier remembers the derivatives that it took: what strings start with alike is followed once.
 */
// TRUSTED: each term means to Z3 what its visitor method's name says.
final class Z3Terms {
    /** Memberships to simplify in one call: fewer share less work, more at once gain nothing and need memory. */
    private static final int AT_ONCE = 200;

    private final Context context;
    private final Formulas formulas = new Formulas();
    private final Languages languages = new Languages();
    private final ReSort<SeqSort<CharSort>> languageSort;
    private final Expr<SeqSort<CharSort>> action;
    private final SortedMap<String, BoolExpr> contexts = new TreeMap<>();
    private final IdentityHashMap<Language, ReExpr<SeqSort<CharSort>>> translated = new IdentityHashMap<>();
    private final IdentityHashMap<Language, Map<String, BoolExpr>> memberships = new IdentityHashMap<>();

    Z3Terms(Context context) {
        this.context = context;
        this.languageSort = context.mkReSort(context.getStringSort());
        this.action = context.mkConst("action", context.getStringSort());
    }

    BoolExpr of(Formula formula) {
        settle(formula);
        return translated(formula);
    }

    private BoolExpr translated(Formula formula) {
        return formula.accept(formulas);
    }

    /** Simplifies the memberships that the formula has and no earlier one had. */
    private void settle(Formula formula) {
        Unsettled unsettled = new Unsettled();
        formula.accept(unsettled);
        for (int from = 0; from < unsettled.found.size(); from += AT_ONCE) {
            List<Membership> some = unsettled.found.subList(from, Math.min(from + AT_ONCE, unsettled.found.size()));
            BoolSort[] domain = new BoolSort[some.size()];
            Arrays.fill(domain, context.getBoolSort());
            Expr<?>[] terms = some.stream()
                    .map(one -> context.mkInRe(context.mkString(one.text()), of(one.language())))
                    .toArray(Expr<?>[]::new);
            Expr<?>[] settled = context.mkFreshFuncDecl("settled", domain, context.getBoolSort())
                    .apply(terms)
                    .simplify()
                    .getArgs();
            for (int i = 0; i < some.size(); i++) {
                Membership one = some.get(i);
                memberships
                        .computeIfAbsent(one.language(), key -> new HashMap<>())
                        .put(one.text(), (BoolExpr) settled[i]);
            }
        }
    }

    private record Membership(String text, Language language) {}

    private final class Unsettled implements Formula.Visitor<Unsettled> {
        private final List<Membership> found = new ArrayList<>();
        private final IdentityHashMap<Language, Set<String>> seen = new IdentityHashMap<>();

        @Override
        public Unsettled constant(boolean value) {
            return this;
        }

        @Override
        public Unsettled holds(String name) {
            return this;
        }

        @Override
        public Unsettled actionMatches(Language language) {
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
        public Unsettled not(Formula part) {
            return part.accept(this);
        }

        @Override
        public Unsettled and(List<Formula> parts) {
            parts.forEach(part -> part.accept(this));
            return this;
        }

        @Override
        public Unsettled or(List<Formula> parts) {
            return and(parts);
        }
    }

    /** The sought action. */
    Expr<SeqSort<CharSort>> action() {
        return action;
    }

    /** The context variables so far, by name. */
    SortedMap<String, BoolExpr> contexts() {
        return contexts;
    }

    private ReExpr<SeqSort<CharSort>> of(Language language) {
        ReExpr<SeqSort<CharSort>> known = translated.get(language);
        if (known == null) {
            known = language.accept(languages);
            translated.put(language, known);
        }
        return known;
    }

    private final class Formulas implements Formula.Visitor<BoolExpr> {
        @Override
        public BoolExpr constant(boolean value) {
            return context.mkBool(value);
        }

        @Override
        public BoolExpr holds(String name) {
            return contexts.computeIfAbsent(name, context::mkBoolConst);
        }

        @Override
        public BoolExpr actionMatches(Language language) {
            return context.mkInRe(action, of(language));
        }

        @Override
        public BoolExpr textMatches(String text, Language language) {
            return Objects.requireNonNull(
                    memberships.getOrDefault(language, Map.of()).get(text), "a membership that was not settled");
        }

        @Override
        public BoolExpr not(Formula part) {
            return context.mkNot(translated(part));
        }

        @Override
        public BoolExpr and(List<Formula> parts) {
            return context.mkAnd(terms(parts));
        }

        @Override
        public BoolExpr or(List<Formula> parts) {
            return context.mkOr(terms(parts));
        }

        private BoolExpr[] terms(List<Formula> parts) {
            return parts.stream().map(Z3Terms.this::translated).toArray(BoolExpr[]::new);
        }
    }

    private final class Languages implements Language.Visitor<ReExpr<SeqSort<CharSort>>> {
        @Override
        public ReExpr<SeqSort<CharSort>> literal(String text) {
            return context.mkToRe(context.mkString(text));
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
        public ReExpr<SeqSort<CharSort>> range(char first, char last) {
            return context.mkRange(context.mkString(String.valueOf(first)), context.mkString(String.valueOf(last)));
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
