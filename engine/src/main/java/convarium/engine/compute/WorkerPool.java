package convarium.engine.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A fixed number of threads that share loops: the caller's own and daemon threads beside it.
///
/// A layer of a small network takes less than a millisecond, less than it takes to wake a sleeping thread a
/// few times. So a worker that runs out of work looks out for more for 200 µs before it sleeps. Each thread
/// begins with tasks of its own, side by side: where loops over the same pictures follow each other, a core
/// finds in its cache what it left there. When they are done it takes over tasks of others, from the end, so
/// that none waits while another has a queue. Several threads may call at once: one of them gets the workers,
/// and the others run their loops by themselves, as does a task that calls again.
public final class WorkerPool implements AutoCloseable {
    private static final long SPIN_NANOS = 200_000;

    private final List<Worker> workers;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Loop latest = new Loop(0, 1, WorkerPool::nothing, Thread.currentThread());
    private volatile boolean closed;

    /// Starts the workers.
    ///
    /// @param threads how many threads share a loop, the caller's included
    /// @throws IllegalArgumentException if there would be no thread
    public WorkerPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a pool needs at least 1 thread, found " + threads);
        }
        var started = new ArrayList<Worker>();
        for (int i = 1; i < threads; i++) {
            started.add(new Worker(i));
        }
        workers = List.copyOf(started);
        workers.forEach(worker -> worker.thread.start());
    }

    /// A pool with one thread for each processor that this program may use.
    public static WorkerPool ofAllProcessors() {
        return new WorkerPool(Runtime.getRuntime().availableProcessors());
    }

    /// How many threads share a loop, the caller's included.
    public int threads() {
        return workers.size() + 1;
    }

    /// Runs a task for each number from 0 to `tasks` − 1, in any order and on any thread, and returns when
    /// all are done.
    ///
    /// If one throws, those that have not begun are skipped, and the caller gets what was thrown.
    ///
    /// @throws IllegalStateException if the pool is closed
    public void parallelFor(int tasks, IntConsumer task) {
        if (closed) {
            throw new IllegalStateException("the pool is closed: open a new one");
        }
        if (tasks <= 1 || workers.isEmpty() || turn.isHeldByCurrentThread() || !turn.tryLock()) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        try {
            var loop = new Loop(tasks, threads(), task, Thread.currentThread());
            latest = loop;
            workers.forEach(Worker::wake);
            loop.work(0);
            loop.await();
            // workers remember the loop until the next one; its task would keep whole feature maps alive
            loop.task = WorkerPool::nothing;
        } finally {
            turn.unlock();
        }
    }

    /// Ends the workers once they have finished what they are doing. Closing twice does nothing.
    @Override
    public void close() {
        closed = true;
        workers.forEach(worker -> LockSupport.unpark(worker.thread));
    }

    private static void nothing(int task) {}

    /// One call of `parallelFor`.
    private static final class Loop {
        /// Ranges lie so far apart, in longs, that no two share a cache line.
        private static final int APART = 16;

        private static final int NONE = -1;

        private final int threads;
        private final Thread caller;
        private volatile IntConsumer task;
        /// Each thread's tasks that nobody has taken: the first in the upper half, the end in the lower half.
        private final AtomicLongArray ranges;
        private final AtomicInteger pending;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Loop(int tasks, int threads, IntConsumer task, Thread caller) {
            this.threads = threads;
            this.caller = caller;
            this.task = task;
            pending = new AtomicInteger(tasks);
            ranges = new AtomicLongArray((threads + 1) * APART);
            for (int i = 0; i < threads; i++) {
                ranges.setPlain((i + 1) * APART, share(tasks, i) << Integer.SIZE | share(tasks, i + 1));
            }
        }

        private long share(long tasks, int thread) {
            return tasks * thread / threads;
        }

        /// The next task of a thread's range, or the last for others than that thread.
        private int take(int range, boolean own) {
            int at = (range + 1) * APART;
            while (true) {
                long untaken = ranges.get(at);
                int first = (int) (untaken >>> Integer.SIZE);
                int end = (int) untaken;
                if (first >= end) {
                    return NONE;
                }
                if (ranges.compareAndSet(at, untaken, own ? untaken + (1L << Integer.SIZE) : untaken - 1)) {
                    return own ? first : end - 1;
                }
            }
        }

        void work(int thread) {
            for (int other = 0; other < threads; other++) {
                int range = (thread + other) % threads;
                for (int i = take(range, other == 0); i != NONE; i = take(range, other == 0)) {
                    run(i);
                }
            }
        }

        private void run(int i) {
            try {
                if (failure.get() == null) {
                    task.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                if (pending.decrementAndGet() == 0 && Thread.currentThread() != caller) {
                    LockSupport.unpark(caller);
                }
            }
        }

        void await() {
            long from = System.nanoTime();
            boolean interrupted = false;
            while (pending.get() > 0) {
                if (System.nanoTime() - from < SPIN_NANOS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                    // a pending interrupt would turn parking into spinning
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure.get()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {
                    // nothing else is ever caught
                }
            }
        }
    }

    private final class Worker implements Runnable {
        private final int index;
        private final Thread thread;
        private volatile boolean asleep;

        Worker(int index) {
            this.index = index;
            thread = Thread.ofPlatform()
                    .daemon()
                    .name("convarium-worker-" + index)
                    .unstarted(this);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            var done = latest;
            done.work(index);
            while (!closed) {
                done = awaitAfter(done);
                done.work(index);
            }
        }

        private Loop awaitAfter(Loop done) {
            long from = System.nanoTime();
            while (latest == done && !closed) {
                if (System.nanoTime() - from < SPIN_NANOS) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    // looked at again after the flag is up: whoever publishes later sees the flag
                    if (latest == done && !closed) {
                        LockSupport.park(WorkerPool.this);
                    }
                    asleep = false;
                }
            }
            return latest;
        }
    }
}
