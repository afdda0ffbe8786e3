package dev.whittle.aws;

import dev.whittle.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file that says what a folder of {@code whittle fetch} is.
 *
 * @param started when its first run began
 * @param finished when all was there; nothing before
 * @param role that was assumed
 * @param accounts the accounts, each a folder of that name; in order
 */
record FetchLog(
        Instant started,
        Optional<Instant> finished,
        List<String> regions,
        Optional<String> role,
        Optional<String> endpoint,
        List<String> accounts) {
    static final String FILE = "fetch.json";
    static final String FORMAT = "whittle-fetch-1";

    FetchLog {
        regions = List.copyOf(regions);
        accounts = List.copyOf(accounts);
    }

    FetchLog finishedAt(Instant time) {
        return new FetchLog(started, Optional.of(time), regions, role, endpoint, accounts);
    }

    /** Whether a run fetches the same, so that it can go on. */
    boolean isOfSame(FetchLog other) {
        return regions.equals(other.regions)
                && role.equals(other.role)
                && endpoint.equals(other.endpoint)
                && accounts.equals(other.accounts);
    }

    /** As it was written. */
    static FetchLog of(Members written) {
        if (!written.text("format").equals(FORMAT)) {
            throw written.refused("format");
        }
        return new FetchLog(
                written.time("started"),
                written.optionalTime("finished"),
                written.strings("regions"),
                written.optional("role"),
                written.optional("endpoint"),
                written.strings("accounts"));
    }

    /** As JSON text. */
    String text() {
        return JsonWriter.text(out -> out.member("format", FORMAT)
                .member("complete", finished.isPresent())
                .member("started", started.toString())
                .member("finished", finished.map(Instant::toString))
                .strings("regions", regions)
                .member("role", role)
                .member("endpoint", endpoint)
                .strings("accounts", accounts));
    }
}
