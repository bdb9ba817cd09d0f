package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyTaskRunsOnce(int threads) {
        try (var pool = new WorkerPool(threads)) {
            assertEquals(threads, pool.threads());
            for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
                for (int repeat = 0; repeat < 50; repeat++) {
                    var counts = new AtomicIntegerArray(tasks);
                    pool.parallelFor(tasks, counts::incrementAndGet);
                    for (int i = 0; i < tasks; i++) {
                        assertEquals(1, counts.get(i));
                    }
                }
            }
        }
    }

    @Test
    void allThreadsTakePart() {
        try (var pool = new WorkerPool(3)) {
            // each task waits for the two others: it ends only if three threads run them at once
            var together = new CountDownLatch(3);
            pool.parallelFor(3, task -> {
                together.countDown();
                await(together);
            });
            assertEquals(0, together.getCount());
        }
    }

    @Test
    void workersAreDaemons() {
        try (var pool = new WorkerPool(2)) {
            var daemon = new AtomicBoolean();
            var caller = Thread.currentThread();
            var worked = new CountDownLatch(1);
            pool.parallelFor(2, task -> {
                if (Thread.currentThread() == caller) {
                    await(worked);
                } else {
                    daemon.set(Thread.currentThread().isDaemon());
                    worked.countDown();
                }
            });
            assertTrue(daemon.get());
        }
    }

    @Test
    void theCallerGetsWhatATaskThrows() {
        try (var pool = new WorkerPool(3)) {
            var failure = new IllegalArgumentException("task 5");
            var thrown = assertThrows(
                    IllegalArgumentException.class,
                    () -> pool.parallelFor(100, task -> {
                        if (task == 5) {
                            throw failure;
                        }
                    }));
            assertSame(failure, thrown);
            var error = new AssertionError("an error");
            assertSame(
                    error,
                    assertThrows(
                            AssertionError.class,
                            () -> pool.parallelFor(9, task -> {
                                throw error;
                            })));
            // and the pool goes on working
            var count = new AtomicInteger();
            pool.parallelFor(10, task -> count.incrementAndGet());
            assertEquals(10, count.get());
        }
    }

    @Test
    void aTaskMayCallAgain() {
        try (var pool = new WorkerPool(3)) {
            var count = new AtomicInteger();
            pool.parallelFor(8, outer -> pool.parallelFor(8, inner -> count.incrementAndGet()));
            assertEquals(64, count.get());
        }
    }

    @Test
    void severalThreadsMayCallAtOnce() throws InterruptedException {
        try (var pool = new WorkerPool(2)) {
            var count = new AtomicInteger();
            var callers = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                callers.add(Thread.ofPlatform().start(() -> {
                    for (int j = 0; j < 100; j++) {
                        pool.parallelFor(20, task -> count.incrementAndGet());
                    }
                }));
            }
            for (var caller : callers) {
                caller.join();
            }
            assertEquals(4 * 100 * 20, count.get());
        }
    }

    @Test
    void aClosedPoolRefuses() {
        var pool = new WorkerPool(2);
        pool.close();
        pool.close();
        var e = assertThrows(IllegalStateException.class, () -> pool.parallelFor(1, task -> {}));
        assertEquals("the pool is closed: open a new one", e.getMessage());
    }

    @Test
    void aPoolNeedsAThread() {
        var e = assertThrows(IllegalArgumentException.class, () -> new WorkerPool(0));
        assertEquals("a pool needs at least 1 thread, found 0", e.getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
