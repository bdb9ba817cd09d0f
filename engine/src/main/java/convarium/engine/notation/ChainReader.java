package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes the steps of one layer of a chain.
final class ChainReader {
    private static final Size ONE = Size.square(1);
    private static final Set<String> ACTIVATIONS = Set.of(
            "relu",
            "linear",
            "sigmoid",
            "tanh",
            "softmax",
            "elu",
            "selu",
            "gelu",
            "silu",
            "swish",
            "softplus",
            "softsign",
            "exponential",
            "hard_sigmoid",
            "hard_silu",
            "hard_swish",
            "leaky_relu",
            "relu6",
            "mish",
            "log_softmax",
            "celu",
            "log_sigmoid");
    private static final String LAYERS = "the layers of a chain are convolutions, pooling, padding, Linear or Dense,"
            + " Flatten, Dropout, normalisations and activations, by the names of PyTorch or Keras.";

    private final Expression.Call call;
    private final Expression.Name called;
    private final Dialect dialect;
    private final List<Shape> inputs;
    private final Shape input;

    ChainReader(ChainElements.Element element, Dialect dialect, List<Shape> inputs) {
        this.call = element.call();
        this.called = element.called();
        this.dialect = dialect;
        this.inputs = inputs;
        this.input = inputs.getFirst();
    }

    List<ChainStep> steps() {
        var constructor = Constructor.findInChain(called.dotted(), dialect)
                .orElseThrow(() -> Reader.unknown(called, LAYERS, Arrays.asList(Constructor.values())));
        if (constructor.dialect() != dialect) {
            throw called.span()
                    .error(called.dotted() + " belongs to "
                            + constructor.dialect().convention().title() + ", and this is a chain of "
                            + dialect.convention().title() + ": write all of it in one of the two.");
        }
        if (constructor.joins() != (inputs.size() > 1)) {
            throw call.span()
                    .error(
                            constructor.joins()
                                    ? type() + " makes one value of two or more: call it on a list in functional style,"
                                            + " as in " + type() + "()([x, y])."
                                    : type() + " is called on one value, found " + inputs.size() + ".");
        }
        if (constructor.overSequences()) {
            checkSequence();
        } else if (needsPicture(constructor)) {
            checkPicture();
        } else if (constructor == Constructor.TORCH_BATCH_NORM_1D && input.rank() > 2) {
            throw call.span().error("BatchNorm1d expects features and gets " + input + ": write BatchNorm2d.");
        }
        var arguments = Arguments.bind(constructor, call);
        checkActivation(arguments);
        try {
            return steps(constructor, arguments);
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw call.span().error(Building.sentence(e));
        }
    }

    private static boolean needsPicture(Constructor constructor) {
        return switch (constructor) {
            case TORCH_RELU, KERAS_RELU, KERAS_ACTIVATION -> false;
            case TORCH_BATCH_NORM,
                    TORCH_INSTANCE_NORM,
                    TORCH_ADAPTIVE_AVERAGE,
                    TORCH_ADAPTIVE_MAX,
                    TORCH_UPSAMPLE,
                    KERAS_GLOBAL_AVERAGE,
                    KERAS_GLOBAL_MAX,
                    KERAS_UPSAMPLING,
                    KERAS_DEPTHWISE,
                    KERAS_SEPARABLE -> true;
            default -> constructor.inLines();
        };
    }

    private void checkPicture() {
        if (input.rank() != 3) {
            throw call.span()
                    .error(type() + " expects channels × height × width and gets "
                            + (input.rank() == 1 ? input.size(0) + " features" : input.toString()) + ".");
        }
    }

    private void checkSequence() {
        if (input.rank() != 2) {
            throw call.span()
                    .error(type() + " expects channels × length and gets "
                            + (input.rank() == 1 ? input.size(0) + " features" : input.toString()) + ".");
        }
    }

    private String type() {
        return Constructor.last(called.dotted());
    }

