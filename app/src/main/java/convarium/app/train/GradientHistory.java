package convarium.app.train;

import java.util.ArrayList;
import java.util.List;

/// The norms of the layers' gradients over a run, in bounded memory: when it is full, every second
/// point goes, and from then on points are further apart.
final class GradientHistory {
    /// The most points.
    static final int MOST = 256;

    private final List<Point> points = new ArrayList<>();
    private long apart = 1;

    /// Norms at a step.
    ///
    /// @param norms of the layers, the first layer first
    record Point(long step, List<Double> norms) {

        Point {
            norms = List.copyOf(norms);
        }
    }

    /// Takes figures in. Those of an earlier step than the last begin a new past: what lay behind them
    /// goes. Figures without norms, of a moment that is only looked at, leave the history as it is; those
    /// before the first batch empty it.
    void add(GradientFigures figures) {
        boolean bare = figures.layers().stream().anyMatch(layer -> layer.norm().isEmpty());
        points.removeIf(point -> point.norms().size() != figures.layers().size()
                || (point.step() >= figures.step() && (!bare || figures.step() == 0)));
        if (points.isEmpty()) {
            apart = 1;
        }
        if (bare || (!points.isEmpty() && figures.step() - points.getLast().step() < apart)) {
            return;
        }
        points.add(new Point(
                figures.step(),
                figures.layers().stream()
                        .map(layer -> layer.norm().orElseThrow())
                        .toList()));
        if (points.size() > MOST) {
            for (int i = points.size() - 2; i > 0; i -= 2) {
                points.remove(i);
            }
            apart = Math.max(2, (points.getLast().step() - points.getFirst().step()) / (MOST / 2));
        }
    }

    /// The points, the earliest first.
    List<Point> points() {
        return List.copyOf(points);
    }
}
