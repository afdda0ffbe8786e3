package dev.whittle.aws;

import dev.whittle.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The least policy that fetching needs: what {@link ReadCall} lists, and nothing else. */
public final class Permissions {
    private Permissions() {}

    private record Grant(String sid, ReadCall.Whose whose, String resource) {
        void write(JsonWriter out) {
            out.member("Sid", sid)
                    .member("Effect", "Allow")
                    .strings("Action", ReadCall.actions(whose))
                    .member("Resource", resource);
        }
    }

    /**
     * The policy, as JSON text. The first statement belongs to whoever reads the account, which is the assumed role where there is
     * one; the others to whoever calls.
     *
     * @param role the role that is assumed, in every account
     * @param accounts which are wanted
     */
    public static String policy(Optional<String> role, Accounts accounts) {
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant("ReadAccount", ReadCall.Whose.READER, "*"));
        role.ifPresent(arn ->
                grants.add(new Grant("AssumeReader", ReadCall.Whose.ASSUMER, accounts.isOne() ? arn : anywhere(arn))));
        if (accounts.isOrganization()) {
            grants.add(new Grant("ListAccounts", ReadCall.Whose.ORGANIZATION, "*"));
        }
        return JsonWriter.text(out ->
                out.member("Version", "2012-10-17").objects("Statement", grants, (each, grant) -> grant.write(each)));
    }

    /** The role of that name in whichever account. */
    private static String anywhere(String role) {
        return role.replaceFirst("^(arn:[^:]*:iam::)[0-9]*:", "$1*:");
    }
}
