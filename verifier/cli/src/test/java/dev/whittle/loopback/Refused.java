package dev.whittle.loopback;

/** An error that the API answers with. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** With the status that IAM's API reference gives for the code; 403 for one it does not list. */
    static Refused of(String code, String message) {
        int status = switch (code) {
            case "Throttling" -> 429;
            case "InternalFailure", "InternalServerException", "ServiceFailure" -> 500;
            case "ServiceUnavailable" -> 503;
            case "NoSuchEntity" -> 404;
            case "ConcurrentModification", "DeleteConflict", "EntityAlreadyExists", "LimitExceeded" -> 409;
            case "InvalidAction", "InvalidInput", "MalformedPolicyDocument", "UnmodifiableEntity", "ValidationError" ->
                400;
            default -> 403;
        };
        return new Refused(status, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
