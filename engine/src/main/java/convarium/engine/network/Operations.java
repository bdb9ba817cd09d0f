package convarium.engine.network;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Compute;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Binds each kind of layer to the routines that compute it.
final class Operations {
    private final Compute compute;
    private final boolean directOnly;

    Operations(Compute compute, boolean directOnly) {
        this.compute = compute;
        this.directOnly = directOnly;
    }

    /// @param index the node's place in its graph
    /// @param inputs the shapes of one sample
    Operation of(Node.Applied node, int index, List<Shape> inputs, List<Parameter> parameters) {
        var x = inputs.getFirst();
        int size = x.elements();
        return switch (node.layer()) {
            case Conv2d conv -> convolution(conv, x, parameters);
            case Conv1d conv -> convolution(conv.overOneRow(), Shape.of(x.size(0), 1, x.size(1)), parameters);
            case ConvTranspose2d conv ->
                new ConvolutionOperation(PlannedWeights.transposed(compute, conv.geometry(x)), parameters);
            case MaxPool2d pool -> new PoolingOperation(pool.geometry(x), pool);
            case AvgPool2d pool -> new PoolingOperation(pool.geometry(x), pool);
            case L2Pool2d pool -> new PoolingOperation(pool.geometry(x), pool);
            case AdaptiveAvgPool2d pool -> new AdaptivePoolingOperation(x, pool.size(), true);
            case AdaptiveMaxPool2d pool -> new AdaptivePoolingOperation(x, pool.size(), false);
            case Dense dense -> new DenseOperation(size / dense.in(), dense.in(), dense.out(), parameters);
            case BatchNorm norm ->
                new BatchNormOperation(
                        norm.channels(), size / norm.channels(), norm.eps(), norm.momentum(), parameters);
            case LayerNorm norm -> {
                int values = norm.shape().elements();
                yield new RowNormOperation(size / values, values, 1, 1, norm.eps(), values, parameters);
            }
            case GroupNorm norm ->
                new RowNormOperation(
                        norm.groups(),
                        size / norm.groups(),
                        norm.groups(),
                        size / norm.channels(),
                        norm.eps(),
                        norm.channels(),
                        parameters);
            case LocalResponseNorm norm -> new LocalResponseOperation(x.size(0), size / x.size(0), norm);
            case Activate activate -> new ActivationOperation(activate.function(), size);
            case Softmax softmax -> softmax(softmax.axis(), x, false);
            case LogSoftmax softmax -> softmax(softmax.axis(), x, true);
            case Add add -> new AddOperation(size, inputs.size());
            case Multiply multiply ->
                Multiply.gatesChannels(x, inputs.get(1))
                        ? new GateOperation(x.size(0), size / x.size(0))
                        : new MultiplyOperation(size);
            case Concatenate concatenate -> concatenate(concatenate.axis(), inputs);
            case Flatten flatten -> new ViewOperation(size);
            case Reshape reshape -> new ViewOperation(size);
            case Permute permute -> new PermuteOperation(x, permute.order());
            case Upsample upsample -> new UpsampleOperation(x, upsample);
            case Pad pad -> new PadOperation(x, pad);
            case Dropout dropout -> new DropoutOperation(index, dropout.rate(), size);
            case StochasticDepth depth -> new StochasticDepthOperation(index, depth.rate(), size);
            case MultiHeadSelfAttention attention ->
                new AttentionOperation(x.size(0), attention.dimension(), attention.heads(), parameters);
            case LambdaLayer lambda -> lambda(lambda, x, parameters);
        };
    }

    private ConvolutionOperation convolution(Conv2d conv, Shape input, List<Parameter> parameters) {
        WindowGeometry one = conv.geometry(input);
        var planned = PlannedWeights.of(compute, one, conv.paddingMode(), conv.flipped(), directOnly);
        return new ConvolutionOperation(planned, parameters);
    }

    private Operation lambda(LambdaLayer layer, Shape x, List<Parameter> parameters) {
        int places = x.size(1) * x.size(2);
        int k = layer.keyDepth();
        int v = layer.valueDepth();
        int queries = layer.heads() * k;
        var projections = List.of(
                square(x, queries, 1, parameters.subList(0, 1)),
                square(x, k, 1, parameters.subList(1, 2)),
                square(x, v, 1, parameters.subList(2, 3)));
        var norms = List.of(
                new BatchNormOperation(queries, places, layer.eps(), layer.momentum(), parameters.subList(3, 7)),
                new BatchNormOperation(v, places, layer.eps(), layer.momentum(), parameters.subList(7, 11)));
        var position = layer.scope() == 0
                ? List.<ConvolutionOperation>of()
                : List.of(square(Shape.of(1, x.size(1), x.size(2)), k, layer.scope(), parameters.subList(11, 12)));
        return new LambdaOperation(
                layer.inChannels(), places, k, layer.heads(), v, projections, norms, position, parameters);
    }

    /// A convolution that keeps rows and columns, without bias.
    private ConvolutionOperation square(Shape input, int out, int kernel, List<Parameter> parameters) {
        var conv = new Conv2d(
                input.size(0),
                out,
                Size.square(kernel),
                Size.square(1),
                Padding.symmetric(kernel / 2, kernel / 2),
                PaddingMode.ZERO,
                Size.square(1),
                1,
                false,
                false);
        return convolution(conv, input, parameters);
    }

    private static Operation softmax(int axis, Shape x, boolean logarithm) {
        int along = axis < 0 ? axis + x.rank() : axis;
        return new SoftmaxOperation(product(x, 0, along), x.size(along), product(x, along + 1, x.rank()), logarithm);
    }

    private static Operation concatenate(int axis, List<Shape> inputs) {
        var first = inputs.getFirst();
        int along = axis < 0 ? axis + first.rank() : axis;
        int[] lengths = inputs.stream()
                .mapToInt(input -> product(input, along, input.rank()))
                .toArray();
        return new ConcatenateOperation(product(first, 0, along), lengths);
    }

    private static int product(Shape shape, int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape.size(axis);
        }
        return product;
    }
}
