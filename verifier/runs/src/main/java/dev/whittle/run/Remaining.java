package dev.whittle.run;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.refine.Granted;
import dev.whittle.verify.Proof;

/** What a policy still grants once all is done that is proved. */
public final class Remaining {
    private Remaining() {}

    /**
     * What it grants then; all that the original grants where nothing is proved. Of code, without statements that can't be read. Time: that
     * of {@link Granted#of}.
     */
    public static Granted of(Proof proof) {
        Policy original = proof.candidate().original();
        return proof.refinement()
                .map(refinement -> refinement
                        .text()
                        .map(text -> granted(original.notation().read(new SourceText("refined policy", text)), proof))
                        .orElse(Granted.NOTHING))
                .orElseGet(() -> granted(original, proof));
    }

    private static Granted granted(Policy policy, Proof proof) {
        return Granted.of(policy, proof.candidate().known().catalog());
    }
}
