package dev.whittle.loopback;

import java.util.List;
import java.util.function.Consumer;

/** Reads of users, groups and roles. */
final class IamPrincipals {
    private final IamApi api;

    IamPrincipals(IamApi api) {
        this.api = api;
    }

    Consumer<Xml> read(PrincipalCall operation, Call call, ServedAccount account) {
        ServedPrincipal principal = operation.principal(call, account);
        return switch (operation.verb()) {
            case "Get" -> principal.word().equals("Group") ? group(principal, call, account) : single(principal);
            case "GetPolicy" -> {
                String encoded = operation.inline(call, principal);
                yield out -> out.text(principal.word() + "Name", principal.name())
                        .text("PolicyName", call.needed("PolicyName"))
                        .text("PolicyDocument", encoded);
            }
            case "ListPolicies" -> {
                Page<String> page = api.page(List.copyOf(principal.inline().keySet()), call);
                yield out -> {
                    out.element("PolicyNames", list -> page.items().forEach(name -> list.text("member", name)));
                    IamApi.end(out, page);
                };
            }
            case "ListAttachedPolicies" -> {
                Page<String> page = api.page(List.copyOf(principal.attached()), call);
                yield out -> {
                    out.members("AttachedPolicies", page.items(), IamPrincipals::attached);
                    IamApi.end(out, page);
                };
            }
            default -> throw operation.none();
        };
    }

    private static Consumer<Xml> single(ServedPrincipal principal) {
        return out -> out.element(principal.word(), each -> head(each, principal));
    }

    private Consumer<Xml> group(ServedPrincipal group, Call call, ServedAccount account) {
        List<ServedPrincipal> users = account.principals().values().stream()
                .filter(each -> each.groups().contains(group.name()))
                .toList();
        Page<ServedPrincipal> page = api.page(users, call);
        return out -> {
            single(group).accept(out);
            out.members("Users", page.items(), IamPrincipals::head);
            IamApi.end(out, page);
        };
    }

    /** What every answer that holds a principal says of it. */
    static void head(Xml out, ServedPrincipal principal) {
        out.text("Path", principal.path())
                .text(principal.word() + "Name", principal.name())
                .text(principal.word() + "Id", principal.id())
                .text("Arn", principal.arn())
                .text("CreateDate", ServedAccount.made().toString());
        if (principal.word().equals("Role")) {
            out.text("AssumeRolePolicyDocument", "%7B%7D");
        }
        principal
                .boundary()
                .ifPresent(arn -> out.element(
                        "PermissionsBoundary",
                        each -> each.text("PermissionsBoundaryType", "Policy").text("PermissionsBoundaryArn", arn)));
    }

    static void attached(Xml out, String arn) {
        out.text("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)).text("PolicyArn", arn);
    }
}
