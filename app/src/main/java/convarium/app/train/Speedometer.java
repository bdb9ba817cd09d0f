package convarium.app.train;

import java.util.ArrayDeque;
import java.util.Deque;

/// How fast something goes on, over the last two seconds.
final class Speedometer {
    private static final long WINDOW = 2_000_000_000L;
    private static final int MOST = 512;

    private record At(long nanos, double place) {}

    private final Deque<At> last = new ArrayDeque<>();

    /// Takes down where it is.
    void at(long nanos, double place) {
        last.addLast(new At(nanos, place));
        while (last.size() > 2 && (nanos - last.getFirst().nanos() > WINDOW || last.size() > MOST)) {
            last.removeFirst();
        }
    }

    /// Forgets what was: it stood still.
    void stop() {
        last.clear();
    }

    /// Places a second; 0 where it is not known.
    double perSecond() {
        if (last.size() < 2) {
            return 0;
        }
        double seconds = (last.getLast().nanos() - last.getFirst().nanos()) / 1e9;
        double way = last.getLast().place() - last.getFirst().place();
        return seconds > 0 && way > 0 ? way / seconds : 0;
    }
}
