package dev.whittle.aws;

import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a call failed, in words that hold no credentials. */
final class Failure {
    /** Ids of access keys: IAM User Guide, "Unique identifiers". */
    private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{8,}\\b");

    private Failure() {}

    static String reason(RuntimeException e) {
        if (e instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return told(answer.awsErrorDetails().errorCode() + ": "
                    + answer.awsErrorDetails().errorMessage());
        }
        if (isMissingLogin(e)) {
            return "nobody is logged in to Identity Center; run `aws sso login`, with the same profile";
        }
        return told(String.valueOf(e.getMessage()));
    }

    /** Whether an answer says that what was asked about is not there any more. */
    static boolean isGone(SdkException e) {
        return e instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && Pattern.matches("NoSuchEntity|ResourceNotFoundException", code(answer));
    }

    private static String code(AwsServiceException answer) {
        return String.valueOf(answer.awsErrorDetails().errorCode());
    }

    private static boolean isMissingLogin(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("sso") && (message.contains("token") || message.contains("session"))) {
                return true;
            }
        }
        return false;
    }

    private static String told(String message) {
        return KEY.matcher(message).replaceAll("$1...");
    }
}
