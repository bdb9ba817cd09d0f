package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes layers of Keras' calls.
final class KerasReader {
    private static final Size ONE = Size.square(1);
    private static final Set<String> ACTIVATION_HOMES =
            Set.of("activations", "keras.activations", "tf.keras.activations", "tf.nn", "keras.ops", "ops", "nn");

    private final Arguments arguments;
    private final Setting setting;

    KerasReader(Arguments arguments, Setting setting) {
        this.arguments = arguments;
        this.setting = setting;
    }

    Part.Window conv() {
        checkInputShape();
        int in = setting.channels();
        int out = arguments.whole("filters", 1, 1);
        var kernel = arguments.size("kernel_size", ONE, 1);
        var stride = arguments.size("strides", ONE, 1);
        var dilation = arguments.size("dilation_rate", ONE, 1);
        checkStrideOrDilation(stride, dilation);
        int groups = arguments.whole("groups", 1, 1);
        Building.checkGroups(arguments, in, out, groups);
        boolean bias = arguments.flag("use_bias", true);
        var padding = padding(stride);
        return window(Building.build(
                arguments.span(),
                () -> new Conv2d(in, out, kernel, stride, padding, PaddingMode.ZERO, dilation, groups, bias, false)));
    }

    Part.Window transposed() {
        checkInputShape();
        int out = arguments.whole("filters", 1, 1);
        var kernel = arguments.size("kernel_size", ONE, 1);
        var stride = arguments.size("strides", ONE, 1);
        var dilation = arguments.size("dilation_rate", ONE, 1);
        checkStrideOrDilation(stride, dilation);
        boolean bias = arguments.flag("use_bias", true);
        var padding = padding(stride);
        if (padding instanceof Padding.Same && setting.convention() == Convention.PYTORCH) {
            throw arguments
                    .spanOf("padding")
                    .error("PyTorch's transposed convolution has no 'same': write nn.ConvTranspose2d with padding in"
                            + " numbers, or read the line with the Keras convention.");
        }
        var layer = new Building.Transposed(setting.channels(), out, kernel, stride, dilation, 1, bias);
        return window(Building.transposed(arguments, layer, padding));
    }

    Part.Window maxPool() {
        checkInputShape();
        var kernel = arguments.size("pool_size", Size.square(2), 1);
        var stride = arguments.findSome("strides").isPresent() ? arguments.size("strides", kernel, 1) : kernel;
        var padding = padding(stride);
        var rounding = setting.convention().poolingRounding();
        return window(Building.build(arguments.span(), () -> new MaxPool2d(kernel, stride, padding, ONE, rounding)));
    }

    Part.Window averagePool() {
        checkInputShape();
        var kernel = arguments.size("pool_size", ONE, 1);
        var stride = arguments.findSome("strides").isPresent() ? arguments.size("strides", kernel, 1) : kernel;
        var padding = padding(stride);
        var convention = setting.convention();
        return window(Building.build(
                arguments.span(),
                () -> new AvgPool2d(
                        kernel, stride, padding, convention.poolingRounding(), convention.countsPadding(), 0)));
    }

    Part.Pad zeroPadding() {
        checkInputShape();
        return new Part.Pad(sides("padding", 1), Part.Fill.ZERO, arguments.spanOf("padding"));
    }

    Part.Crop cropping() {
        checkInputShape();
        return new Part.Crop(sides("cropping", 0), arguments.spanOf("cropping"));
    }

    /// `Activation('relu')` or `Activation('linear')`.
    Part activation() {
        return relu() ? new Part.Rectifier(arguments.span()) : new Part.Identity(arguments.span());
    }

    /// Whether `ReLU()` or `Activation(…)` is the plain ReLU.
    boolean activationOrRelu(Constructor constructor) {
        return (constructor == Constructor.KERAS_RELU ? rectifier() : activation()) instanceof Part.Rectifier;
    }

    Part.Rectifier rectifier() {
        var most = arguments.findSome("max_value");
        if (most.isPresent() && Values.real(most.get(), "max_value") != Double.POSITIVE_INFINITY) {
            throw plainOnly(most.get());
        }
        for (var name : List.of("negative_slope", "threshold")) {
            var value = arguments.findSome(name);
            if (value.isPresent() && Values.real(value.get(), name) != 0) {
                throw plainOnly(value.get());
            }
        }
        return new Part.Rectifier(arguments.span());
    }