    private void checkActivation(Arguments arguments) {
        var value = arguments.findSome("activation");
        if (value.isEmpty()) {
            return;
        }
        String word = switch (value.get()) {
            case Expression.Text text -> text.value();
            case Expression.Name name -> Constructor.last(name.dotted());
            case Expression.Call made
            when made.function() instanceof Expression.Name name -> Constructor.last(name.dotted());
            default -> "";
        };
        String plain = word.equals(word.toUpperCase(Locale.ROOT))
                ? word.toLowerCase(Locale.ROOT)
                : word.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        if (!ACTIVATIONS.contains(plain) && !plain.equals("re_lu") && !plain.equals("leaky_re_lu")) {
            throw value.get()
                    .span()
                    .error("No activation is called " + value.get().span().quote()
                            + Closest.spelling(word, ACTIVATIONS)
                                    .filter(near -> Closest.isNear(word, near))
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(": known are relu, sigmoid, tanh, softmax and the like."));
        }
    }

    private List<ChainStep> steps(Constructor constructor, Arguments a) {
        if (constructor.overSequences()) {
            return new SequenceSteps(a, input).of(constructor);
        }
        return switch (constructor) {
            case KERAS_ACTIVATION,
                    KERAS_RELU,
                    KERAS_SLOPE,
                    KERAS_ELU,
                    KERAS_SOFTMAX,
                    KERAS_RESCALING,
                    KERAS_AUGMENTATION,
                    KERAS_MOVES,
                    KERAS_NOISE,
                    TORCH_SLOPE,
                    TORCH_ALPHA,
                    TORCH_PLAIN,
                    TORCH_BARE,
                    TORCH_GELU,
                    TORCH_SOFTPLUS,
                    TORCH_HARDTANH,
                    TORCH_SOFTMAX,
                    TORCH_IDENTITY -> keeps();
            case TORCH_RELU -> runs(new Activate(new Activation.Relu()));
            case TORCH_PRELU -> prelu(a);
            case KERAS_PRELU -> kerasPrelu(a);
            case TORCH_LINEAR ->
                runs(new Dense(a.whole("in_features", 1, 1), a.whole("out_features", 1, 1), a.flag("bias", true)));
            case KERAS_DENSE -> dense(a);
            case TORCH_FLATTEN -> flatten(a);
            case KERAS_FLATTEN -> runs(new Flatten());
            case TORCH_UNFLATTEN -> unflatten(a);
            case KERAS_RESHAPE -> reshape(a);
            case TORCH_DROPOUT -> dropout(a, "p", 0.5);
            case KERAS_DROPOUT -> dropout(a, "rate", 0.5);
            case TORCH_BATCH_NORM, TORCH_BATCH_NORM_1D ->
                runs(new BatchNorm(
                        a.whole("num_features", 1, 1),
                        real(a, "eps", 1e-5),
                        real(a, "momentum", 0.1),
                        a.flag("affine", true)));
            case KERAS_BATCH_NORM -> kerasBatchNorm(a);
            case TORCH_INSTANCE_NORM -> {
                int channels = a.whole("num_features", 1, 1);
                yield runs(new GroupNorm(channels, channels, real(a, "eps", 1e-5), a.flag("affine", false)));
            }
            case TORCH_GROUP_NORM ->
                runs(new GroupNorm(
                        a.whole("num_groups", 1, 1),
                        a.whole("num_channels", 1, 1),
                        real(a, "eps", 1e-5),
                        a.flag("affine", true)));
            case TORCH_LAYER_NORM ->
                runs(new LayerNorm(
                        sizes(a.find("normalized_shape").orElseThrow(), "normalized_shape"),
                        real(a, "eps", 1e-5),
                        a.flag("elementwise_affine", true)));
            case KERAS_LAYER_NORM -> kerasLayerNorm(a);
            case TORCH_RESPONSE_NORM ->
                runs(new LocalResponseNorm(
                        a.whole("size", 1, 1), real(a, "alpha", 1e-4), real(a, "beta", 0.75), real(a, "k", 1)));
            case TORCH_ADAPTIVE_AVERAGE -> runs(new AdaptiveAvgPool2d(adaptive(a)));
            case TORCH_ADAPTIVE_MAX -> runs(new AdaptiveMaxPool2d(adaptive(a)));
            case TORCH_UPSAMPLE -> upsample(a);
            case KERAS_UPSAMPLING -> runs(new Upsample(a.size("size", Size.square(2), 1), method(a, "interpolation")));
            case KERAS_GLOBAL_AVERAGE -> global(a, AdaptiveAvgPool2d.global());
            case KERAS_GLOBAL_MAX -> global(a, new AdaptiveMaxPool2d(ONE));
            case KERAS_DEPTHWISE -> List.of(new ChainStep.Runs(depthwise(a, a.flag("use_bias", true))));
            case KERAS_SEPARABLE -> separable(a);
            case KERAS_ADD -> joins(new Add());
            case KERAS_MULTIPLY -> joins(new Multiply());
            case KERAS_CONCATENATE -> joins(new Concatenate(joined(a)));
            case KERAS_INPUT -> throw call.span().error("An input stands at the head of a chain.");
            case TORCH_CONSTANT_PAD, TORCH_ZERO_PAD -> padding(new TorchReader(a, setting()).pad(Part.Fill.ZERO));
            default -> inLine(a);
        };
    }

