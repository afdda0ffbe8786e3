package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import java.util.List;
import java.util.Optional;

/** The policies that templates and manifests in YAML hold as JSON text: in literal block scalars, and in single quotes. */
final class TemplateTexts {
    private final SourceText file;
    private final TextPolicies policies;
    private final boolean isServerless;

    /** @param isServerless whether <code>${</code> is filled in everywhere in the file */
    TemplateTexts(SourceText file, boolean isServerless) {
        this.file = file;
        this.policies = new TextPolicies(file);
        this.isServerless = isServerless;
    }

    /** What a text holds that is the whole value of something. */
    Optional<Found> whole(Json text, String address, SiteKind kind) {
        Optional<Span> content = content(text);
        int hole = file.text().indexOf("${", text.span().start());
        if (isServerless && hole >= 0 && hole < text.span().end()) {
            return refused(text, hole, "Serverless fills in `${` here, perhaps more than a value", address, kind);
        }
        return content.isPresent()
                ? policies.read(text, content.get(), List.of(), address, kind)
                : notInPlace(text, address, kind);
    }

    /** What a text holds that is the argument of {@code Fn::Sub}. */
    Optional<Found> substituted(Json text, String address, SiteKind kind) {
        Optional<Span> content = content(text);
        if (content.isEmpty()) {
            return notInPlace(text, address, kind);
        }
        Substitution filled = Substitution.in(file.text(), content.get());
        return filled.unknown().isPresent()
                ? refused(
                        text,
                        filled.unknown().getAsInt(),
                        "`Fn::Sub` has no `${` like this one; write `${Name}`, or `${!Name}` where the characters are meant",
                        address,
                        kind)
                : policies.read(text, content.get(), filled.holes(), address, kind);
    }

    /**
     * What a text holds that something is made of.
     *
     * @param maker the function that makes it
     */
    Optional<Found> part(Json text, String maker, String address) {
        return refused(
                text,
                text.span().start(),
                "the policy is text in `" + maker
                        + "`, which may make something else of it; write it as the whole value, or as the one text of"
                        + " `Fn::Sub`",
                address,
                SiteKind.UNKNOWN);
    }

    private Optional<Found> notInPlace(Json text, String address, SiteKind kind) {
        return refused(
                text,
                text.span().start(),
                "the policy is a string with escapes, or one whose lines are joined; write it as it is, or behind a `|`",
                address,
                kind);
    }

    private Optional<Found> refused(Json text, int offset, String why, String address, SiteKind kind) {
        return policies.refused(text, offset, why, address, kind);
    }

    /** The characters of a scalar that stand for themselves; nothing where some may not. */
    private Optional<Span> content(Json text) {
        Span span = text.span();
        String written = span.of(file.text());
        if (written.startsWith("|")) {
            int line = written.indexOf('\n');
            return line < 0 ? Optional.empty() : Optional.of(new Span(span.start() + line + 1, span.end()));
        }
        boolean isQuoted = written.length() > 1 && written.startsWith("'");
        Span inner = new Span(span.start() + 1, span.end() - 1);
        return isQuoted && inner.of(file.text()).indexOf('\'') < 0 ? Optional.of(inner) : Optional.empty();
    }
}
