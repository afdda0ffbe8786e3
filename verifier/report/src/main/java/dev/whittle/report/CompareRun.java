package dev.whittle.report;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.Side;
import dev.whittle.compare.SideSources;
import dev.whittle.compare.Sides;
import dev.whittle.files.Input;
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
     * @param number 0 where the one side is the first of the comparison, else 1
     */
    record Direction(SideSources one, Side side, SideSources other, Side otherSide, Inclusion inclusion, int number) {
        /** Whether the one side is the first of the comparison. */
        boolean isOfFirst() {
            return number == 0;
        }

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
                new Direction(a, sides.a(), b, sides.b(), comparison.aInsideB(), 0),
                new Direction(b, sides.b(), a, sides.a(), comparison.bInsideA(), 1));
    }

    /** All files read, those of the first side first, each once. */
    List<Input> inputs() {
        return Stream.concat(a.all().stream(), b.all().stream())
                .map(source -> new Input(source.title(), source.sha256()))
                .distinct()
                .toList();
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
