package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.List;
import java.util.Optional;

/** The short form of a finding: {@code [{"serviceNamespace":"s3","actions":["GetBucketAcl"]}]}. */
final class ShortForm implements EvidenceFormat {
    @Override
    public String title() {
        return "short form of a finding ([{\"serviceNamespace\":..., \"actions\":[...]}])";
    }

    @Override
    public boolean fits(List<Json> documents) {
        return documents.size() == 1
                && documents.get(0) instanceof Json.Arr array
                && array.elements().stream()
                        .allMatch(element -> element instanceof Json.Obj object
                                && object.get("serviceNamespace").isPresent());
    }

    @Override
    public Evidence read(List<Json> documents, Optional<String> role, Problems problems) {
        Json.Arr array = (Json.Arr) documents.get(0);
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < array.elements().size(); i++) {
            evidence = evidence.plus(UnusedService.read(array.elements().get(i), "/" + i, problems));
        }
        return evidence;
    }
}
