package dev.whittle.verify;

import dev.whittle.refine.Candidate;

/** A candidate that is refuted or undecided; its text must not be used. */
public record Unproved(Candidate candidate, Judgement judgement) implements Proof {}
