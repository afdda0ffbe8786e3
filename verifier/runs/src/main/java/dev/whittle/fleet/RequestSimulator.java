package dev.whittle.fleet;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.files.TextLine;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.request.Documents;
import dev.whittle.request.Refusals;
import dev.whittle.request.Request;
import dev.whittle.request.Simulation;
import java.util.List;
import java.util.function.Function;

/**
 * Asks the policy of one line about its request. A statement that is not understood may apply or not, so that the decision is
 * unknown only where it hangs on that. To be used by many threads at once.
 */
public final class RequestSimulator implements Function<TextLine, TaskOutcome> {
    private final Vocabulary vocabulary;

    /**
     * @param vocabulary the known condition keys
     */
    public RequestSimulator(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public TaskOutcome apply(TextLine line) {
        return new LineWork<>(ResultForm.SIMULATION, AskedReader::read, this::judge, TaskError::ofInput).of(line);
    }

    private TaskOutcome judge(TextLine line, Task.Understood<AskedReader.Asked> task) {
        SourceText source = task.content().policy().document().source();
        Json policy = task.content().policy().document().json();
        Documents documents = Documents.of(List.of(policy), vocabulary);
        Refusals refusals = Refusals.of(policy, documents);
        Problems ofPolicy = new Problems(source.name(), source.text(), Limits.DEFAULT);
        refusals.ofDocument()
                .forEach(refusal ->
                        ofPolicy.add(refusal.value(), "/" + AskedReader.POLICY + refusal.pointer(), refusal.message()));
        if (!ofPolicy.isEmpty()) {
            InvalidInputException refused = new InvalidInputException(source.name(), ofPolicy.all());
            return TaskOutcome.of(ResultLine.ofUnasked(task.id(), TaskError.ofInput(line, refused)));
        }
        Problems ofRequest = new Problems(source.name(), source.text(), Limits.DEFAULT);
        Request request = task.content()
                .request()
                .request(documents, refusals.areOfResource(), "/" + AskedReader.REQUEST, ofRequest);
        ofRequest.refuseIfAny();
        return TaskOutcome.of(ResultLine.of(task.id(), Simulation.of(documents, policy, request)));
    }
}
