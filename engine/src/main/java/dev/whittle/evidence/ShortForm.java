package dev.whittle.evidence;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.ArrayList;
import java.util.List;

/** The short form of a finding: {@code [{"serviceNamespace":"s3","actions":["GetBucketAcl"]}]}. */
final class ShortForm implements JsonForm {
    @Override
    public boolean fits(List<Json> documents) {
        return documents.size() == 1
                && documents
                        .get(0)
                        .asArray()
                        .filter(array -> array.elements().stream()
                                .allMatch(element ->
                                        element.get("serviceNamespace").isPresent()))
                        .isPresent();
    }

    @Override
    public Reports read(List<Json> documents, Interpretation how, Problems problems) {
        Json.Arr array = (Json.Arr) documents.get(0);
        List<Evidence> parts = new ArrayList<>();
        array.forEach("", (element, at) -> parts.add(UnusedService.CAMEL.read(element, at, problems)));
        return Reports.unaddressed(problems.source(), Evidence.sum(parts), Observed.untold(problems.source()));
    }
}
