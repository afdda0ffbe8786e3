package dev.whittle.run;

/** Told how far a run is. */
public interface RunProgress {
    /** Once, before the first step. */
    void start(int total);

    /** After each item. */
    void step();
}
