package dev.whittle.loopback;

import java.util.Optional;
import java.util.function.Consumer;

/** What answers of AWS's query protocol share. */
final class QueryApi {
    private QueryApi() {}

    static Answer answer(String operation, String namespace, Consumer<Xml> result) {
        return answer(operation, namespace, Optional.of(result));
    }

    /** Some operations have no result. */
    static Answer answer(String operation, String namespace, Optional<Consumer<Xml>> result) {
        return Answer.xml(Xml.of(out -> out.element(operation + "Response xmlns=\"" + namespace + "\"", each -> {
            result.ifPresent(content -> each.element(operation + "Result", content));
            each.element("ResponseMetadata", data -> data.text("RequestId", "loopback"));
        })));
    }

    static Answer error(Refused refused) {
        return Answer.xml(Xml.of(out -> out.element(
                "ErrorResponse",
                each -> each.element(
                                "Error",
                                error -> error.text("Type", "Sender")
                                        .text("Code", refused.code())
                                        .text("Message", String.valueOf(refused.getMessage())))
                        .text("RequestId", "loopback"))));
    }
}
