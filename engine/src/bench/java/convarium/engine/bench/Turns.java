package convarium.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Times contestants in turn, so that a machine that slows down slows all of them.
///
/// Each is warmed first. Then rounds follow, in which each runs for a while after a pause: the threads of
/// a native library go on spinning for a few milliseconds after their work, and would take a core from
/// the next. A short first run after the pause is not counted, since caches hold another's data. The
/// median over all rounds counts.
public final class Turns {
    /// Something that is timed.
    ///
    /// @param name whose run it is
    /// @param warmMillis how long it is run beforehand: Java until it is compiled, native code once or twice
    /// @param run one run
    public record Contestant(String name, long warmMillis, Runnable run) {}

    private static final long PAUSE = 30_000_000;
    /// From here on a run's own data fill the caches soon enough.
    private static final long LONG = 50_000_000;

    private final long turn;
    private final int rounds;

    /// @param turnMillis how long a turn lasts; one run at least
    /// @param rounds how many turns each has
    public Turns(long turnMillis, int rounds) {
        this.turn = turnMillis * 1_000_000;
        this.rounds = rounds;
    }

    /// The median milliseconds of each, by name.
    public Map<String, Double> time(List<Contestant> contestants) {
        for (var contestant : contestants) {
            long begin = System.nanoTime();
            do {
                contestant.run.run();
            } while (System.nanoTime() - begin < contestant.warmMillis * 1_000_000);
        }
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round < rounds; round++) {
            for (var contestant : contestants) {
                LockSupport.parkNanos(PAUSE);
                takeTurn(contestant.run, times.computeIfAbsent(contestant.name, name -> new ArrayList<>()));
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        times.forEach((name, values) -> medians.put(name, median(values)));
        return medians;
    }

    private void takeTurn(Runnable run, List<Double> times) {
        long begin = System.nanoTime();
        run.run();
        long end = System.nanoTime();
        if (end - begin >= LONG) {
            times.add((end - begin) / 1e6);
        }
        while (end - begin < turn) {
            long from = end;
            run.run();
            end = System.nanoTime();
            times.add((end - from) / 1e6);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
