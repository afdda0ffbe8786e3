package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import dev.whittle.json.TextEdit;
import dev.whittle.source.hcl.HclTemplate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The policies that Terraform takes as JSON text: in heredocs, and in files that are templates. */
final class TerraformTexts {
    private final SourceText file;
    private final TextPolicies policies;

    TerraformTexts(SourceText file) {
        this.file = file;
        this.policies = new TextPolicies(file);
    }

    /** What a string or a heredoc that is the whole value of something holds. */
    Optional<Found> whole(Json value, String address, SiteKind kind) {
        return HclTemplate.isHeredoc(value)
                ? read(value, HclTemplate.in(file.text(), value.span()), address, kind)
                : policies.refused(
                        value,
                        value.span().start(),
                        "the policy is a string with escapes; write it as a heredoc, or as an object in `jsonencode()`",
                        address,
                        kind);
    }

    /**
     * What one holds that something is made of.
     *
     * @param maker what makes it, as messages call it
     */
    Optional<Found> part(Json value, String maker, String address) {
        return policies.refused(
                value,
                value.span().start(),
                "the policy is text in " + maker
                        + ", which may make something else of it; write it as the whole value, or as an object in"
                        + " `jsonencode()`",
                address,
                SiteKind.UNKNOWN);
    }

    /** What a file holds that is nothing but a template. */
    Optional<Found> file(HclTemplate template, String address) {
        return read(new Json.Str("", template.content()), template, address, SiteKind.UNKNOWN);
    }

    private Optional<Found> read(Json value, HclTemplate template, String address, SiteKind kind) {
        if (!template.directives().isEmpty()) {
            return policies.refused(
                    new Json.Str(withoutDirectives(template), value.span()),
                    template.directives().get(0).start(),
                    "`%{` stands in the policy, so that any part of it may be left out; write the policy with"
                            + " `jsonencode()`, or as an `aws_iam_policy_document`",
                    address,
                    kind);
        }
        return policies.read(value, template.content(), holes(template), address, kind);
    }

    private String withoutDirectives(HclTemplate template) {
        return TextEdit.applied(
                        file.text().substring(0, template.content().end()),
                        template.directives().stream()
                                .map(each -> new TextEdit(each, ""))
                                .toList())
                .substring(template.content().start());
    }

    private static List<MaskedJson.Hole> holes(HclTemplate template) {
        return Stream.concat(
                        template.holes().stream().map(hole -> new MaskedJson.Hole(hole.span(), hole.tokens())),
                        template.escapes().stream().map(MaskedJson.Hole::escape))
                .sorted(Comparator.comparingInt(hole -> hole.span().start()))
                .toList();
    }
}
