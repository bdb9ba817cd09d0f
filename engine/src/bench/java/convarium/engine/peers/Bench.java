package convarium.engine.peers;

import convarium.engine.bench.Turns;
import convarium.engine.bench.Turns.Contestant;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.List;
import java.util.regex.Pattern;

/// What every table of this process shares: threads, the choice of rows, a place for figures.
final class Bench implements AutoCloseable {
    private final int threads;
    private final Pattern rows;
    private final WorkerPool pool;
    private final Compute compute;

    Bench(int threads, String rows) {
        this.threads = threads;
        this.rows = Pattern.compile(rows);
        this.pool = new WorkerPool(threads);
        this.compute = Computes.simd(pool);
    }

    int threads() {
        return threads;
    }

    WorkerPool pool() {
        return pool;
    }

    Compute compute() {
        return compute;
    }

    boolean wants(String row) {
        return rows.matcher(row).find();
    }

    /// Hands a figure to the program that started this one.
    void report(String table, String row, String what, Object value) {
        System.out.println(Figures.line(new Figures.Key(table, row, threads, what), value));
    }

    /// Times contestants in turn and reports each one's median milliseconds.
    void race(String table, String row, Turns turns, List<Contestant> contestants) {
        turns.time(contestants).forEach((name, millis) -> report(table, row, name, millis));
    }

    /// Reports how far two results are apart, as a part of the largest value.
    ///
    /// @param most how far they may be apart
    /// @throws IllegalStateException if they are not the results of the same thing
    void compare(String table, String row, double most, float[] ours, float[] theirs) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < theirs.length; i++) {
            largest = Math.max(largest, Math.abs(theirs[i]));
            difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
        }
        report(table, row, "difference", difference / largest);
        if (!(difference <= most * largest)) {
            throw new IllegalStateException(
                    table + ", " + row + ": the results differ by " + difference + " of " + largest);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
