package dev.whittle.request;

/** What answers a question that neither a policy nor a request settles. */
interface Assuming {
    /** Whether a reading is taken in its second sense. */
    boolean takesSecond(Reading reading);

    /** Whether an open fact is taken for true. */
    boolean holds(OpenFact fact);

    /** The answers of an assumption. */
    static Assuming of(Assumption assumption) {
        return new Assuming() {
            @Override
            public boolean takesSecond(Reading reading) {
                return assumption.readings().takesSecond(reading);
            }

            @Override
            public boolean holds(OpenFact fact) {
                return assumption.holds(fact);
            }
        };
    }
}
