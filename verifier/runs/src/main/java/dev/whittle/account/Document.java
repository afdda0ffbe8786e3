package dev.whittle.account;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyDocument;
import dev.whittle.source.Deviations;
import dev.whittle.source.PolicySource;
import dev.whittle.source.Site;

/**
 * A policy document where it stands in the details, not read yet.
 *
 * @param name the policy's
 * @param source the file
 * @param json the document: an object, or a string that holds it, percent-encoded or not
 * @param pointer JSON pointer to it
 */
public record Document(String name, SourceText source, Json json, String pointer) {
    /**
     * The policy.
     *
     * @throws InvalidInputException with every problem
     */
    public Policy read() {
        return located().policy();
    }

    /** The characters of one that can't be read which count against a quota: at least as many as the service counts. */
    long characters() {
        return Policy.quotaCharacters(json.asText().orElseGet(() -> json.span().of(source.text())));
    }

    /**
     * The document as it was sent, decoded where it is percent-encoded, white space and all.
     *
     * @throws InvalidInputException where it can't be decoded
     */
    public String text() {
        return json instanceof Json.Str encoded
                ? PolicyDocument.decoded(
                                source, encoded, pointer, new Problems(source.name(), source.text(), Limits.DEFAULT))
                        .text()
                : json.span().of(source.text());
    }

    private PolicySource located() {
        return PolicySource.in(source, json, pointer);
    }

    /** In what the policy is another one than the code writes at a site. */
    public Deviations deviations(Site site) {
        try {
            return Deviations.of(site, located().document());
        } catch (InvalidInputException e) {
            return Deviations.notRead(e.problems());
        }
    }
}