    private static NotationException plainOnly(Expression value) {
        return value.span().error("Only the plain ReLU is read here: write ReLU().");
    }

    /// One number, a pair (height, width), or ((top, bottom), (left, right)).
    private Sides sides(String name, int otherwise) {
        var value = arguments.find(name);
        if (value.isEmpty()) {
            return Sides.all(otherwise);
        }
        if (value.get() instanceof Expression.Sequence sequence) {
            List<Expression> axes = sequence.elements();
            if (axes.size() != 2) {
                throw value.get()
                        .span()
                        .error(name + " is one number, (height, width) or ((top, bottom), (left, right)), found "
                                + value.get().span().quote() + ".");
            }
            var h = Values.size(axes.getFirst(), name + " of the height", 0);
            var w = Values.size(axes.getLast(), name + " of the width", 0);
            return new Sides(h.h(), h.w(), w.h(), w.w());
        }
        return Sides.all(Values.whole(value.get(), name, 0));
    }

    private Padding padding(Size stride) {
        var value = arguments.find("padding");
        if (value.isEmpty()) {
            return Padding.NONE;
        }
        PaddingWords.checkQuoted(value.get());
        if (value.get() instanceof Expression.Text word) {
            String numbers = switch (arguments.constructor()) {
                case KERAS_CONV, KERAS_AVERAGE ->
                    "write the padding in numbers, for example Sequential([ZeroPadding2D(1), …])";
                default -> "take it away, or read the line with the Keras convention";
            };
            return PaddingWords.read(word, Dialect.KERAS, setting.convention(), stride, numbers);
        }
        throw value.get()
                .span()
                .error("Keras' padding is 'valid' or 'same', found "
                        + value.get().span().quote()
                        + switch (arguments.constructor()) {
                            case KERAS_CONV, KERAS_AVERAGE ->
                                ": for numbers put ZeroPadding2D(1) before it in Sequential([…]).";
                            case KERAS_TRANSPOSED -> ": for numbers put Cropping2D(1) behind it in Sequential([…]).";
                            default -> ".";
                        });
    }

    private void checkStrideOrDilation(Size stride, Size dilation) {
        if (Math.max(stride.h(), stride.w()) > 1 && Math.max(dilation.h(), dilation.w()) > 1) {
            throw arguments
                    .spanOf("dilation_rate")
                    .error("Keras takes no strides above 1 together with a dilation_rate above 1, found strides "
                            + CallText.size(stride) + " and dilation_rate " + CallText.size(dilation)
                            + ": set one of them to 1, or write nn."
                            + (arguments.constructor() == Constructor.KERAS_CONV ? "Conv2d." : "ConvTranspose2d."));
        }
    }

    private void checkInputShape() {
        var value = arguments.findSome("input_shape");
        if (value.isEmpty()
                || !(value.get() instanceof Expression.Sequence shape)
                || shape.elements().size() != 3) {
            return;
        }
        boolean first = arguments.find("data_format").isPresent()
                && arguments.find("data_format").get() instanceof Expression.Text format
                && format.value().toLowerCase(Locale.ROOT).equals("channels_first");
        var channels = shape.elements().get(first ? 0 : 2);
        if (channels instanceof Expression.Whole whole && whole.value() != setting.channels()) {
            throw channels.span()
                    .error("The channel count of input_shape is " + whole.value() + " and that of the input "
                            + setting.channels() + ": leave input_shape out, or change the input.");
        }
    }

    /// Whether the activation is a ReLU.
    boolean relu() {
        var value = arguments.findSome("activation");
        if (value.isEmpty()) {
            return false;
        }
        String name = switch (value.get()) {
            case Expression.Text text -> text.value();
            case Expression.Name dotted
            when ACTIVATION_HOMES.contains(Constructor.prefix(dotted.dotted())) -> Constructor.last(dotted.dotted());
            default -> "";
        };
        return switch (name) {
            case "relu" -> true;
            case "linear" -> false;
            default ->
                throw value.get()
                        .span()
                        .error("Of the activations only 'relu' is shown here, found "
                                + value.get().span().quote() + ": write 'relu', or leave the activation out.");
        };
    }

    private Part.Window window(WindowLayer layer) {
        boolean relu = arguments.constructor().arguments().contains("activation") && relu();
        return new Part.Window(layer, relu, Dialect.KERAS, arguments.span());
    }
}
