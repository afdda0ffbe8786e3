package dev.whittle.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a policy is called that takes the place of another one: the other's name, cut where it is long, and the hash of its own text, so that
 * a second run knows it again.
 *
 * @param arn its ARN
 * @param path such as {@code /team/}
 * @param name at most 128 characters: IAM API Reference, "CreatePolicy"
 */
record CopyName(String arn, String path, String name) {
    private static final int MOST = 128;
    private static final int HASH = 16;
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):iam::(aws|[0-9]{12}):policy(/.*)");

    /** @param hash of the text, in hexadecimal digits */
    static CopyName of(String original, String account, String hash) {
        Matcher parts = ARN.matcher(original);
        if (!parts.matches()) {
            throw new IllegalArgumentException(original);
        }
        String whole = parts.group(3);
        int last = whole.lastIndexOf('/') + 1;
        String path = parts.group(2).equals("aws") ? "/" : whole.substring(0, last);
        String stem = whole.substring(last, Math.min(whole.length(), last + MOST - HASH - 1));
        String name = stem + "-" + hash.substring(0, HASH);
        return new CopyName("arn:" + parts.group(1) + ":iam::" + account + ":policy" + path + name, path, name);
    }
}
