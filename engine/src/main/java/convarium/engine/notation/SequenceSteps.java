package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Makes the steps of one layer of a chain over a sequence `(c, l)`, seen as a picture of one row.
///
/// @param a the arguments of its call
/// @param input the sequence's shape
record SequenceSteps(Arguments a, Shape input) {
    private static final Size ONE = Size.square(1);

    List<ChainStep> of(Constructor constructor) {
        var reader = new SequenceReader(a, input.size(0), input.size(1));
        return switch (constructor) {
            case TORCH_CONV_1D -> along(reader.torch().overOneRow());
            case KERAS_CONV_1D -> along(reader.keras().overOneRow());
            case TORCH_ZERO_PAD_1D, KERAS_ZERO_PADDING_1D -> pad(reader.pad(PaddingMode.ZERO));
            case TORCH_CONSTANT_PAD_1D -> pad(reader.constantPad());
            case TORCH_REFLECTION_PAD_1D -> pad(reader.pad(PaddingMode.REFLECT));
            case TORCH_REPLICATION_PAD_1D -> pad(reader.pad(PaddingMode.REPLICATE));
            case TORCH_CIRCULAR_PAD_1D -> pad(reader.pad(PaddingMode.CIRCULAR));
            case KERAS_CROPPING_1D -> {
                var ends = reader.cropping();
                yield List.of(new ChainStep.Crops(0, 0, ends.before(), ends.after()));
            }
            case TORCH_MAX_1D -> along(torchMax(reader));
            case TORCH_AVERAGE_1D -> along(torchAverage(reader));
            case KERAS_MAX_1D -> {
                var pool = kerasPool(reader, 2);
                yield along(new MaxPool2d(pool.kernel(), pool.stride(), pool.padding(), ONE, Rounding.FLOOR));
            }
            case KERAS_AVERAGE_1D -> {
                var pool = kerasPool(reader, 1);
                yield along(new AvgPool2d(pool.kernel(), pool.stride(), pool.padding(), Rounding.FLOOR, false, 0));
            }
            case TORCH_ADAPTIVE_AVERAGE_1D -> along(new AdaptiveAvgPool2d(adaptive(reader)));
            case TORCH_ADAPTIVE_MAX_1D -> along(new AdaptiveMaxPool2d(adaptive(reader)));
            case KERAS_GLOBAL_AVERAGE_1D -> global(AdaptiveAvgPool2d.global());
            case KERAS_GLOBAL_MAX_1D -> global(new AdaptiveMaxPool2d(ONE));
            case KERAS_UPSAMPLING_1D -> along(new Upsample(row(reader.one("size", 2, 1)), Upsample.Method.NEAREST));
            default -> throw new IllegalStateException(constructor + " is not over sequences");
        };
    }

    private static Size row(int width) {
        return new Size(1, width);
    }

    private static List<ChainStep> along(Layer layer) {
        return List.of(new ChainStep.AlongRow(layer));
    }

    private static List<ChainStep> pad(SequenceReader.Ends ends) {
        return along(new Pad(new Padding.Explicit(0, 0, ends.before(), ends.after()), ends.mode()));
    }

    private List<ChainStep> global(Layer pool) {
        var along = new ChainStep.AlongRow(pool);
        return a.flag("keepdims", false) ? List.of(along) : List.of(along, new ChainStep.Runs(new Flatten()));
    }

    /// A window of a pooling, and how it moves.
    private record Pool(Size kernel, Size stride, Padding padding) {}

    private Pool torchPool(SequenceReader reader) {
        int kernel = reader.one("kernel_size", 1, 1);
        int stride = a.findSome("stride").isPresent() ? reader.one("stride", kernel, 1) : kernel;
        int padding = reader.one("padding", 0, 0);
        return new Pool(row(kernel), row(stride), new Padding.Explicit(0, 0, padding, padding));
    }

    private Layer torchMax(SequenceReader reader) {
        var pool = torchPool(reader);
        if (a.flag("return_indices", false)) {
            throw a.spanOf("return_indices")
                    .error("return_indices=True makes a second output, which is not shown here: leave it out.");
        }
        return new MaxPool2d(
                pool.kernel(), pool.stride(), pool.padding(), row(reader.one("dilation", 1, 1)), rounding());
    }

    private Layer torchAverage(SequenceReader reader) {
        var pool = torchPool(reader);
        return new AvgPool2d(
                pool.kernel(), pool.stride(), pool.padding(), rounding(), a.flag("count_include_pad", true), 0);
    }

    private Rounding rounding() {
        return a.flag("ceil_mode", false) ? Rounding.CEIL : Rounding.FLOOR;
    }

    private Pool kerasPool(SequenceReader reader, int usual) {
        int kernel = reader.one("pool_size", usual, 1);
        int stride = a.findSome("strides").isPresent() ? reader.one("strides", kernel, 1) : kernel;
        return new Pool(row(kernel), row(stride), PaddingWords.of(a, Dialect.KERAS, row(stride)));
    }

    /// The output's length; `None` keeps the input's.
    private Size adaptive(SequenceReader reader) {
        return a.findSome("output_size").isEmpty() ? row(input.size(1)) : row(reader.one("output_size", 1, 1));
    }
}
