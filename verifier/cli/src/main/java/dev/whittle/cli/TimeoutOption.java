package dev.whittle.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long an obligation may take. */
@Grouped(OptionGroup.PROOF)
final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Seconds.class,
            description =
                    "time for each obligation; what is not decided by then is unknown (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofSeconds(30);

    /** Time for each obligation. */
    Duration timeout() {
        return timeout;
    }
}
