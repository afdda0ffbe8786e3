package dev.whittle.source.holders;

import java.util.Optional;
import java.util.Set;

/** A policy of an account that a policy of the code becomes: one that is written into a role, a user or a group, or a managed one. */
public sealed interface MadePolicy {
    /** What the resource of a managed policy's ARN starts with. */
    String RESOURCE = "policy/";

    /**
     * What a policy is called.
     *
     * @param holder into whom it is written, by name or ARN, where a state tells that of each; nothing where all have one of the name
     * @param text the name; of a managed policy its ARN, or what stands in the ARN behind the account, or the name alone
     */
    record Name(Optional<String> holder, String text) {}

    /**
     * Whether the document stands elsewhere, and the block that makes the policy takes it by its name, as it is. Of one that stands in
     * the block its site tells.
     */
    boolean isByReference();

    /**
     * One that is written into those who hold it.
     *
     * @param users who holds it
     * @param names what its instances are called; none where nothing tells
     */
    record Inline(boolean isByReference, Users users, Set<Name> names) implements MadePolicy {
        public Inline {
            names = Set.copyOf(names);
        }

        /** Whether the code and what was given beside it show that a role, a user or a group holds it. */
        public boolean isHeldBy(String arn) {
            return users.areKnown() && isAmongHolders(arn);
        }

        /** Whether somebody may hold it, as far as is known. */
        public boolean mayBeHeldBy(String arn) {
            return !users.areKnown()
                    || isAmongHolders(arn)
                    || users.holders().stream().anyMatch(each -> each.names().isEmpty());
        }

        private boolean isAmongHolders(String arn) {
            return users.holders().stream().anyMatch(each -> each.isCalled(arn));
        }

        /** Whether the one that somebody holds has that name. */
        public boolean isCalled(String arn, String name) {
            return names.stream()
                    .filter(each -> each.text().equals(name))
                    .anyMatch(each -> each.holder()
                            .map(holder -> HolderKind.ofArn(arn)
                                    .filter(kind -> kind.isMeant(holder, arn))
                                    .isPresent())
                            .orElse(true));
        }
    }

    /**
     * A managed one.
     *
     * @param doubt why the block is not sure to be what its file says
     * @param names what its instances are called; none where nothing tells
     */
    record Managed(boolean isByReference, Optional<String> doubt, Set<Name> names) implements MadePolicy {
        public Managed {
            names = Set.copyOf(names);
        }

        /** Whether it has an ARN, or the name in that. */
        public boolean isCalled(String arn) {
            return names.stream().map(Name::text).anyMatch(text -> isMeant(text, arn));
        }

        private static boolean isMeant(String text, String arn) {
            if (text.startsWith("arn:")) {
                return text.equals(arn);
            }
            return text.startsWith(RESOURCE)
                    ? arn.endsWith(":" + text)
                    : Paths.name(arn).equals(text);
        }
    }
}
