package dev.whittle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderedRunTest {
    private static Supplier<Optional<Integer>> upTo(int count) {
        AtomicInteger next = new AtomicInteger();
        return () -> Optional.of(next.getAndIncrement()).filter(item -> item < count);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void resultsComeInOrderWhenTheFirstIsLast() {
        int count = 200;
        CountDownLatch others = new CountDownLatch(count - 1);
        List<Integer> results = new ArrayList<>();
        OrderedRun.run(
                upTo(count),
                item -> 1,
                item -> {
                    if (item == 0) {
                        await(others);
                    } else {
                        others.countDown();
                    }
                    return item;
                },
                results::add,
                3);
        assertEquals(IntStream.range(0, count).boxed().toList(), results);
    }

    /** The first item ends only once the feeder has asked for as many as it may, so the bound is reached. */
    @Test
    void noMoreThanTheWindowIsInFlight() {
        int count = 5 * OrderedRun.MOST_ITEMS;
        CountDownLatch full = new CountDownLatch(OrderedRun.MOST_ITEMS);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        OrderedRun.run(
                () -> {
                    int item = next.getAndIncrement();
                    most.accumulateAndGet(item + 1 - done.get(), Math::max);
                    full.countDown();
                    return Optional.of(item).filter(each -> each < count);
                },
                item -> 1,
                item -> {
                    if (item == 0) {
                        await(full);
                    }
                    return item;
                },
                item -> done.incrementAndGet(),
                2);
        assertEquals(count, done.get());
        assertTrue(most.get() >= OrderedRun.MOST_ITEMS, () -> "the window was never full: " + most);
        assertTrue(most.get() <= OrderedRun.MOST_ITEMS, () -> most + " items in flight");
    }

    @Test
    void noMoreThanTheBytesAreInFlight() {
        int bytes = OrderedRun.MOST_BYTES / 4;
        AtomicLong started = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicLong most = new AtomicLong();
        OrderedRun.run(
                upTo(100),
                item -> bytes,
                item -> {
                    most.accumulateAndGet(started.incrementAndGet() - done.get(), Math::max);
                    return item;
                },
                item -> done.incrementAndGet(),
                8);
        assertEquals(100, done.get());
        assertTrue(most.get() <= 4, () -> most + " large items in flight");
    }

    @Test
    void itemLargerThanTheWindowIsDoneAllTheSame() {
        List<Integer> results = new ArrayList<>();
        OrderedRun.run(upTo(3), item -> Integer.MAX_VALUE, item -> item, results::add, 2);
        assertEquals(List.of(0, 1, 2), results);
    }

    @Test
    void failureOfAnyPartEndsTheRun() {
        IllegalStateException failure = new IllegalStateException("broken");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> OrderedRun.run(
                                () -> {
                                    throw failure;
                                },
                                item -> 1,
                                item -> item,
                                item -> {},
                                2)));
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> OrderedRun.run(
                                upTo(10_000),
                                item -> 1,
                                item -> {
                                    throw failure;
                                },
                                item -> {},
                                2)));
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> OrderedRun.run(
                                upTo(10_000),
                                item -> 1,
                                item -> item,
                                item -> {
                                    throw failure;
                                },
                                2)));
    }
}
