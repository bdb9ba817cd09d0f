package convarium.app.train;

import convarium.app.explorer.LayerSettings;
import convarium.app.explorer.Matrix;
import convarium.app.explorer.Operation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Tensor;

/// A part of a layer's input that a few outputs come of.
///
/// @param down the stretch of rows
/// @param across the stretch of columns
record MapCut(OpenedMap map, WindowLayer layer, MapCrop down, MapCrop across) {

    /// The part of an input channel.
    Matrix input(int channel) {
        float[] values = new float[down.inputs() * across.inputs()];
        for (int r = 0; r < down.inputs(); r++) {
            for (int c = 0; c < across.inputs(); c++) {
                values[r * across.inputs() + c] = map.input().get(channel, down.from() + r, across.from() + c);
            }
        }
        return Matrix.of(down.inputs(), across.inputs(), values);
    }

    /// A slice of weights `(channels, rows, columns)`.
    static Matrix kernel(Tensor weights, int channel) {
        int rows = weights.shape().size(1);
        int columns = weights.shape().size(2);
        float[] values = new float[rows * columns];
        System.arraycopy(weights.data(), channel * values.length, values, 0, values.length);
        return Matrix.of(rows, columns, values);
    }

    /// The layer's hyperparameters over this part.
    LayerSettings settings(Operation operation) {
        var plain = LayerSettings.PLAIN
                .withOperation(operation)
                .withStride(layer.stride())
                .withDilation(layer.dilation())
                .withPadding(new Padding.Explicit(down.before(), down.after(), across.before(), across.after()));
        return switch (layer) {
            case Conv2d conv -> plain.withPaddingMode(conv.paddingMode()).withFlipped(conv.flipped());
            case MaxPool2d pool -> plain.withRounding(pool.rounding());
            case AvgPool2d pool ->
                plain.withRounding(pool.rounding())
                        .withCountsPadding(pool.countsPadding())
                        .withDivisor(pool.divisor());
            case ConvTranspose2d transposed ->
                throw new IllegalArgumentException("a transposed convolution has no window of its own over its input");
        };
    }
}
