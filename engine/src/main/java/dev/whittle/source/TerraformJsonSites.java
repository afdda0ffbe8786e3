package dev.whittle.source;

import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.TerraformJson;
import java.util.List;
import java.util.Optional;

/**
 * Finds the policies of a file in Terraform's JSON syntax: those that {@link TerraformSites} finds, which are values of JSON. A policy
 * within a string is refused, since its own quotes would have to be escaped.
 */
final class TerraformJsonSites {
    private static final String IN_STRING =
            "the policy is a string with escapes; write it as an `aws_iam_policy_document`, the statements of which are values"
                    + " of JSON";

    private final SourceText file;
    private final TerraformJson json;

    private TerraformJsonSites(SourceText file, TerraformJson json) {
        this.file = file;
        this.json = json;
    }

    /** The policies in the file's order. */
    static List<Found> of(TerraformJson json, SourceText file) {
        TerraformJsonSites sites = new TerraformJsonSites(file, json);
        return TerraformSites.of(json.body(), file).stream().map(sites::written).toList();
    }

    private Found written(Found found) {
        Json document = found.document();
        boolean isText = found.writing() == Writing.TEXT
                || json.stringAround(document.span()).isPresent();
        Optional<String> origin = json.madeFrom(document.span());
        if (!isText) {
            return new Found(
                    found.address(),
                    found.takenAs(),
                    whole(document),
                    Writing.JSON,
                    found.joinsOthers(),
                    origin,
                    List.of());
        }
        Problems problems = new Problems(file.name(), file.text(), Limits.CODE);
        problems.add(document, "", IN_STRING);
        return Found.refused(found.address(), found.takenAs(), document, problems.all())
                .from(origin);
    }

    /** The same value as JSON has it: what is open is a whole string, of which nobody writes a part. */
    private Json whole(Json value) {
        if (value instanceof Json.Opaque open) {
            Span string = json.stringAround(open.span()).orElse(open.span());
            return new Json.Opaque(open.kind(), open.tokens(), string, List.of());
        }
        if (value instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream().map(this::whole).toList(), array.span());
        }
        return value instanceof Json.Obj object
                ? new Json.Obj(
                        object.members().stream()
                                .map(each -> new Json.Member(each.name(), each.start(), whole(each.value())))
                                .toList(),
                        object.span())
                : value;
    }
}
