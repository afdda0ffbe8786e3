package dev.whittle.report;

import dev.whittle.json.JsonWriter;
import dev.whittle.policy.Effect;
import dev.whittle.request.Mismatch;
import dev.whittle.request.Simulation;
import dev.whittle.request.StatementAnswer;
import dev.whittle.run.SimulationJson;
import dev.whittle.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a request is allowed or not.
 *
 * @param simulation what was found
 */
public record SimulationReport(Simulation simulation) implements Report {
    /** What is outside: the policy is one of several things that count. */
    private static final String SCOPE =
            "scope      by this document alone; boundaries, policies of an organization and other policies count too";

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        simulation.statements().forEach(statement -> lines.add(line(statement)));
        if (simulation.outcome() == Simulation.Outcome.UNKNOWN) {
            simulation.decisive().forEach(question -> lines.add("hangs on   " + Printable.of(question.words())));
        }
        simulation.assumes().forEach(assumed -> lines.add("assumes    " + Printable.of(assumed)));
        lines.add(SCOPE);
        return List.copyOf(lines);
    }

    private static String line(StatementAnswer statement) {
        String verb = statement.effect() == Effect.ALLOW ? "allows" : "denies";
        String why = statement
                .mismatch()
                .map(mismatch -> "does not apply: " + mismatch.words() + ", at " + mismatch.pointer())
                .orElse("applies: it " + verb + " the request");
        return "statement  " + Printable.of(statement.label()) + ", "
                + statement.effect().text() + ", " + Printable.of(why);
    }

    @Override
    public void json(JsonWriter out) {
        SimulationJson.write(out, simulation);
        out.objects("statements", simulation.statements(), SimulationReport::json)
                .strings("assumes", simulation.assumes());
    }

    private static void json(JsonWriter out, StatementAnswer statement) {
        out.member("pointer", statement.pointer())
                .member("sid", statement.sid())
                .member("effect", statement.effect().text())
                .member("applies", statement.applies())
                .member("failsAt", statement.mismatch().map(Mismatch::pointer))
                .member("because", statement.mismatch().map(Mismatch::words));
    }
}