    /// A layer with a window, or padding around one.
    private List<ChainStep> inLine(Arguments a) {
        var plain = withoutActivation(a);
        return switch (new Reader(input, Optional.empty()).part(plain, dialect, LAYERS)) {
            case Part.Window window -> runs(window.layer());
            case Part.Pad pad -> padding(pad);
            case Part.Crop crop -> crop(crop.sides());
            case Part.Rectifier rectifier -> keeps();
            case Part.Identity identity -> keeps();
        };
    }

    /// The call without its activation, which keeps the shape.
    private Expression.Call withoutActivation(Arguments a) {
        var activation = a.find("activation");
        var kept = call.arguments().stream()
                .filter(argument -> activation.isEmpty() || !argument.value().equals(activation.get()))
                .toList();
        return new Expression.Call(called, kept, call.span());
    }

    private List<ChainStep> padding(Part.Pad pad) {
        if (pad.sides().cuts()) {
            if (pad.sides().adds()) {
                throw pad.span().error("Padding that adds on one side and cuts on another is not read: write two.");
            }
            return crop(pad.sides().negated());
        }
        var mode = switch (pad.fill()) {
            case REFLECT -> PaddingMode.REFLECT;
            case REPLICATE -> PaddingMode.REPLICATE;
            case CIRCULAR -> PaddingMode.CIRCULAR;
            case ZERO, NEGATIVE_INFINITY -> PaddingMode.ZERO;
        };
        return runs(new Pad(pad.sides().explicit(), mode));
    }

    private static List<ChainStep> crop(Sides s) {
        return List.of(new ChainStep.Crops(s.top(), s.bottom(), s.left(), s.right()));
    }

    private static List<ChainStep> runs(Layer... layers) {
        return Arrays.stream(layers).<ChainStep>map(ChainStep.Runs::new).toList();
    }

    private static List<ChainStep> keeps() {
        return List.of(ChainStep.Keeps.ALL);
    }

    private List<ChainStep> joins(Layer layer) {
        layer.output(inputs);
        return List.of(new ChainStep.Joins(layer));
    }

    /// The axis of a sample, channels first, that Keras counts behind the batch with the channels last.
    private int joined(Arguments a) {
        int axis = a.whole("axis", -1, -4);
        int rank = input.rank();
        int counted = axis < 0 ? axis + rank + 1 : axis;
        if (counted < 1 || counted > rank) {
            throw a.spanOf("axis").error("axis is 1 to " + rank + " here, or −1 for the channels, found " + axis + ".");
        }
        return counted == rank ? 0 : counted;
    }

    private Setting setting() {
        return new Setting(input, dialect.convention());
    }

