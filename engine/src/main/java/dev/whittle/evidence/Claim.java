package dev.whittle.evidence;

import dev.whittle.policy.Pattern;
import java.util.List;
import java.util.Optional;

/** One thing that evidence says of a principal's use, before any catalog is asked. */
public sealed interface Claim {
    /** Hands itself to the receiver's method of its kind. */
    void tell(Receiver receiver);

    /** Whether it is an entry of a user's list, and just this one. */
    default boolean isUsersWordOn(Pattern name) {
        return false;
    }

    /** The call that it tells, if it tells one. */
    default Optional<Recorded> recorded() {
        return Optional.empty();
    }

    /** Whose words a claim repeats. A slip of the user's is looked for; a report of AWS's is taken at its word. */
    enum Author {
        USER,
        AWS
    }

    /** Takes claims, one method for each kind. */
    interface Receiver {
        /** See {@link Unused}. */
        void unused(Unused claim);

        /** See {@link UnusedGroup}. */
        void unusedGroup(Unseen group);

        /** See {@link Used}. */
        void used(Used claim);

        /** See {@link UsedService}. */
        void usedService(Pattern service);

        /** See {@link Kept}. */
        void kept(Pattern pattern);

        /** See {@link Call}. */
        void call(Recorded call);

        /** See {@link Silence}. */
        void silence();

        /** See {@link Partial}. */
        void partial(String report);

        /** See {@link Complete}. */
        void complete(String principal);

        /** See {@link From}; it says nothing of use. */
        default void from(ReportedFinding finding) {}
    }

    /** An action or pattern was never used. */
    record Unused(Pattern pattern, Author author) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.unused(this);
        }

        @Override
        public boolean isUsersWordOn(Pattern name) {
            return author == Author.USER && pattern.equals(name);
        }
    }

    /** No use was seen of a whole group of actions. */
    record UnusedGroup(Unseen group) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.unusedGroup(group);
        }
    }

    /** An action or pattern was used. */
    record Used(Pattern pattern, Author author) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.used(this);
        }

        @Override
        public boolean isUsersWordOn(Pattern name) {
            return author == Author.USER && pattern.equals(name);
        }
    }

    /**
     * Something of a service was used, and need not be named: it overrules a report that the whole service was not used.
     *
     * @param service {@code service:*}
     */
    record UsedService(Pattern service) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.usedService(service);
        }
    }

    /** The user's word that an action or pattern is never removed. */
    record Kept(Pattern pattern) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.kept(pattern);
        }

        @Override
        public boolean isUsersWordOn(Pattern name) {
            return pattern.equals(name);
        }
    }

    /** An operation was called. */
    record Call(Recorded call) implements Claim {
        @Override
        public Optional<Recorded> recorded() {
            return Optional.of(call);
        }

        @Override
        public void tell(Receiver receiver) {
            receiver.call(call);
        }
    }

    /** These are all calls that were made, as far as management events tell: what would have left such an event was not used. */
    record Silence() implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.silence();
        }
    }

    /**
     * A report speaks of some actions only: what it reports neither used nor unused stays, since nothing could have seen its
     * use.
     *
     * @param report what messages call it
     */
    record Partial(String report) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.partial(report);
        }
    }

    /**
     * A report speaks of all services of a principal: what it does not list there was used.
     *
     * @param principal its ARN
     */
    record Complete(String principal) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.complete(principal);
        }
    }

    /** The other claims are told by this finding, among others: it says nothing of use itself. */
    record From(ReportedFinding finding) implements Claim {
        @Override
        public void tell(Receiver receiver) {
            receiver.from(finding);
        }
    }

    /** The claims of one kind, in order. */
    static <T extends Claim> List<T> of(Class<T> kind, List<Claim> claims) {
        return claims.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
