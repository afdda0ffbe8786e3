package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code GetAccountAuthorizationDetails}. */
final class IamDetails {
    private final IamApi api;

    IamDetails(IamApi api) {
        this.api = api;
    }

    Consumer<Xml> read(Call call, ServedAccount account) {
        List<Object> all = new ArrayList<>(account.principals().values());
        all.addAll(account.policies().values());
        Page<Object> page = api.page(all, call);
        return out -> {
            IamApi.end(out, page);
            List.of("User", "Group", "Role")
                    .forEach(kind -> out.members(kind + "DetailList", of(page, kind), IamDetails::principal));
            out.members(
                    "Policies",
                    page.items().stream()
                            .filter(ServedPolicy.class::isInstance)
                            .map(ServedPolicy.class::cast)
                            .toList(),
                    (each, policy) -> {
                        IamPolicies.policy(each, policy, account);
                        each.members(
                                "PolicyVersionList",
                                policy.ids(),
                                (version, id) -> IamPolicies.versionWithDocument(version, policy, id));
                    });
        };
    }

    private static List<ServedPrincipal> of(Page<Object> page, String kind) {
        return page.items().stream()
                .filter(ServedPrincipal.class::isInstance)
                .map(ServedPrincipal.class::cast)
                .filter(each -> each.word().equals(kind))
                .toList();
    }

    private static void principal(Xml out, ServedPrincipal principal) {
        IamPrincipals.head(out, principal);
        if (principal.word().equals("User")) {
            out.element("GroupList", list -> principal.groups().forEach(group -> list.text("member", group)));
        }
        out.members(
                        principal.word() + "PolicyList",
                        principal.inline().entrySet(),
                        (each, policy) ->
                                each.text("PolicyName", policy.getKey()).text("PolicyDocument", policy.getValue()))
                .members("AttachedManagedPolicies", principal.attached(), IamPrincipals::attached);
    }
}
