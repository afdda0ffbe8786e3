package dev.whittle.aws;

import dev.whittle.account.AccountReader;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the details of an account tell of.
 *
 * @param principals ARNs of those on whose use IAM reports: roles, users and groups, but for service-linked roles, whose policies nobody
 *     changes
 * @param policies ARNs of the account's own managed policies
 */
record DetailsIndex(List<String> principals, List<String> policies) {
    private static final Limits LIMITS = new Limits(AccountReader.mostBytes(), 64, 0, 0, 0, 1_000, 50);

    DetailsIndex {
        principals = List.copyOf(principals);
        policies = List.copyOf(policies);
    }

    /** Of the pages in a file. */
    static DetailsIndex of(String name, byte[] bytes) {
        SourceText source = SourceText.decode(name, bytes, LIMITS);
        Problems problems = new Problems(name, source.text(), LIMITS);
        List<Json> pages = Json.elements(JsonReader.readOne(source, problems));
        problems.refuseIfAny();
        return new DetailsIndex(
                Stream.of("RoleDetailList", "UserDetailList", "GroupDetailList")
                        .flatMap(list -> arns(pages, list))
                        .filter(arn -> !arn.contains(":role/aws-service-role/"))
                        .toList(),
                arns(pages, "Policies")
                        .filter(arn -> !arn.contains(":iam::aws:"))
                        .toList());
    }

    private static Stream<String> arns(List<Json> pages, String list) {
        return pages.stream()
                .flatMap(page -> Json.elements(page.get(list)).stream())
                .map(entry -> entry.text("Arn"))
                .flatMap(Optional::stream);
    }
}
