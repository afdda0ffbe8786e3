package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.smt.Formula;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObligationTest {
    private static final Allowed UNSETTLED = new Allowed(Formula.FALSE, Formula.TRUE);
    private static final Allowed YES = Allowed.of(Formula.TRUE);
    private static final Allowed NO = Allowed.of(Formula.FALSE);

    @ParameterizedTest
    @CsvSource({
        "false, false, false, ''",
        "false, false, true, ''",
        "false, true, false, V1 V4",
        "false, true, true, V1 V2 V4",
        "true, false, false, V3 V4",
        "true, false, true, ''",
        "true, true, false, ''",
        "true, true, true, V2 V4"
    })
    void violated_byARequest_areThese(boolean original, boolean refined, boolean isUnused, String violated) {
        Allowed before = original ? YES : NO;
        Allowed after = refined ? YES : NO;
        assertEquals(
                violated,
                Arrays.stream(Obligation.values())
                        .filter(obligation -> obligation.isViolated(original, refined, isUnused))
                        .map(Obligation::name)
                        .collect(Collectors.joining(" ")));
        for (Obligation obligation : Obligation.values()) {
            assertEquals(
                    obligation.isViolated(original, refined, isUnused) ? Formula.TRUE : Formula.FALSE,
                    obligation.query(before, after, isUnused),
                    obligation.name());
        }
    }

    /** What hangs on a context that only one policy has speaks neither for nor against. */
    @Test
    void query_ofWhatIsUnsettled_isFalse() {
        for (Obligation obligation : Obligation.values()) {
            for (boolean isUnused : new boolean[] {false, true}) {
                assertEquals(Formula.FALSE, obligation.query(UNSETTLED, UNSETTLED, isUnused), obligation.name());
                assertEquals(Formula.FALSE, obligation.query(YES, UNSETTLED, isUnused), obligation.name());
                assertEquals(Formula.FALSE, obligation.query(UNSETTLED, NO, isUnused), obligation.name());
            }
        }
        assertEquals(Formula.FALSE, Obligation.V1.query(UNSETTLED, YES, false));
        assertEquals(Formula.TRUE, Obligation.V2.query(UNSETTLED, YES, true));
    }

    @Test
    void title_ofEach_saysWhatItIs() {
        assertEquals(
                List.of("no new access", "unused is gone", "used is kept", "equal to original minus unused"),
                Arrays.stream(Obligation.values()).map(Obligation::title).toList());
    }
}
