package dev.whittle.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of ARNs of one shape, and wider ones that each lie around one of them. */
enum ArnLists {
    PREFIX("arn:aws:s3:::bucket-%d/logs/*", "arn:aws:s3:::bucket-%d/*"),
    REGION("arn:aws:lambda:us-east-1:123456789012:function:app%d-*", "arn:aws:lambda:*:123456789012:function:app%d-*"),
    INNER_RUNS("arn:aws:dynamodb:*:123456789012:table/t%d/index/a*", "arn:aws:dynamodb:*:*:table/t%d/*");

    private final String narrow;
    private final String wide;

    ArnLists(String narrow, String wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** The narrow list as the resources of a policy. */
    String narrow(int size) {
        return policy(narrow, size, -1);
    }

    /** The wide list. */
    String wide(int size) {
        return policy(wide, size, -1);
    }

    /** The wide list without the entry in the middle: the narrow one is not inside it. */
    String wideButOne(int size) {
        return policy(wide, size, size / 2);
    }

    private static String policy(String format, int size, int without) {
        List<String> arns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i != without) {
                arns.add('"' + format.formatted(i) + '"');
            }
        }
        return arns.stream()
                .collect(Collectors.joining(
                        ",",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[",
                        "]}]}"));
    }
}
