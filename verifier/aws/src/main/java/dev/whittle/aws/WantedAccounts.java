package dev.whittle.aws;

import dev.whittle.json.InvalidInputException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The accounts to be fetched, each with whoever may read it: STS was asked whose account that is, and said the one that is meant.
 *
 * @param caller whoever calls, where no account is the caller's own
 */
record WantedAccounts(Map<String, Entry> entries, Optional<Session> caller) {
    private static final Pattern ROLE = Pattern.compile("(arn:[^:]+:iam::)([0-9]{12})(:role/.+)");

    WantedAccounts {
        entries = new LinkedHashMap<>(entries);
    }

    /** Who reads an account, or why nobody can. */
    record Entry(Optional<Session> session, Optional<Lack> lack) {}

    /**
     * Finds them.
     *
     * @throws InvalidInputException where none can be read, or a session is of another account than asked for
     */
    static WantedAccounts of(FetchOptions options, Caller caller) {
        Accounts accounts = options.accounts();
        Optional<Matcher> role = options.role().map(WantedAccounts::parsed);
        return accounts.isOne() ? one(accounts, role, caller) : several(accounts, role, caller);
    }

    private static Matcher parsed(String arn) {
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            throw new InvalidInputException(
                    "--role-arn",
                    "`" + arn + "` is no role; write one such as `arn:aws:iam::111122223333:role/Reader`");
        }
        return role;
    }

    private static WantedAccounts one(Accounts accounts, Optional<Matcher> role, Caller caller) {
        Session session = role.map(arn -> caller.session(arn.group())).orElseGet(caller::session);
        String asked = accounts.ids().stream()
                .findFirst()
                .or(() -> role.map(arn -> arn.group(2)))
                .orElse("");
        String found = account(session);
        if (!asked.isEmpty() && !asked.equals(found)) {
            throw other(asked, found);
        }
        return new WantedAccounts(
                Map.of(found, new Entry(Optional.of(session), Optional.empty())),
                role.map(arn -> caller.session()).filter(home -> isReadable(home, found)));
    }

    /** With a role in another account, the organization's analyzer may be in the caller's. */
    private static boolean isReadable(Session home, String found) {
        return !account(home).equals(found);
    }

    private static WantedAccounts several(Accounts accounts, Optional<Matcher> role, Caller caller) {
        Session own = caller.session();
        String home = account(own);
        List<String> ids = accounts.isOrganization() ? ofOrganization(own) : accounts.ids();
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String id : ids) {
            if (id.equals(home)) {
                entries.put(id, new Entry(Optional.of(own), Optional.empty()));
            } else {
                Matcher arn = role.orElseThrow(() -> new InvalidInputException(
                        "--accounts",
                        "`" + id + "` is not the caller's account, which is `" + home
                                + "`; name the role that may read it with --role-arn"));
                entries.put(id, entry(id, caller.session(arn.group(1) + id + arn.group(3))));
            }
        }
        return new WantedAccounts(entries, entries.containsKey(home) ? Optional.empty() : Optional.of(own));
    }

    private static Entry entry(String id, Session session) {
        try {
            String found = asked(session);
            if (!found.equals(id)) {
                throw other(id, found);
            }
            return new Entry(Optional.of(session), Optional.empty());
        } catch (SdkException e) {
            return new Entry(
                    Optional.empty(), Optional.of(new Lack(Lack.Kind.DETAILS, "the whole account", Failure.reason(e))));
        }
    }

    private static InvalidInputException other(String asked, String found) {
        return new InvalidInputException(
                "fetch", "the credentials are of account `" + found + "`, and `" + asked + "` was asked for");
    }

    private static String account(Session session) {
        try {
            return asked(session);
        } catch (SdkException e) {
            throw new InvalidInputException("fetch", "nobody can be asked whose account this is: " + Failure.reason(e));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // How the SDK refuses what stands in its configuration files, or misses one that they name.
            throw new InvalidInputException("fetch", "the credentials can't be read: " + Failure.reason(e));
        }
    }

    private static String asked(Session session) {
        try (StsClient sts = session.sts()) {
            return sts.getCallerIdentity().account();
        }
    }

    private static List<String> ofOrganization(Session session) {
        try (OrganizationsClient client = session.organizations()) {
            return Paging.all(
                            token -> client.listAccounts(request -> request.nextToken(token.orElse(null))),
                            page -> Optional.ofNullable(page.nextToken()))
                    .stream()
                    .flatMap(page -> page.accounts().stream())
                    .filter(account -> Objects.equals(account.statusAsString(), "ACTIVE"))
                    .map(Account::id)
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw new InvalidInputException(
                    "fetch", "the organization's accounts can't be listed: " + Failure.reason(e));
        } catch (IncompleteAnswer e) {
            throw new InvalidInputException("fetch", "the organization's accounts can't be listed: " + e.getMessage());
        }
    }

    /** 12 digits each, in order. */
    List<String> ids() {
        return List.copyOf(entries.keySet());
    }

    /** Who reads an account. */
    Entry session(String id) {
        return Objects.requireNonNull(entries.get(id));
    }
}
