package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Counts;

/// Says what is seen of gradients.
final class GradientWords {
    private GradientWords() {}

    /// What the layers' gradients say of the training, with numbers.
    static String sentence(GradientFigures figures) {
        var health = figures.health();
        if (health.kind() == GradientHealth.Kind.UNKNOWN) {
            return text(figures.step() == 0 ? "train.gradients.none" : "train.gradients.past");
        }
        var small = figures.layers().get(health.smallest());
        var large = figures.layers().get(health.largest());
        return text(
                "train.health." + health.kind(),
                small.title(),
                MapWords.number(small.norm().orElseThrow()),
                large.title(),
                MapWords.number(large.norm().orElseThrow()),
                factor(health.factor()));
    }

    private static String factor(double factor) {
        return Double.isFinite(factor) && factor < 1e9 ? Counts.grouped(Math.round(factor)) : MapWords.number(factor);
    }

    /// What is said of a spread.
    static String spread(GradientFigures figures, int layer, Spread spread) {
        var its = figures.layers().get(layer);
        var histogram = spread.of(its);
        if (histogram.isEmpty()) {
            return text("train.gradients.none");
        }
        var h = histogram.get();
        String what = text("train.spread.of." + spread, its.title(), Counts.grouped(h.total()), figures.spreadOver());
        String numbers = h.scale() == Histogram.Scale.SIZES
                ? text("train.spread.sizes", zeros(h))
                : text("train.spread.numbers", MapWords.number(h.mean()), MapWords.number(h.deviation()), zeros(h));
        return what + " " + numbers + (h.broken() > 0 ? " " + text("train.spread.broken", h.broken()) : "");
    }

    private static String zeros(Histogram h) {
        double share = h.total() == 0 ? 0 : 100.0 * h.zeros() / h.total();
        return MapWords.number(share < 10 ? Math.round(share * 10) / 10.0 : Math.round(share));
    }
}
