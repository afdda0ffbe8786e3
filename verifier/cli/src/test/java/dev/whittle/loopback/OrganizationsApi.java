package dev.whittle.loopback;

import dev.whittle.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/** Organizations: which accounts there are. */
final class OrganizationsApi {
    private OrganizationsApi() {}

    static Answer answer(String operation, Call call, Cloud cloud, Switches switches) {
        if (!operation.equals("ListAccounts")) {
            throw new Refused(400, "UnknownOperationException", "no operation " + operation);
        }
        Optional<String> token = JsonBody.of(call).text("NextToken");
        Page<String> page = Page.of(List.copyOf(cloud.accounts().keySet()), token, switches.pageSize());
        return Answer.json(JsonWriter.line(out -> out.objects(
                        "Accounts",
                        page.items(),
                        (each, id) -> each.member("Id", id)
                                .member("Arn", "arn:aws:organizations::" + id + ":account/o-1/" + id)
                                .member("Name", "account " + id)
                                .member("Status", "ACTIVE"))
                .member("NextToken", page.next())));
    }
}
