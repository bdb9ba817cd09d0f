package convarium.engine.notation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The constructors that are read, with their arguments in the order of the real ones.
///
/// Sources: PyTorch 2 `torch.nn` (conv, pooling, padding, activation), Keras 3 `keras.layers`
/// (convolutional, pooling, reshaping, activations).
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
    KERAS_ACTIVATION(Dialect.KERAS, "Activation", 1, "activation", "name trainable dtype autocast"),
    TORCH_CONV_1D(
            Dialect.PYTORCH,
            "Conv1d",
            3,
            "in_channels out_channels kernel_size stride padding dilation groups bias padding_mode device dtype",
            ""),
    TORCH_ZERO_PAD_1D(Dialect.PYTORCH, "ZeroPad1d", 1, "padding", ""),
    TORCH_CONSTANT_PAD_1D(Dialect.PYTORCH, "ConstantPad1d", 2, "padding value", ""),
    TORCH_REFLECTION_PAD_1D(Dialect.PYTORCH, "ReflectionPad1d", 1, "padding", ""),
    TORCH_REPLICATION_PAD_1D(Dialect.PYTORCH, "ReplicationPad1d", 1, "padding", ""),
    TORCH_CIRCULAR_PAD_1D(Dialect.PYTORCH, "CircularPad1d", 1, "padding", ""),
    KERAS_CONV_1D(
            Dialect.KERAS,
            "Conv1D Convolution1D",
            2,
            "filters kernel_size strides padding data_format dilation_rate groups activation use_bias"
                    + " kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer"
                    + " kernel_constraint bias_constraint",
            "name trainable dtype autocast input_shape batch_input_shape"),
    KERAS_ZERO_PADDING_1D(
            Dialect.KERAS, "ZeroPadding1D", 0, "padding data_format", "name trainable dtype autocast input_shape"),
    TORCH_MAX_1D(Dialect.PYTORCH, "MaxPool1d", 1, "kernel_size stride padding dilation return_indices ceil_mode", ""),
    TORCH_AVERAGE_1D(Dialect.PYTORCH, "AvgPool1d", 1, "kernel_size stride padding ceil_mode count_include_pad", ""),
    TORCH_ADAPTIVE_AVERAGE_1D(Dialect.PYTORCH, "AdaptiveAvgPool1d", 1, "output_size", ""),
    TORCH_ADAPTIVE_MAX_1D(Dialect.PYTORCH, "AdaptiveMaxPool1d", 1, "output_size return_indices", ""),
    KERAS_CROPPING_1D(
            Dialect.KERAS, "Cropping1D", 0, "cropping data_format", "name trainable dtype autocast input_shape"),
    KERAS_MAX_1D(
            Dialect.KERAS,
            "MaxPooling1D MaxPool1D",
            0,
            "pool_size strides padding data_format name",
            "trainable dtype autocast activity_regularizer input_shape"),
    KERAS_AVERAGE_1D(
            Dialect.KERAS,
            "AveragePooling1D AvgPool1D",
            1,
            "pool_size strides padding data_format name",
            "trainable dtype autocast activity_regularizer input_shape"),
    KERAS_GLOBAL_AVERAGE_1D(
            Dialect.KERAS,
            "GlobalAveragePooling1D GlobalAvgPool1D",
            0,
            "data_format keepdims",
            "name trainable dtype autocast input_shape"),
    KERAS_GLOBAL_MAX_1D(
            Dialect.KERAS,
            "GlobalMaxPooling1D GlobalMaxPool1D",
            0,
            "data_format keepdims",
            "name trainable dtype autocast input_shape"),
    KERAS_UPSAMPLING_1D(Dialect.KERAS, "UpSampling1D", 0, "size", "name trainable dtype autocast input_shape"),
    TORCH_LINEAR(Dialect.PYTORCH, "Linear", 2, "in_features out_features bias device dtype", ""),
    TORCH_FLATTEN(Dialect.PYTORCH, "Flatten", 0, "start_dim end_dim", ""),
    TORCH_UNFLATTEN(Dialect.PYTORCH, "Unflatten", 2, "dim unflattened_size", ""),
    TORCH_DROPOUT(Dialect.PYTORCH, "Dropout Dropout1d Dropout2d AlphaDropout FeatureAlphaDropout", 0, "p inplace", ""),
    TORCH_BATCH_NORM(
            Dialect.PYTORCH, "BatchNorm2d", 1, "num_features eps momentum affine track_running_stats device dtype", ""),
    TORCH_BATCH_NORM_1D(
            Dialect.PYTORCH, "BatchNorm1d", 1, "num_features eps momentum affine track_running_stats device dtype", ""),
    TORCH_INSTANCE_NORM(
            Dialect.PYTORCH,
            "InstanceNorm2d",
            1,
            "num_features eps momentum affine track_running_stats device dtype",
            ""),
    TORCH_GROUP_NORM(Dialect.PYTORCH, "GroupNorm", 2, "num_groups num_channels eps affine device dtype", ""),
    TORCH_LAYER_NORM(Dialect.PYTORCH, "LayerNorm", 1, "normalized_shape eps elementwise_affine bias device dtype", ""),
    TORCH_RESPONSE_NORM(Dialect.PYTORCH, "LocalResponseNorm", 1, "size alpha beta k", ""),
    TORCH_ADAPTIVE_AVERAGE(Dialect.PYTORCH, "AdaptiveAvgPool2d", 1, "output_size", ""),
    TORCH_ADAPTIVE_MAX(Dialect.PYTORCH, "AdaptiveMaxPool2d", 1, "output_size return_indices", ""),
    TORCH_UPSAMPLE(Dialect.PYTORCH, "Upsample", 0, "size scale_factor mode align_corners recompute_scale_factor", ""),
    TORCH_PRELU(Dialect.PYTORCH, "PReLU", 0, "num_parameters init device dtype", ""),
    TORCH_SLOPE(Dialect.PYTORCH, "LeakyReLU", 0, "negative_slope inplace", ""),
    TORCH_ALPHA(Dialect.PYTORCH, "ELU CELU", 0, "alpha inplace", ""),
    TORCH_PLAIN(Dialect.PYTORCH, "ReLU6 SELU SiLU Mish Hardswish Hardsigmoid", 0, "inplace", ""),
    TORCH_BARE(Dialect.PYTORCH, "Sigmoid Tanh LogSigmoid Softsign Softmax2d", 0, "", ""),
    TORCH_GELU(Dialect.PYTORCH, "GELU", 0, "approximate", ""),
    TORCH_SOFTPLUS(Dialect.PYTORCH, "Softplus", 0, "beta threshold", ""),
    TORCH_HARDTANH(Dialect.PYTORCH, "Hardtanh", 0, "min_val max_val inplace", ""),
    TORCH_SOFTMAX(Dialect.PYTORCH, "Softmax LogSoftmax", 0, "dim", ""),
    TORCH_IDENTITY(Dialect.PYTORCH, "Identity", 0, "", ""),
    KERAS_INPUT(
            Dialect.KERAS,
            "Input InputLayer",
            0,
            "shape batch_size dtype sparse batch_shape name",
            "input_shape batch_input_shape"),
    KERAS_DENSE(
            Dialect.KERAS,
            "Dense",
            1,
            "units activation use_bias kernel_initializer bias_initializer kernel_regularizer bias_regularizer"
                    + " activity_regularizer kernel_constraint bias_constraint lora_rank",
            "name trainable dtype autocast input_shape batch_input_shape input_dim"),
    KERAS_FLATTEN(Dialect.KERAS, "Flatten", 0, "data_format", "name trainable dtype autocast input_shape"),
    KERAS_RESHAPE(Dialect.KERAS, "Reshape", 1, "target_shape", "name trainable dtype autocast input_shape"),
    KERAS_DROPOUT(
            Dialect.KERAS,
            "Dropout AlphaDropout GaussianDropout SpatialDropout1D SpatialDropout2D",
            1,
            "rate noise_shape seed",
            "name trainable dtype autocast data_format input_shape"),
    KERAS_NOISE(Dialect.KERAS, "GaussianNoise", 1, "stddev seed", "name trainable dtype autocast input_shape"),
    KERAS_BATCH_NORM(
            Dialect.KERAS,
            "BatchNormalization",
            0,
            "axis momentum epsilon center scale beta_initializer gamma_initializer moving_mean_initializer"
                    + " moving_variance_initializer beta_regularizer gamma_regularizer beta_constraint"
                    + " gamma_constraint synchronized",
            "name trainable dtype autocast input_shape"),
    KERAS_LAYER_NORM(
            Dialect.KERAS,
            "LayerNormalization",
            0,
            "axis epsilon center scale",
            "name trainable dtype autocast input_shape"),
    KERAS_GLOBAL_AVERAGE(
            Dialect.KERAS,
            "GlobalAveragePooling2D GlobalAvgPool2D",
            0,
            "data_format keepdims",
            "name trainable dtype autocast input_shape"),
    KERAS_GLOBAL_MAX(
            Dialect.KERAS,
            "GlobalMaxPooling2D GlobalMaxPool2D",
            0,
            "data_format keepdims",
            "name trainable dtype autocast input_shape"),
    KERAS_UPSAMPLING(
            Dialect.KERAS,
            "UpSampling2D",
            0,
            "size data_format interpolation",
            "name trainable dtype autocast input_shape"),
    KERAS_DEPTHWISE(
            Dialect.KERAS,
            "DepthwiseConv2D",
            1,
            "kernel_size strides padding depth_multiplier data_format dilation_rate activation use_bias"
                    + " depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer"
                    + " activity_regularizer depthwise_constraint bias_constraint",
            "name trainable dtype autocast input_shape"),
    KERAS_SEPARABLE(
            Dialect.KERAS,
            "SeparableConv2D SeparableConvolution2D",
            2,
            "filters kernel_size strides padding data_format dilation_rate depth_multiplier activation use_bias"
                    + " depthwise_initializer pointwise_initializer bias_initializer",
            "name trainable dtype autocast input_shape"),
    KERAS_SLOPE(Dialect.KERAS, "LeakyReLU", 0, "negative_slope", "alpha name trainable dtype autocast input_shape"),
    KERAS_ELU(Dialect.KERAS, "ELU", 0, "alpha", "name trainable dtype autocast input_shape"),
    KERAS_PRELU(
            Dialect.KERAS,
            "PReLU",
            0,
            "alpha_initializer alpha_regularizer alpha_constraint shared_axes",
            "name trainable dtype autocast input_shape"),
    KERAS_SOFTMAX(Dialect.KERAS, "Softmax", 0, "axis", "name trainable dtype autocast input_shape"),
    KERAS_RESCALING(Dialect.KERAS, "Rescaling", 1, "scale offset", "name trainable dtype autocast input_shape"),
    KERAS_AUGMENTATION(
            Dialect.KERAS,
            "RandomFlip RandomRotation RandomContrast RandomBrightness",
            0,
            "mode_or_factor seed",
            "mode factor fill_mode interpolation name trainable dtype autocast input_shape"),
    KERAS_MOVES(
            Dialect.KERAS,
            "RandomZoom RandomTranslation",
            1,
            "height_factor width_factor fill_mode interpolation seed",
            "name trainable dtype autocast input_shape"),
    KERAS_ADD(Dialect.KERAS, "Add", 0, "", "name trainable dtype autocast"),
    KERAS_MULTIPLY(Dialect.KERAS, "Multiply", 0, "", "name trainable dtype autocast"),
    KERAS_CONCATENATE(Dialect.KERAS, "Concatenate", 0, "axis", "name trainable dtype autocast");

    private static final Set<Constructor> IN_LINES = EnumSet.range(TORCH_CONV, KERAS_ACTIVATION);
    private static final Set<Constructor> JOINS = EnumSet.range(KERAS_ADD, KERAS_CONCATENATE);
    private static final Set<Constructor> OVER_SEQUENCES = EnumSet.range(TORCH_CONV_1D, KERAS_UPSAMPLING_1D);

    private static final Set<String> TORCH_PREFIXES = Set.of("", "nn", "torch.nn");
    private static final Set<String> KERAS_PREFIXES =
            Set.of("", "layers", "keras.layers", "tf.keras.layers", "tensorflow.keras.layers");
    private static final Set<String> KERAS_ROOTS = Set.of("keras", "tf.keras", "tensorflow.keras");

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

    /// Whether one line may hold it by itself or around a layer with a window; all others only make
    /// chains.
    boolean inLines() {
        return IN_LINES.contains(this);
    }

    /// Whether it makes one value of several.
    boolean joins() {
        return JOINS.contains(this);
    }

    /// Whether it works along a sequence, channels × length.
    boolean overSequences() {
        return OVER_SEQUENCES.contains(this);
    }

    /// The constructor of that name that a layer line may hold.
    ///
    /// @param dotted its name, a prefix such as `nn.` before it or not
    /// @param preferred whose it is if both dialects have it
    static Optional<Constructor> find(String dotted, Dialect preferred) {
        return findInChain(dotted, preferred).filter(Constructor::inLines);
    }

    /// The constructor of that name that a chain may hold.
    static Optional<Constructor> findInChain(String dotted, Dialect preferred) {
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
        return switch (dialect) {
            case PYTORCH -> TORCH_PREFIXES.contains(prefix);
            case KERAS -> KERAS_PREFIXES.contains(prefix) || (!inLines() && KERAS_ROOTS.contains(prefix));
        };
    }

    private static List<String> words(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }
}
