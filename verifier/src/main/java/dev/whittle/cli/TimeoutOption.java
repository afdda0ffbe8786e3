package dev.whittle.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long an obligation may take. */
final class TimeoutOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description =
                    "time for each obligation; what is not decided by then is unknown (default: ${DEFAULT-VALUE})")
    private BigDecimal timeout = BigDecimal.valueOf(30);

    /** Time for each obligation. */
    Duration timeout() {
        if (timeout.signum() <= 0 || timeout.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "--timeout `" + timeout.toPlainString()
                            + "` is out of range; write seconds above 0, up to 1000000");
        }
        return Duration.ofMillis(
                timeout.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact());
    }
}
