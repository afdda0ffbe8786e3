package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclTemplate;
import java.util.List;
import java.util.Optional;

/** The policies of a file that stand in it as JSON text. What seems to be one and can't be read is one that is refused. */
final class TextPolicies {
    private final SourceText file;

    TextPolicies(SourceText file) {
        this.file = file;
    }

    /**
     * The policy that a text is; nothing where it is something else.
     *
     * @param place the value that the text stands in
     * @param content the text itself
     * @param holes what is filled into it
     */
    Optional<Found> read(Json place, Span content, List<MaskedJson.Hole> holes, String address, SiteKind kind) {
        String text = content.of(file.text());
        if (!PolicyShape.mayBeIn(text)) {
            return Optional.empty();
        }
        Problems problems = problems();
        Optional<Json> document = MaskedJson.read(file, content, holes, problems);
        if (document.filter(PolicyShape::isPolicy).isPresent()) {
            return document.map(policy -> Found.of(address, kind, policy, Writing.TEXT));
        }
        if (document.filter(Json.Opaque.class::isInstance).isPresent()) {
            problems.add(content.start(), "", "a key of the policy is filled in; write the key out");
        }
        return problems.isEmpty() || !PolicyShape.isLikelyIn(text)
                ? Optional.empty()
                : Optional.of(Found.refused(address, kind, place, problems.all()));
    }

    /**
     * A value that can't be read, if it seems to hold a policy.
     *
     * @param offset of what speaks against it
     */
    Optional<Found> refused(Json place, int offset, String why, String address, SiteKind kind) {
        String text = place.asText().orElseGet(() -> behindOpening(written(place)));
        if (!PolicyShape.isLikelyIn(text)) {
            return Optional.empty();
        }
        Problems problems = problems();
        problems.add(offset, "", why);
        return Optional.of(Found.refused(address, kind, place, problems.all()));
    }

    /** A string with holes is told by its tokens, as its escapes are resolved there where they aren't those of its language. */
    private String written(Json place) {
        return place instanceof Json.Opaque open && HclTemplate.isText(open)
                ? open.tokens()
                : place.span().of(file.text());
    }

    /** What stands behind a quote, or behind the line that opens a text. */
    private static String behindOpening(String written) {
        char first = written.charAt(0);
        int behind = first == '"' || first == '\'' ? 1 : written.indexOf('\n') + 1;
        return written.substring(behind);
    }

    private Problems problems() {
        return new Problems(file.name(), file.text(), Limits.CODE);
    }
}
