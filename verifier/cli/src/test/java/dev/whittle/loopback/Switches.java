package dev.whittle.loopback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server does wrong, when told to, and what happens behind a client's back. Operations go by their names alone, such as
 * {@code CreatePolicyVersion}; each attempt of a client that tries again is a call.
 */
public final class Switches {
    private final Map<String, Integer> throttled = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private final Due<Runnable> hooks = new Due<>();
    private final Due<String> failures = new Due<>();
    private final Due<String> lost = new Due<>();
    private Optional<String> redirect = Optional.empty();
    private Optional<String> caller = Optional.empty();
    private int pageSize = 100;
    private int late;

    private record Broken(String operation, String part, String code) {}

    /** The next calls of an operation are throttled. */
    public synchronized void throttle(String operation, int times) {
        throttled.put(operation, times);
    }

    /** From now on calls of an operation fail, if their input holds a text. */
    public synchronized void fail(String operation, String part, String code) {
        broken.add(new Broken(operation, part, code));
    }

    /** The nth call of an operation from now on, 1 being the next, fails with a code such as {@code Throttling}, and does nothing. */
    public synchronized void failAt(String operation, int nth, String code) {
        failures.at(Optional.of(operation), nth, code);
    }

    /** The nth call of an operation from now on, 1 being the next, is done, but its answer says {@code InternalFailure}. */
    public synchronized void loseAnswer(String operation, int nth) {
        lost.at(Optional.of(operation), nth, operation);
    }

    /**
     * Runs something just before the nth call of an operation from now on, 1 being the next. It runs once, in the thread that serves
     * the call, without the account's lock: what changes an account has to take that.
     */
    public synchronized void before(String operation, int nth, Runnable hook) {
        hooks.at(Optional.of(operation), nth, hook);
    }

    /** The same before the nth call of any operation. */
    public synchronized void before(int nth, Runnable hook) {
        hooks.at(Optional.empty(), nth, hook);
    }

    /** After each write, so many of IAM's reads of that account answer with what was before it; later writes start anew. */
    public synchronized void late(int reads) {
        late = reads;
    }

    /** Who calls, by the ARN that {@code GetCallerIdentity} gives. */
    public synchronized void caller(String arn) {
        caller = Optional.of(arn);
    }

    /** Everything works again, at once, and nothing planned happens. */
    public synchronized void mend() {
        broken.clear();
        throttled.clear();
        failures.clear();
        lost.clear();
        hooks.clear();
        redirect = Optional.empty();
        late = 0;
    }

    /** From now on every answer leads elsewhere. */
    public synchronized void redirect(String url) {
        redirect = Optional.of(url);
    }

    /** How many items a page has. */
    public synchronized void pageSize(int items) {
        pageSize = items;
    }

    synchronized int pageSize() {
        return pageSize;
    }

    synchronized Optional<String> redirect() {
        return redirect;
    }

    synchronized Optional<String> caller() {
        return caller;
    }

    synchronized int late() {
        return late;
    }

    /** Runs what is due before a call; outside of the lock, since it may use these switches or call the server. */
    void runHooks(String operation) {
        List<Runnable> due;
        synchronized (this) {
            due = hooks.take(operation);
        }
        due.forEach(Runnable::run);
    }

    /** Fails where a call is to. */
    synchronized void check(String operation, String input) {
        int left = throttled.merge(operation, 0, Integer::sum);
        if (left > 0) {
            throttled.put(operation, left - 1);
            throw Refused.of("Throttling", "Rate exceeded");
        }
        failures.take(operation).stream().findFirst().ifPresent(code -> {
            throw Refused.of(code, "told to fail in " + operation);
        });
        broken.stream()
                .filter(each -> each.operation().equals(operation) && input.contains(each.part()))
                .findFirst()
                .ifPresent(each -> {
                    throw Refused.of(each.code(), "told to fail in " + operation);
                });
    }

    /** Fails where the answer to a call that is done is to be lost. */
    synchronized void checkDone(String operation) {
        if (!lost.take(operation).isEmpty()) {
            throw Refused.of("InternalFailure", "told to lose the answer of " + operation);
        }
    }
}
