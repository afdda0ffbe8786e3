package dev.whittle.verify;

import java.util.List;

/**
 * Policies that replace one together, with their proof: V1 to V4 hold of exactly these texts, read as one policy. Only
 * {@link Fit} makes one.
 */
public final class ProvedFit {
    private final List<String> texts;
    private final Judgement judgement;

    ProvedFit(List<String> texts, Judgement judgement) {
        this.texts = List.copyOf(texts);
        this.judgement = judgement;
    }

    /** One text for each policy. */
    public List<String> texts() {
        return texts;
    }

    /** All that was found; its differences say how the statements' shape changed. */
    public Judgement judgement() {
        return judgement;
    }
}
