package dev.whittle.loopback;

import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;

/** A body that is JSON. */
final class JsonBody {
    private JsonBody() {}

    static Json of(Call call) {
        SourceText source = new SourceText("body", call.body().isEmpty() ? "{}" : call.body());
        return JsonReader.readOne(source, new Problems("body", source.text(), Limits.DEFAULT))
                .orElseThrow(() -> new Refused(400, "SerializationException", "the body is no JSON"));
    }
}
