package dev.whittle.smt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Threads with the stack that judging needs: Z3 descends into terms by recursion, and those of a large policy may be too deep
 * for a thread's usual stack. The system gives such a thread memory only as far as it descends.
 *
 * <p>Nobody has to use this: the verifier moves to such a thread by itself. A program with threads of its own, on which many
 * policies are judged, saves the moves by making them here.
 */
public final class DeepStack {
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    private static final class Deep extends Thread {
        Deep(Runnable work, String name) {
            super(null, work, name, BYTES);
        }
    }

    /**
     * A thread that judges without moving; not started yet.
     *
     * @param name the thread's
     */
    public static Thread thread(Runnable work, String name) {
        return new Deep(work, name);
    }

    /**
     * The result of some work, done on such a thread: on the calling thread if it is one, else on a new one that ends with
     * the work. An interrupt of the caller is passed on to the work and still stands afterwards. What the work throws is
     * thrown.
     */
    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof Deep) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread =
                thread(() -> complete(result, work), Thread.currentThread().getName() + "-deep");
        thread.setDaemon(true);
        thread.start();
        awaitEnd(thread);
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static void awaitEnd(Thread thread) {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
                thread.interrupt();
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
