package convarium.engine.train;

import convarium.engine.network.Parameter;
import convarium.engine.notation.WrittenGraph.Origin;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one array of a network lies in a file: under which name, with which shape, its axes in which order.
///
/// @param name in the file
/// @param shape in the file
/// @param view the array's own axes, perhaps split further
/// @param order axis i of the file is axis `order[i]` of the view
record Arrangement(String name, Shape shape, List<Integer> view, List<Integer> order) {

    Arrangement {
        view = List.copyOf(view);
        order = List.copyOf(order);
    }

    /// Under its own name, as it is: PyTorch's.
    static Arrangement plain(Parameter parameter) {
        var sizes = parameter.shape().dimensions();
        return new Arrangement(parameter.name(), parameter.shape(), sizes, range(sizes.size()));
    }

    /// As Keras holds it.
    ///
    /// @param origin what the text says of the parameter's node
    static Arrangement keras(Parameter parameter, Origin origin) {
        var sizes = parameter.shape().dimensions();
        var role = parameter.spec().role();
        String layer = parameter.node();
        return switch (role) {
            case BIAS -> flat(Naming.layer(layer, origin) + "/bias", sizes, Optional.empty());
            case SCALE -> flat(layer + "/gamma", sizes, origin.rows());
            case SHIFT -> flat(layer + "/beta", sizes, origin.rows());
            case RUNNING_MEAN -> flat(layer + "/moving_mean", sizes, origin.rows());
            case RUNNING_VARIANCE -> flat(layer + "/moving_variance", sizes, origin.rows());
            case WEIGHT, EMBEDDING -> weight(parameter, origin);
        };
    }

    private static Arrangement weight(Parameter parameter, Origin origin) {
        var sizes = parameter.shape().dimensions();
        String name = Naming.layer(parameter.node(), origin) + "/" + Naming.weight(origin);
        return switch (origin.kind()) {
            case DEPTHWISE, SEPARABLE_DEPTHWISE -> {
                int multiplier = multiplier(parameter);
                var view = List.of(sizes.get(0) / multiplier, multiplier, sizes.get(2), sizes.get(3));
                yield ordered(name, view, List.of(2, 3, 0, 1));
            }
            case DENSE -> {
                var view = new ArrayList<Integer>();
                view.add(sizes.getFirst());
                origin.rows().map(Shape::dimensions).ifPresentOrElse(view::addAll, () -> view.add(sizes.get(1)));
                var order = new ArrayList<>(range(view.size()));
                // out, c, h, w becomes h, w, c, out
                order.removeFirst();
                order.add(order.removeFirst());
                order.add(0);
                yield new Arrangement(name, Shape.of(sizes.get(1), sizes.getFirst()), view, order);
            }
            case CONVOLUTION, TRANSPOSED, SEPARABLE_POINTWISE, NORM, PLAIN -> {
                var order = new ArrayList<>(range(sizes.size()).subList(2, sizes.size()));
                order.add(1);
                order.add(0);
                yield ordered(name, sizes, order);
            }
        };
    }

    /// Outputs of each channel of a depthwise convolution.
    private static int multiplier(Parameter parameter) {
        int taps = parameter.shape().size(2) * parameter.shape().size(3);
        return parameter.spec().fanOut() / taps;
    }

    private static Arrangement ordered(String name, List<Integer> view, List<Integer> order) {
        return new Arrangement(name, new Shape(order.stream().map(view::get).toList()), view, order);
    }

    /// A row of numbers, one a feature or channel; the features of what was flattened as h, w, c.
    private static Arrangement flat(String name, List<Integer> sizes, Optional<Shape> rows) {
        if (rows.isEmpty()) {
            return new Arrangement(name, new Shape(sizes), sizes, range(sizes.size()));
        }
        var view = rows.get().dimensions();
        var order = new ArrayList<>(range(view.size()));
        order.add(order.removeFirst());
        return new Arrangement(name, new Shape(sizes), view, order);
    }

    private static List<Integer> range(int count) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /// The values as the file has them.
    Tensor toFile(float[] values) {
        float[] out = new float[values.length];
        int[] from = places();
        for (int i = 0; i < out.length; i++) {
            out[i] = values[from[i]];
        }
        return Tensor.wrap(shape, out);
    }

    /// The values as the network has them.
    float[] fromFile(Tensor tensor) {
        float[] out = new float[tensor.data().length];
        int[] to = places();
        for (int i = 0; i < out.length; i++) {
            out[to[i]] = tensor.data()[i];
        }
        return out;
    }

    /// For each number of the file, in its order, the number's place in the network's array.
    private int[] places() {
        int[] strides = new int[view.size()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= view.get(axis);
        }
        int[] places = new int[stride];
        int[] index = new int[order.size()];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = at;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                int own = order.get(axis);
                at += strides[own];
                if (++index[axis] < view.get(own)) {
                    break;
                }
                at -= strides[own] * view.get(own);
                index[axis] = 0;
            }
        }
        return places;
    }

    /// Keras' names of layers and their variables.
    private static final class Naming {
        private static final String DEPTHWISE = ".depthwise";
        private static final String POINTWISE = ".pointwise";

        private Naming() {}

        /// Both halves of a separable convolution are one layer in Keras.
        static String layer(String node, Origin origin) {
            return switch (origin.kind()) {
                case SEPARABLE_DEPTHWISE -> node.substring(0, node.length() - DEPTHWISE.length());
                case SEPARABLE_POINTWISE -> node.substring(0, node.length() - POINTWISE.length());
                case PLAIN, CONVOLUTION, DEPTHWISE, TRANSPOSED, DENSE, NORM -> node;
            };
        }

        static String weight(Origin origin) {
            return switch (origin.kind()) {
                case SEPARABLE_DEPTHWISE -> "depthwise_kernel";
                case SEPARABLE_POINTWISE -> "pointwise_kernel";
                case PLAIN, CONVOLUTION, DEPTHWISE, TRANSPOSED, DENSE, NORM -> "kernel";
            };
        }
    }
}