    private List<ChainStep> prelu(Arguments a) {
        int learnt = a.whole("num_parameters", 1, 1);
        if (learnt != 1 && learnt != input.size(0)) {
            throw a.spanOf("num_parameters")
                    .error("PReLU expects " + learnt + " channels and gets " + input.size(0) + ".");
        }
        return List.of(new ChainStep.Keeps(learnt, learnt == 1 ? "one slope" : learnt + " slopes, one a channel"));
    }

    private List<ChainStep> kerasPrelu(Arguments a) {
        boolean shared = a.findSome("shared_axes").isPresent();
        int learnt = shared ? input.size(0) : input.elements();
        return List.of(new ChainStep.Keeps(learnt, learnt + " slopes, one a " + (shared ? "channel" : "value")));
    }

    /// Keras' Dense works along the channels: over a picture it is a 1 × 1 convolution.
    private List<ChainStep> dense(Arguments a) {
        int units = a.whole("units", 1, 1);
        boolean bias = a.flag("use_bias", true);
        if (input.rank() == 2) {
            return List.of(new ChainStep.AlongRow(
                    new Conv2d(input.size(0), units, ONE, ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, bias, false)));
        }
        if (input.rank() == 3) {
            return runs(
                    new Conv2d(input.size(0), units, ONE, ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, bias, false));
        }
        if (input.rank() != 1) {
            throw call.span().error("Dense expects features and gets " + input + ": put Flatten() before it.");
        }
        return runs(new Dense(input.size(0), units, bias));
    }

    private List<ChainStep> flatten(Arguments a) {
        int start = axis(a, "start_dim", 1);
        int end = axis(a, "end_dim", -1);
        if (start != 1) {
            throw a.spanOf("start_dim").error("start_dim is 1 here, so that the batch stays: found " + start + ".");
        }
        if (end != input.rank()) {
            throw a.spanOf("end_dim")
                    .error("end_dim is -1 here, so that all of a sample becomes features, found " + end + ".");
        }
        return runs(new Flatten());
    }

    /// An axis of the batch, counted from 0; a negative one from the end.
    private int axis(Arguments a, String name, int otherwise) {
        int axis = a.whole(name, otherwise, -4);
        return axis < 0 ? axis + input.rank() + 1 : axis;
    }

    private List<ChainStep> unflatten(Arguments a) {
        if (axis(a, "dim", 1) != 1 || input.rank() != 1) {
            throw call.span().error("Unflatten is read with dim 1, over features.");
        }
        return runs(new Reshape(sizes(a.find("unflattened_size").orElseThrow(), "unflattened_size")));
    }

    private List<ChainStep> reshape(Arguments a) {
        var target = a.find("target_shape").orElseThrow();
        var elements = target instanceof Expression.Sequence sequence ? sequence.elements() : List.of(target);
        var sizes = new ArrayList<Integer>();
        long known = 1;
        for (var element : elements) {
            int size = Values.whole(element, "target_shape", -1);
            known *= Math.abs(size);
            sizes.add(size);
        }
        int open = sizes.indexOf(-1);
        if (open >= 0 && known > 0) {
            sizes.set(open, (int) (input.elements() / known));
        }
        if (sizes.size() > 1) {
            sizes.addFirst(sizes.removeLast()); // channels last in Keras
        }
        return runs(new Reshape(new Shape(sizes)));
    }

    private static Shape sizes(Expression value, String name) {
        var elements = value instanceof Expression.Sequence sequence ? sequence.elements() : List.of(value);
        return new Shape(
                elements.stream().map(size -> Values.whole(size, name, 1)).toList());
    }

    private List<ChainStep> dropout(Arguments a, String name, double otherwise) {
        double rate = a.find(name).map(value -> Values.real(value, name)).orElse(otherwise);
        if (rate == 1) {
            return keeps();
        }
        return runs(new Dropout((float) rate));
    }

