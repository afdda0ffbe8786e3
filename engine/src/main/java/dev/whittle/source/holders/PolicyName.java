package dev.whittle.source.holders;

import java.util.Optional;

/**
 * What a managed policy is called.
 *
 * @param path without the slash that it starts with
 * @param name nothing where it is made up when the policy is
 */
record PolicyName(Stem path, Optional<Stem> name) {
    /** What stands in its ARN behind the account, or where the path is open the name alone; nothing where the name is. */
    Optional<String> literal() {
        return name.filter(known -> !known.isOpen())
                .map(known -> path.isOpen() ? known.text() : MadePolicy.RESOURCE + path.text() + known.text());
    }

    /** Whether a text may mean that policy. Nobody writes out a name that was made up. */
    boolean isMeantBy(Mention text) {
        return name.map(known -> text.named().mayBe(text.isWithPath() ? path.plus(known) : known))
                .orElse(text.named().isOpen());
    }
}
