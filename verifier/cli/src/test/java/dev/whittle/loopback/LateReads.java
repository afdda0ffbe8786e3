package dev.whittle.loopback;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reads that answer with what was before the last write, as IAM's may: it is "eventually consistent". Whoever uses it holds a lock. */
final class LateReads {
    private final Switches switches;
    private final Map<String, Before> before = new HashMap<>();

    /**
     * @param left how many reads still see it
     */
    private record Before(ServedAccount account, int left) {}

    LateReads(Switches switches) {
        this.switches = switches;
    }

    /** Writes; a write that fails changes nothing that reads see. */
    <T> T write(ServedAccount account, Supplier<T> write) {
        int reads = switches.late();
        if (reads == 0) {
            T result = write.get();
            before.remove(account.id());
            return result;
        }
        ServedAccount copy = account.copy();
        T result = write.get();
        before.put(account.id(), new Before(copy, reads));
        return result;
    }

    /** What a read sees. */
    ServedAccount seen(ServedAccount account) {
        Before old = before.get(account.id());
        if (old == null || switches.late() == 0) {
            return account;
        }
        if (old.left() == 1) {
            before.remove(account.id());
        } else {
            before.put(account.id(), new Before(old.account(), old.left() - 1));
        }
        return old.account();
    }
}