    private List<ChainStep> kerasBatchNorm(Arguments a) {
        int channels = input.size(0);
        boolean center = a.flag("center", true);
        boolean scale = a.flag("scale", true);
        if (center != scale) {
            return List.of(new ChainStep.Keeps(channels, channels + (center ? " offsets" : " factors")));
        }
        // Keras states the share of the old statistics, not of the new
        float old = real(a, "momentum", 0.99);
        return runs(new BatchNorm(channels, real(a, "epsilon", 1e-3), 1 - old, scale));
    }

    /// Keras normalises along the channels alone, with a factor and an offset for each.
    private List<ChainStep> kerasLayerNorm(Arguments a) {
        int each = (a.flag("center", true) ? 1 : 0) + (a.flag("scale", true) ? 1 : 0);
        return List.of(new ChainStep.Keeps((long) each * input.size(0), each + "·" + input.size(0)));
    }

    /// The output's rows and columns; `None` keeps the input's.
    private Size adaptive(Arguments a) {
        var value = a.find("output_size").orElseThrow();
        if (value instanceof Expression.Nothing) {
            return new Size(input.size(1), input.size(2));
        }
        if (value instanceof Expression.Sequence pair && pair.elements().size() == 2) {
            return new Size(
                    adaptive(pair.elements().getFirst(), 1),
                    adaptive(pair.elements().getLast(), 2));
        }
        return Values.size(value, "output_size", 1);
    }

    private int adaptive(Expression value, int axis) {
        return value instanceof Expression.Nothing ? input.size(axis) : Values.whole(value, "output_size", 1);
    }

    private List<ChainStep> upsample(Arguments a) {
        if (a.findSome("size").isPresent()) {
            var size = a.size("size", ONE, 1);
            if (size.h() % input.size(1) != 0 || size.w() % input.size(2) != 0) {
                throw a.spanOf("size")
                        .error("Upsample is read by whole factors, and " + size + " is no multiple of " + input.size(1)
                                + " × " + input.size(2) + ".");
            }
            return runs(new Upsample(new Size(size.h() / input.size(1), size.w() / input.size(2)), method(a, "mode")));
        }
        if (a.findSome("scale_factor").isEmpty()) {
            throw call.span().error("Upsample needs size or scale_factor: write nn.Upsample(scale_factor=2).");
        }
        return runs(new Upsample(a.size("scale_factor", ONE, 1), method(a, "mode")));
    }

    private static float real(Arguments a, String name, double otherwise) {
        return (float) a.findSome(name)
                .map(value -> Values.real(value, name))
                .orElse(otherwise)
                .doubleValue();
    }

    /// Nearest unless the text says otherwise; other methods count as bilinear does.
    private static Upsample.Method method(Arguments a, String name) {
        return a.findSome(name)
                        .filter(value -> value instanceof Expression.Text text
                                && !text.value().equals("nearest"))
                        .isPresent()
                ? Upsample.Method.BILINEAR
                : Upsample.Method.NEAREST;
    }

    private List<ChainStep> global(Arguments a, Layer pool) {
        return a.flag("keepdims", false) ? runs(pool) : runs(pool, new Flatten());
    }

    private Conv2d depthwise(Arguments a, boolean bias) {
        int channels = input.size(0);
        int multiplier = a.whole("depth_multiplier", 1, 1);
        var stride = a.size("strides", ONE, 1);
        return new Conv2d(
                channels,
                Math.multiplyExact(channels, multiplier),
                a.size("kernel_size", ONE, 1),
                stride,
                PaddingWords.of(a, Dialect.KERAS, stride),
                PaddingMode.ZERO,
                a.size("dilation_rate", ONE, 1),
                channels,
                bias,
                false);
    }

    private List<ChainStep> separable(Arguments a) {
        var depthwise = depthwise(a, false);
        return runs(
                depthwise,
                new Conv2d(
                        depthwise.outChannels(),
                        a.whole("filters", 1, 1),
                        ONE,
                        ONE,
                        Padding.NONE,
                        PaddingMode.ZERO,
                        ONE,
                        1,
                        a.flag("use_bias", true),
                        false));
    }
}
