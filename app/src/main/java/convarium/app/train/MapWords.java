package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.network.Node;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says what is seen of filters and maps. Units, rows and columns count from 1.
final class MapWords {
    private static final int LARGE_SHARE = 10;

    private MapWords() {}

    /// What a layer is called: `Conv 5 × 5`, `Max pool 2 × 2`, `Dense 256`.
    static String name(MapBlock block) {
        return switch (block.layer()) {
            case Conv2d conv -> text("train.maps.name.conv", conv.kernel());
            case MaxPool2d pool -> text("train.maps.name.max", pool.kernel());
            case AvgPool2d pool -> text("train.maps.name.average", pool.kernel());
            case Dense dense -> text("train.maps.name.dense", Counts.grouped(dense.out()));
            default -> block.layer().name();
        };
    }

    /// The same with how many filters it has.
    static String title(MapBlock block) {
        return block.layer() instanceof Conv2d conv
                ? text("train.maps.title.conv", name(block), conv.outChannels())
                : name(block);
    }

    /// The words behind the title: what the layer learns.
    static String parameters(LayerFigures layer, long all) {
        long own = layer.block().layer().parameters().value();
        if (own == 0) {
            return "";
        }
        long share = Math.round(100.0 * own / all);
        return share >= LARGE_SHARE
                ? text("train.maps.parameters.share", Counts.grouped(own), share)
                : text("train.maps.parameters", own, Counts.grouped(own));
    }

    /// What the row of filters shows.
    static String filters(FilterFigures filters) {
        if (filters.slice() >= 0) {
            return text("train.maps.filters.slice", filters.slice() + 1, filters.slices());
        }
        return filters.slices() > 1 ? text("train.maps.filters.whole", filters.slices()) : text("train.maps.filters");
    }

    /// What the row of maps shows.
    ///
    /// @param shown how many of them there is room for
    static String maps(LayerFigures layer, int shown) {
        var block = layer.block();
        var shape = layer.maps().values().shape();
        int units = block.units();
        String count = !block.hasMaps()
                ? text("train.maps.units", units)
                : text("train.maps.count", units, new Size(shape.size(1), shape.size(2)));
        String all = count + after(block);
        return shown < units ? all + text("train.maps.sep") + text("train.maps.shown", shown) : all;
    }

    /// How many units are dead; empty if none is.
    static String dead(LayerFigures layer) {
        int dead = layer.dead().size();
        return dead == 0 ? "" : text("train.maps.dead", dead);
    }

    /// What dead means here.
    static String deadTip(LayerFigures layer) {
        return text("train.maps.dead.tip", layer.dead().size(), layer.tried());
    }

    private static String after(MapBlock block) {
        String what = block.after().stream()
                .map(Node.Applied::layer)
                .filter(layer -> layer instanceof Activate
                        || layer instanceof BatchNorm
                        || layer instanceof convarium.engine.layer.Softmax
                        || layer instanceof convarium.engine.layer.LogSoftmax)
                .map(MapWords::function)
                .collect(Collectors.joining(text("train.maps.and")));
        return what.isEmpty() ? "" : text("train.maps.after", what);
    }

    private static String function(Layer layer) {
        return switch (layer) {
            case BatchNorm norm -> text("train.maps.function.norm");
            case Activate activate ->
                switch (activate.function()) {
                    case Activation.Relu relu -> "ReLU";
                    case Activation.LeakyRelu leaky -> "leaky ReLU";
                    case Activation.Elu elu -> "ELU";
                    case Activation.Silu silu -> "SiLU";
                    case Activation.Gelu gelu -> "GELU";
                    case Activation.HardSwish swish -> "hard swish";
                    case Activation.Sigmoid sigmoid -> "sigmoid";
                    case Activation.Tanh tanh -> "tanh";
                };
            default -> layer.name().toLowerCase(Locale.ROOT);
        };
    }

    /// What is said of a unit when it is pointed at.
    static String unit(LayerFigures layer, int unit) {
        var maps = layer.maps();
        String words = maps.values().shape().size(1) * maps.values().shape().size(2) == 1
                ? text("train.maps.unit.one", unit + 1, number(maps.get(unit, 0, 0)))
                : text("train.maps.unit", unit + 1, number(maps.activity().get(unit)), number(most(maps, unit)));
        return words
                + (layer.dead().contains(unit) ? "\n" + text("train.maps.unit.dead", layer.tried()) : "")
                + "\n"
                + text("train.maps.unit.open");
    }

    /// What a cell of an enlarged map comes to, and how the loss changes with it.
    static String cell(OpenedMap map, int row, int column) {
        String value = number(map.get(row, column));
        String gradient = number(map.gradient().get(0, row, column));
        boolean one = map.rows() * map.columns() == 1;
        String what = one ? text("train.lens.unit", value) : text("train.lens.cell", row + 1, column + 1, value);
        String loss = text(map.labelled() ? "train.lens.gradient" : "train.lens.gradient.guess", gradient, map.label());
        return map.folded() ? what + " " + loss + " " + text("train.lens.folded") : what + " " + loss;
    }

    private static float most(MapFigures maps, int unit) {
        var shape = maps.values().shape();
        int each = shape.size(1) * shape.size(2);
        float most = Float.NEGATIVE_INFINITY;
        for (int i = unit * each; i < (unit + 1) * each; i++) {
            most = Math.max(most, maps.values().data()[i]);
        }
        return most;
    }

    /// A value at the end of a scale: two digits are enough.
    static String end(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= 100 || size < 0.01
                ? number(value)
                : Numbers.decimal(value, size < 0.1 ? 3 : size < 1 ? 2 : 1);
    }

    /// A value with the digits that matter.
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 0.001) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace('-', '−');
        }
        return Numbers.decimal(value, size < 0.1 ? 4 : size < 10 ? 3 : 1);
    }
}
