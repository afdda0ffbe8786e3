package dev.whittle.run;

import dev.whittle.smt.DeepStack;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Works on a stream of items with many threads and hands the results over in the items' order, by the calling thread.
 *
 * <p>INVARIANT: between the moment an item is asked for and the moment its result is handed over it has a permit, so no
 * more than {@link #MOST_ITEMS} items and about {@link #MOST_BYTES} bytes of them are held at a time, however long the
 * stream is and however slow its slowest item.
 *
 * @param <I> an item
 * @param <O> its result
 */
public final class OrderedRun<I, O> {
    /** Items in flight. One that takes 30 s holds up its thread alone while the others do this many. */
    static final int MOST_ITEMS = 1_024;

    /** Bytes of the items in flight; a larger item is in flight alone. */
    static final int MOST_BYTES = 32 << 20;

    private record Slot<O>(Future<Optional<O>> result, int bytes) {}

    private final Supplier<Optional<I>> items;
    private final ToIntFunction<I> size;
    private final Function<I, O> work;
    private final ExecutorService pool;
    private final Semaphore roomForItems = new Semaphore(MOST_ITEMS);
    private final Semaphore roomForBytes = new Semaphore(MOST_BYTES);
    private final LinkedBlockingQueue<Slot<O>> inOrder = new LinkedBlockingQueue<>();

    private OrderedRun(Supplier<Optional<I>> items, ToIntFunction<I> size, Function<I, O> work, int threads) {
        this.items = items;
        this.size = size;
        this.work = work;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(
                threads, task -> daemon(DeepStack.thread(task, "judge-" + number.incrementAndGet())));
    }

    /**
     * Runs to the end of the items, or to the first failure of any part, which is thrown.
     *
     * @param items gives nothing at the end; asked by one thread
     * @param size an item's bytes
     * @param work done by the threads
     * @param results takes the results, in order
     */
    public static <I, O> void run(
            Supplier<Optional<I>> items, ToIntFunction<I> size, Function<I, O> work, Consumer<O> results, int threads) {
        OrderedRun<I, O> run = new OrderedRun<>(items, size, work, threads);
        Thread feeder = daemon(new Thread(run::feed, "tasks"));
        feeder.start();
        try {
            run.drain(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            run.pool.shutdownNow();
            feeder.interrupt();
        }
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    private void feed() {
        try {
            roomForItems.acquire();
            for (Optional<I> next = items.get(); next.isPresent(); next = items.get()) {
                I item = next.get();
                int bytes = Math.min(MOST_BYTES, size.applyAsInt(item));
                roomForBytes.acquire(bytes);
                inOrder.add(new Slot<>(pool.submit(() -> Optional.of(work.apply(item))), bytes));
                roomForItems.acquire();
            }
            inOrder.add(new Slot<>(CompletableFuture.completedFuture(Optional.empty()), 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The run is over.
        } catch (RuntimeException | Error e) {
            inOrder.add(new Slot<>(CompletableFuture.failedFuture(e), 0));
        }
    }

    private void drain(Consumer<O> results) throws InterruptedException {
        while (true) {
            Slot<O> slot = inOrder.take();
            Optional<O> result = get(slot.result());
            if (result.isEmpty()) {
                return;
            }
            results.accept(result.get());
            roomForBytes.release(slot.bytes());
            roomForItems.release();
        }
    }

    private static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
