package dev.whittle.smt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeepStackTest {
    private static final int DEEP = 1_000_000;

    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    /** The first half is the check of the second: the usual stack is too small. */
    @Test
    void call_deepWork_isDone() {
        assertThrows(StackOverflowError.class, () -> depth(DEEP));
        assertEquals(DEEP, DeepStack.call(() -> depth(DEEP)));
    }

    @Test
    void call_fromSuchAThread_staysOnIt() throws InterruptedException {
        CompletableFuture<Thread> inner = new CompletableFuture<>();
        Thread thread = DeepStack.thread(() -> inner.complete(DeepStack.call(Thread::currentThread)), "judge");
        thread.start();
        thread.join();
        assertSame(thread, inner.join());
        assertNotSame(Thread.currentThread(), DeepStack.call(Thread::currentThread));
    }

    @Test
    void call_failure_isTheCallers() {
        IllegalStateException failure = new IllegalStateException("broken");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> DeepStack.call(() -> {
                            throw failure;
                        })));
        OutOfMemoryError error = new OutOfMemoryError("broken");
        assertSame(
                error,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> DeepStack.call(() -> {
                            throw error;
                        })));
    }

    @Test
    void call_interrupted_endsTheWorkAndStaysInterrupted() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            DeepStack.call(() -> seen.complete(isInterruptedWhileWaiting(working)));
            after.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        working.await();
        caller.interrupt();
        assertTrue(seen.join());
        assertTrue(after.join());
    }

    private static boolean isInterruptedWhileWaiting(CountDownLatch working) {
        working.countDown();
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
