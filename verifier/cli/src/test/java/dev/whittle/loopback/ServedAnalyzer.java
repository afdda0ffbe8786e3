package dev.whittle.loopback;

import java.util.List;
import java.util.Optional;

/**
 * An analyzer.
 *
 * @param type such as {@code ACCOUNT_UNUSED_ACCESS}
 * @param days its {@code unusedAccessAge}
 * @param findings in the order of the list
 */
public record ServedAnalyzer(
        String arn, String name, String type, Optional<Integer> days, List<ServedFinding> findings) {}
