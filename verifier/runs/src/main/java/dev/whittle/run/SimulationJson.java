package dev.whittle.run;

import dev.whittle.json.JsonWriter;
import dev.whittle.request.Cases;
import dev.whittle.request.Simulation;
import java.util.Locale;

/**
 * What a policy says of a request as JSON, alone or in a line of results: {@code {"decision","reason":{"kind","statements"}}}, or
 * {@code {"decision","hangsOn"}} where that is unknown.
 */
public final class SimulationJson {
    private SimulationJson() {}

    /** Writes the members. The reason is that of the statements that are understood, under the first readings. */
    public static void write(JsonWriter out, Simulation simulation) {
        out.member("decision", decision(simulation.outcome()));
        if (simulation.outcome() == Simulation.Outcome.UNKNOWN) {
            out.strings(
                    "hangsOn",
                    simulation.decisive().stream().map(Cases.Question::words).toList());
        } else {
            out.member(
                    "reason",
                    reason -> reason.member("kind", simulation.decision().kind().word())
                            .strings("statements", simulation.decision().statements()));
        }
    }

    /** The {@code decision} that stands for an outcome. */
    public static String decision(Simulation.Outcome outcome) {
        return outcome.word().toUpperCase(Locale.ROOT);
    }
}
