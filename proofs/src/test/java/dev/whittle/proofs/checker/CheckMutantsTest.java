package dev.whittle.proofs.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of more than a thousand changed refinements the page confirms just those that Z3 proves; and a page with something left
 * out of it does not.
 */
class CheckMutantsTest {
    private static List<Mutants.Judged> mutants = List.of();

    @BeforeAll
    static void makeMutants() throws IOException {
        mutants = Mutants.all();
    }

    @Test
    void page_confirmsWhatZ3ProvesAndNothingElse() {
        Map<String, Integer> table = new TreeMap<>();
        Map<Mutant, Integer> proved = new TreeMap<>();
        List<String> disagreements = new ArrayList<>();
        for (Mutants.Judged each : mutants) {
            String found = Page.right().judge(each.task(), each.result(), each.actions());
            table.merge("%-18s %-34s".formatted(each.verdict(), found.split(":", 2)[0]), 1, Integer::sum);
            proved.merge(each.mutant(), each.isProved() ? 1 : 0, Integer::sum);
            if (each.isProved() != found.equals("confirmed")) {
                disagreements.add(each.mutant() + ", " + each.verdict() + ": " + found + "\n" + each.task() + "\n"
                        + each.result());
            }
        }
        System.out.printf("%n%-18s %-34s %6s%n", "Z3", "the page", "mutants");
        table.forEach((row, count) -> System.out.printf("%s %7d%n", row, count));
        System.out.println("proved, by kind: " + proved);
        assertEquals(List.of(), disagreements);
        assertTrue(mutants.size() >= 1_000);
    }

    /** One thing left out of the page, or done wrong. */
    private enum Broken {
        INSIDE_IS_ALWAYS_TRUE("return matches(q, p.replace", "return true || matches(q, p.replace"),
        INSIDE_ASKS_ONE_STRING("&& find(p, List.of(q), string -> !matches(q, string)) == null", ""),
        NO_OTHER_LETTERS("new TreeSet<>(Set.of(OTHER))", "new TreeSet<>()"),
        A_STAR_DOES_NOT_STAY("if (behind > i && c != ':') next.add(i);", ""),
        A_STAR_IS_NEVER_NOTHING("text.charAt(i) == '*' ? i + 1 : i", "i"),
        MATCHING_NEVER_GOES_BACK("else if (star >= 0) { i = star + 1; j = ++taken; }", ""),
        CONTEXTS_ARE_NOT_COMPARED("&& !context.equals(s.context)) return false", "&& false) return false"),
        NOTHING_EXCEEDS("if (!allowB.contains(c) && !allowB.contains(ALWAYS)) return Set.of(c);", ""),
        DENIES_ARE_NOT_COMPARED(
                "for (String d : denyB) if (!denyA.contains(d)) return new TreeSet<>(List.of(c, d));", ""),
        DENIES_COUNT_FOR_NOTHING("if (!denyA.contains(c) && !denyA.contains(ALWAYS))", "if (true)"),
        DENIES_MAY_CHANGE("boolean deniesAll = ", "boolean deniesAll = true || "),
        NOT_ACTION_IS_ACTION("if (matches(p, action)) return !not;", "if (matches(p, action)) return true;"),
        NO_S(
                "String wrong = isNamed ? structure(o, r, isFit) : \"S: Version or Id is another\";",
                "String wrong = null;"),
        NO_VERSION("isNamed ? structure", "true ? structure"),
        NO_SID("&& sid.equals(o.sid)", ""),
        NO_V1("if (wrong == null) wrong = noNewAccess(o, r);", ""),
        NO_V2("unused.contains(action) ? nothing : before", "before"),
        NO_V3("if (wrong == null) wrong = excess(\"V3: lost though used\", wanted, after, action);", ""),
        U_IS_KEPT(
                "Set<String> known = new HashSet<>(catalog), gone = new HashSet<>(unused);",
                "Set<String> known = new HashSet<>(catalog), gone = new HashSet<>();"),
        LETTER_CASE_COUNTS("p.toLowerCase(Locale.ROOT)", "p"),
        LISTS_ARE_NOT_SETS("member instanceof Map ? member : list(member)", "member");

        private final String original;
        private final String changed;

        Broken(String original, String changed) {
            this.original = original;
            this.changed = changed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenPage_isNoticed(Broken broken) {
        Page page = Page.with(broken.original, broken.changed);
        int first = IntStream.range(0, mutants.size())
                .filter(i -> mutants.get(i).isProved() != mutants.get(i).isConfirmedBy(page))
                .findFirst()
                .orElseThrow(() -> new AssertionError(broken + " went unnoticed"));
        System.out.printf(
                "%-28s noticed by mutant %d, %s, %s%n",
                broken, first, mutants.get(first).mutant(), mutants.get(first).verdict());
    }
}
