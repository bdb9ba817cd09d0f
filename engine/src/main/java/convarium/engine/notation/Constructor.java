package convarium.engine.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The constructors that are read, with their arguments in the order of the real ones.
///
/// Sources: PyTorch 2 `torch.nn` (conv, pooling, padding, activation), Keras 3 `keras.layers` (convolutional, pooling,
/// reshaping, activations).
enum Constructor {
    TORCH_CONV(
            Dialect.PYTORCH,
            "Conv2d",
            3,
            "in_channels out_channels kernel_size stride padding dilation groups bias padding_mode device dtype",
            ""),
    TORCH_TRANSPOSED(
            Dialect.PYTORCH,
            "ConvTranspose2d",
            3,
            "in_channels out_channels kernel_size stride padding output_padding groups bias dilation padding_mode"
                    + " device dtype",
            ""),
    TORCH_MAX(Dialect.PYTORCH, "MaxPool2d", 1, "kernel_size stride padding dilation return_indices ceil_mode", ""),
    TORCH_AVERAGE(
            Dialect.PYTORCH,
            "AvgPool2d",
            1,
            "kernel_size stride padding ceil_mode count_include_pad divisor_override",
            ""),
    TORCH_ZERO_PAD(Dialect.PYTORCH, "ZeroPad2d", 1, "padding", ""),
    TORCH_CONSTANT_PAD(Dialect.PYTORCH, "ConstantPad2d", 2, "padding value", ""),
    TORCH_REFLECTION_PAD(Dialect.PYTORCH, "ReflectionPad2d", 1, "padding", ""),
    TORCH_REPLICATION_PAD(Dialect.PYTORCH, "ReplicationPad2d", 1, "padding", ""),
    TORCH_CIRCULAR_PAD(Dialect.PYTORCH, "CircularPad2d", 1, "padding", ""),
    TORCH_RELU(Dialect.PYTORCH, "ReLU", 0, "inplace", ""),
    KERAS_CONV(
            Dialect.KERAS,
            "Conv2D Convolution2D",
            2,
            "filters kernel_size strides padding data_format dilation_rate groups activation use_bias"
                    + " kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer"
                    + " kernel_constraint bias_constraint",
            "name trainable dtype autocast input_shape"),
    KERAS_TRANSPOSED(
            Dialect.KERAS,
            "Conv2DTranspose Convolution2DTranspose",
            2,
            "filters kernel_size strides padding data_format dilation_rate activation use_bias"
                    + " kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer"
                    + " kernel_constraint bias_constraint",
            "output_padding name trainable dtype autocast input_shape"),
    KERAS_MAX(
            Dialect.KERAS,
            "MaxPooling2D MaxPool2D",
            0,
            "pool_size strides padding data_format name",
            "trainable dtype autocast activity_regularizer input_shape"),
    KERAS_AVERAGE(
            Dialect.KERAS,
            "AveragePooling2D AvgPool2D",
            1,
            "pool_size strides padding data_format name",
            "trainable dtype autocast activity_regularizer input_shape"),
    KERAS_ZERO_PADDING(
            Dialect.KERAS, "ZeroPadding2D", 0, "padding data_format", "name trainable dtype autocast input_shape"),
    KERAS_CROPPING(Dialect.KERAS, "Cropping2D", 0, "cropping data_format", "name trainable dtype autocast input_shape"),
    KERAS_RELU(Dialect.KERAS, "ReLU", 0, "max_value negative_slope threshold", "name trainable dtype autocast"),
    KERAS_ACTIVATION(Dialect.KERAS, "Activation", 1, "activation", "name trainable dtype autocast");

    private static final Set<String> TORCH_PREFIXES = Set.of("", "nn", "torch.nn");
    private static final Set<String> KERAS_PREFIXES =
            Set.of("", "layers", "keras.layers", "tf.keras.layers", "tensorflow.keras.layers");

    private final Dialect dialect;
    private final String names;
    private final int required;
    private final String positional;
    private final String keywordOnly;

    Constructor(Dialect dialect, String names, int required, String positional, String keywordOnly) {
        this.dialect = dialect;
        this.names = names;
        this.required = required;
        this.positional = positional;
        this.keywordOnly = keywordOnly;
    }

    Dialect dialect() {
        return dialect;
    }

    /// Its names, the usual one first.
    List<String> names() {
        return words(names);
    }

    /// The name as its dialect writes it: `nn.Conv2d`, `Conv2D`.
    String title() {
        String name = names().getFirst();
        return dialect == Dialect.PYTORCH ? "nn." + name : name;
    }

    /// The arguments that may stand without their name, in order.
    List<String> positional() {
        return words(positional);
    }

    /// The arguments that cannot be left out.
    List<String> required() {
        return positional().subList(0, required);
    }

    /// All arguments.
    List<String> arguments() {
        return Stream.concat(positional().stream(), words(keywordOnly).stream()).toList();
    }

    /// The constructor of that name.
    ///
    /// @param dotted its name, a prefix such as `nn.` before it or not
    /// @param preferred whose it is if both dialects have it
    static Optional<Constructor> find(String dotted, Dialect preferred) {
        String name = last(dotted);
        var named = Arrays.stream(values())
                .filter(c -> c.names().contains(name) && c.takesPrefix(prefix(dotted)))
                .toList();
        return named.stream()
                .filter(c -> c.dialect == preferred)
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /// Whose prefix it is; empty for none and for one that is not known.
    static Optional<Dialect> dialectOf(String prefix) {
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        if (TORCH_PREFIXES.contains(prefix)) {
            return Optional.of(Dialect.PYTORCH);
        }
        return KERAS_PREFIXES.contains(prefix) ? Optional.of(Dialect.KERAS) : Optional.empty();
    }

    /// What stands before the last dot.
    static String prefix(String dotted) {
        return dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
    }

    /// What stands behind the last dot.
    static String last(String dotted) {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    private boolean takesPrefix(String prefix) {
        return (dialect == Dialect.PYTORCH ? TORCH_PREFIXES : KERAS_PREFIXES).contains(prefix);
    }

    private static List<String> words(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }
}
