package dev.whittle.run;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.compare.Comparison;
import dev.whittle.compare.Inclusion;
import dev.whittle.compare.RequestCounterexample;
import dev.whittle.json.JsonWriter;
import dev.whittle.request.RequestJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison as JSON, alone or in a line of results: {@code {"verdict","aInsideB","bInsideA","counterexamples":
 * {"aNotInB","bNotInA"},"assumes","reasons":{"aInsideB","bInsideA"}}}, what is empty left out.
 */
public final class ComparisonJson {
    private ComparisonJson() {}

    /**
     * Writes the members.
     *
     * @param assumes what is taken for granted, in words
     * @param vocabulary spells condition keys
     */
    public static void write(JsonWriter out, Comparison comparison, List<String> assumes, Vocabulary vocabulary) {
        Inclusion ab = comparison.aInsideB();
        Inclusion ba = comparison.bInsideA();
        out.member("verdict", comparison.relation().verdict())
                .member("aInsideB", ab.word())
                .member("bInsideA", ba.word());
        Map<String, RequestCounterexample> examples = new LinkedHashMap<>();
        ab.counterexample().ifPresent(example -> examples.put("aNotInB", example));
        ba.counterexample().ifPresent(example -> examples.put("bNotInA", example));
        if (!examples.isEmpty()) {
            out.member(
                    "counterexamples",
                    each -> examples.forEach((name, example) ->
                            each.member(name, members -> counterexample(members, example, vocabulary))));
        }
        if (!assumes.isEmpty()) {
            out.strings("assumes", assumes);
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        ab.reason().ifPresent(reason -> reasons.put("aInsideB", reason));
        ba.reason().ifPresent(reason -> reasons.put("bInsideA", reason));
        if (!reasons.isEmpty()) {
            out.member("reasons", each -> reasons.forEach(each::member));
        }
    }

    /** Writes the members of a request that refutes, which is input of {@code whittle simulate} as well. */
    public static void counterexample(JsonWriter out, RequestCounterexample example, Vocabulary vocabulary) {
        RequestJson.write(out, example.request(), vocabulary)
                .strings("allowedBy", example.allowedBy())
                .member("notAllowedBecause", example.notAllowedBecause())
                .member("remark", example.remark());
    }
}
