package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.Places;
import dev.whittle.json.SourceText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that gives what a file holds.
 *
 * @param path the file
 * @param isFilled whether values are filled into it, where <code>${</code> stands
 */
record FileCall(FilePath path, boolean isFilled) {
    private static final Pattern READ = Pattern.compile("a call of (?:core::)?file\\(\\)");
    private static final Pattern FILLED = Pattern.compile("a call of (?:core::)?templatefile\\(\\)");

    /** What gives a file as text in another encoding, which others may undo. */
    private static final Pattern ENCODED = Pattern.compile("a call of (?:core::)?filebase64\\(\\)");

    /** In a file that is filled in: what may be a call. */
    private static final Pattern INNER = Pattern.compile("\\$\\{[^}]*\\b(?:file|filebase64|templatefile)\\s*\\(");

    /** The call that a value is as a whole. */
    static Optional<FileCall> of(Json value) {
        if (!(value instanceof Json.Opaque call)) {
            return Optional.empty();
        }
        boolean isFilled = FILLED.matcher(call.kind()).matches() && call.parts().size() == 2;
        boolean isRead = READ.matcher(call.kind()).matches() && call.parts().size() == 1;
        return isFilled || isRead
                ? FilePath.of(call.parts().get(0)).map(path -> new FileCall(path, isFilled))
                : Optional.empty();
    }

    /** The path by which a value reads a file, if it does. */
    static Optional<Json> path(Json.Opaque call) {
        boolean isReading = READ.matcher(call.kind()).matches()
                || FILLED.matcher(call.kind()).matches()
                || ENCODED.matcher(call.kind()).matches();
        return call.parts().stream().filter(each -> isReading).findFirst();
    }

    /** What a text that is filled in may read when it is, whatever the path is there. */
    static Optional<FileName> in(SourceText filled) {
        Matcher call = INNER.matcher(filled.text());
        return call.find()
                ? Optional.of(new FileName(
                        "",
                        true,
                        filled.name() + ":"
                                + new Places(filled.text()).at(call.start()).line()))
                : Optional.empty();
    }

    /** What a path may name that is not followed; nothing of one that is written out as far as it names a file. */
    static Optional<FileName> open(Json path, String where) {
        Optional<String> written = Texts.of(path);
        if (written.isEmpty()) {
            return Optional.of(new FileName("", true, where));
        }
        if (path.asText().isPresent()) {
            return Optional.empty();
        }
        String text = written.get();
        String end = text.indexOf('\\') < 0 ? text.substring(text.lastIndexOf('}') + 1) : "";
        return end.contains("/") ? Optional.empty() : Optional.of(new FileName(end, true, where));
    }
}
