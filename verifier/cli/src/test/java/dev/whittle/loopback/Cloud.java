package dev.whittle.loopback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** All accounts, by their numbers; the first is the one whose keys are {@code test}. */
public final class Cloud {
    private final Map<String, ServedAccount> accounts = new LinkedHashMap<>();

    /** Adds an account. */
    public ServedAccount account(String id) {
        return accounts.computeIfAbsent(id, ServedAccount::new);
    }

    Map<String, ServedAccount> accounts() {
        return accounts;
    }

    /** Whose keys these are: a role's say their account in their id. */
    ServedAccount of(String accessKey) {
        String id = accessKey.startsWith(StsApi.KEY) ? accessKey.substring(StsApi.KEY.length()) : "";
        ServedAccount first = accounts.values().iterator().next();
        return Objects.requireNonNull(accounts.getOrDefault(id, first));
    }
}
