package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.Side;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.source.PolicySource;
import dev.whittle.text.Numbers;
import java.util.List;
import java.util.stream.Stream;

/**
 * One comparison, for reports.
 *
 * @param comparison what came of it
 * @param sides the two sides
 * @param a the documents of the first
 * @param b the documents of the second
 * @param catalog by which requests were chosen
 * @param vocabulary the known condition keys
 * @param tool the program's version
 * @param solver the solver's version
 */
public record CompareRun(
        Comparison comparison,
        Sides sides,
        SideSources a,
        SideSources b,
        Catalog catalog,
        Vocabulary vocabulary,
        String tool,
        String solver) {
    private static final String UNLIMITED =
            "other policies, boundaries and policies of the organization are outside, but where they are given";
    private static final String LIMITED =
            "resource-based grants, session policies, resource control policies and service-linked roles are outside";

    /**
     * One direction: whether the one side allows nothing that the other does not.
     *
     * @param rule its name in outputs, where it fails
     */
    record Direction(String rule, SideSources one, Side side, SideSources other, Inclusion inclusion) {
        String allows() {
            return CompareRun.title(one);
        }

        String doesNot() {
            return CompareRun.title(other);
        }
    }

    /** Both directions. */
    List<Direction> directions() {
        return List.of(
                new Direction("a-not-in-b", a, sides.a(), b, comparison.aInsideB()),
                new Direction("b-not-in-a", b, sides.b(), a, comparison.bInsideA()));
    }

    /** All documents, those of the first side first. */
    List<PolicySource> sources() {
        return Stream.concat(a.all().stream(), b.all().stream()).toList();
    }

    /** How people are told of a side: its policy's name. */
    static String title(SideSources side) {
        int others = side.all().size() - 1;
        return side.united().get(0).title() + (others == 0 ? "" : " with " + Numbers.count(others, "more document"));
    }

    /** What the comparison does not say. */
    String outside() {
        return "by these documents alone: " + (sides.areLimited() ? LIMITED : UNLIMITED);
    }
}
