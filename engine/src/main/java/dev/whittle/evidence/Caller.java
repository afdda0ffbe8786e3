package dev.whittle.evidence;

/** Who made the call that a record tells of. */
sealed interface Caller {
    /** Hands itself to the receiver's method of its kind. */
    void tell(Receiver receiver);

    /** Takes a caller, one method for each kind. */
    interface Receiver {
        /** See {@link Named}. */
        void named(String arn);

        /** See {@link Nobody}. */
        void nobody(String type);

        /** See {@link Anybody}. */
        void anybody(String why);
    }

    /**
     * A role or a user.
     *
     * @param arn its ARN, without a path where the record does not tell it
     */
    record Named(String arn) implements Caller {
        @Override
        public void tell(Receiver receiver) {
            receiver.named(arn);
        }
    }

    /**
     * Beyond doubt nobody with policies: a service, the root user, another account.
     *
     * @param type what the record calls it
     */
    record Nobody(String type) implements Caller {
        @Override
        public void tell(Receiver receiver) {
            receiver.nobody(type);
        }
    }

    /**
     * Perhaps anybody, since the record does not tell who called.
     *
     * @param why in words for people
     */
    record Anybody(String why) implements Caller {
        @Override
        public void tell(Receiver receiver) {
            receiver.anybody(why);
        }
    }
}
