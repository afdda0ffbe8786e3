package dev.whittle.fleet;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.files.TextLine;
import dev.whittle.files.TextLines;
import dev.whittle.refine.AdmitNew;
import dev.whittle.verify.Refinery;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Tasks that tests judge. */
final class Tasks {
    static final String DETACHED = task("detached", "\"s3:GetBucketAcl\"", "\"s3:GetBucketAcl\"");
    static final String UNTOUCHED = task("untouched", "\"s3:GetBucketAcl\"", "");
    static final String NARROWED = task("narrowed", "[\"s3:GetBucketAcl\",\"s3:GetObject\"]", "\"s3:GetBucketAcl\"");

    private static final Refinery REFINERY =
            new Refinery(Catalogs.bundled(LocalDate.of(2024, 11, 20)), AdmitNew.PREFIX, Duration.ofSeconds(30));
    private static final TaskRefiner JUDGE = new TaskRefiner(
            REFINERY, Evidence.NONE, OnWarning.SAY, LineDetail.PLAIN, Optional.empty(), Optional.empty());

    private Tasks() {}

    static String policy(String action) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":" + action + ",\"Resource\":\"*\"}}";
    }

    static String task(String id, String action, String unused) {
        return "{\"id\":\"" + id + "\",\"policy\":" + policy(action) + ",\"unused\":[" + unused + "]}";
    }

    static TextLines lines(String text) {
        return new TextLines("tasks", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The result of one line, as text. */
    static String result(String line) {
        return result(new TextLine(7, line.getBytes(StandardCharsets.UTF_8)));
    }

    static String result(TextLine line) {
        return JUDGE.apply(line).result().text();
    }
}
