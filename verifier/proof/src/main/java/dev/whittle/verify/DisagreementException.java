package dev.whittle.verify;

/** The solver and the plain evaluator, or the refiner and the verifier, disagree: an error of the program itself. */
public final class DisagreementException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String script;

    DisagreementException(String message, String script) {
        super(message);
        this.script = script;
    }

    /** The question as SMT-LIB, for a report; empty where no solver was asked. */
    public String script() {
        return script;
    }
}
