package dev.whittle.aws;

import dev.whittle.account.Principal;
import dev.whittle.json.JsonWriter;

/** One call that changes an account; its documents are named by the hashes of their texts. */
sealed interface ApplyStep {
    /** Writes a policy into a principal in place of the one of that name. */
    record Put(Principal owner, String policy, String before, String after) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            of(out, "put", owner)
                    .member("name", policy)
                    .member("before", before)
                    .member("after", after);
        }
    }

    /** Deletes a policy that is written into a principal. */
    record Delete(Principal owner, String policy, String before) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            of(out, "delete", owner).member("name", policy).member("before", before);
        }
    }

    /** Creates a managed policy. */
    record Create(CopyName copy, String after) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            out.member("do", "create")
                    .member("policy", copy.arn())
                    .member("path", copy.path())
                    .member("name", copy.name())
                    .member("after", after);
        }
    }

    /** Attaches a managed policy that the plan creates. */
    record Attach(Principal owner, String policy, String after) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            of(out, "attach", owner).member("policy", policy).member("after", after);
        }
    }

    /** Detaches a managed policy. */
    record Detach(Principal owner, String policy, String before) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            of(out, "detach", owner).member("policy", policy).member("before", before);
        }
    }

    /** Makes a text the default version of a managed policy. */
    record Version(String policy, String before, String after) implements ApplyStep {
        @Override
        public void write(JsonWriter out) {
            out.member("do", "version")
                    .member("policy", policy)
                    .member("before", before)
                    .member("after", after);
        }
    }

    /** Its members but for its id. */
    void write(JsonWriter out);

    private static JsonWriter of(JsonWriter out, String action, Principal owner) {
        return out.member("do", action)
                .member("principal", owner.arn())
                .member("kind", owner.kind().word())
                .member("holder", owner.name());
    }
}
