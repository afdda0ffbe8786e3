package dev.whittle.request;

import static dev.whittle.text.Printable.quoted;

import dev.whittle.request.Documents.KeyUse;
import java.util.Optional;

/**
 * What of a text of a Resource or a condition is not understood, wherever it stands.
 *
 * @param language whether <code>${</code> starts a variable
 */
record TextRefusals(Documents documents, Variables language) {
    /** The last character that a text may hold; see {@link Glob}. */
    private static final int LAST_CHARACTER = 0x2FFFE;

    /** Why the text is not understood, and what would be right; nothing where it is. */
    Optional<String> of(String text) {
        if (hasStrangeCharacter(text)) {
            return Optional.of(
                    quoted(text) + " holds a character after U+2FFFE or half of one, which the solvers don't have");
        }
        Optional<String> strange = WrittenText.strangeVariable(text, language)
                .map(written ->
                        "`${" + written + "}` is no policy variable such as `${aws:username}`, but a placeholder"
                                + " of a template; write what stands for it");
        return strange.isPresent() ? strange : ofVariables(text);
    }

    private Optional<String> ofVariables(String text) {
        return WrittenText.variables(text, language).stream()
                .map(PolicyVariable::key)
                .filter(key -> documents.use(key) != KeyUse.SINGLE)
                .map(key -> "the variable " + quoted(key) + " may have several values; write another one")
                .findFirst();
    }

    private static boolean hasStrangeCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point > LAST_CHARACTER || Character.getType(point) == Character.SURROGATE);
    }
}
