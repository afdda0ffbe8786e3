package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Json;
import dev.whittle.request.Simulation.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a simulation comes to where statements are not understood: the same as where each is asked about whatever else applies. */
class SimulationTest {
    /** Those that apply, one that hangs on a reading, and those that are not understood, the last of them twice but for its name. */
    private static final List<String> STATEMENTS = List.of(
            statement("Allow", "arn:aws:s3:::b/*"),
            statement("Deny", "arn:aws:s3:::b/*"),
            statement("Deny", "arn:aws:s3:::b/*/x"),
            statement("Allow", "one"),
            statement("Allow", "two"),
            statement("Deny", "one"),
            statement("Deny", "two"),
            statement("Deny", "two").replace("{", "{'Sid':'S',"));

    private static final Asked ASKED = Asked.of("s3:GetObject", "arn:aws:s3:::b/a:b/x");

    private static String statement(String effect, String resource) {
        return "{'Effect':'" + effect + "','Action':'s3:*','Resource':'" + resource + "'}";
    }

    @Test
    void outcome_isThatOfAllCases() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (int chosen = 1; chosen < 1 << STATEMENTS.size(); chosen++) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < STATEMENTS.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    statements.add(STATEMENTS.get(i));
                }
            }
            Json document = Asked.json("{'Statement':[" + String.join(",", statements) + "]}");
            outcomes.add(check(document));
        }
        assertEquals(EnumSet.allOf(Outcome.class), outcomes);
    }

    private static Outcome check(Json document) {
        Documents documents = Documents.of(List.of(document), Asked.KEYS);
        Simulation simulation = Simulation.of(documents, document, ASKED.request());
        Cases cases = RequestEvaluator.cases(documents, List.of(document), ASKED.request());
        String text = document.toString();
        if (cases.agreeOn(decisions -> decisions.get(0).isAllowed())) {
            Decision first = cases.all().get(0).decisions().get(0);
            assertEquals(first.isAllowed() ? Outcome.ALLOWED : Outcome.DENIED, simulation.outcome(), text);
            assertEquals(first, simulation.decision(), text);
        } else {
            assertEquals(Outcome.UNKNOWN, simulation.outcome(), text);
            assertEquals(cases.decisive(decisions -> decisions.get(0).isAllowed()), simulation.decisive(), text);
        }
        return simulation.outcome();
    }
}
