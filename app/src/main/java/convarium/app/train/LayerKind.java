package convarium.app.train;

import convarium.engine.notation.Dialect;
import convarium.engine.tensor.Shape;

/// A kind of layer that can be added to a network, with what it begins with in PyTorch's or Keras' words.
enum LayerKind {
    /// A convolution of 3 × 3 that keeps height and width.
    CONV,
    /// The largest of 2 × 2.
    MAX_POOL,
    /// The mean of 2 × 2.
    AVERAGE_POOL,
    /// The mean of each channel.
    GLOBAL_POOL,
    /// Normalisation by the batch.
    BATCH_NORM,
    /// The positive part.
    RELU,
    /// The positive part, and a little of the negative.
    LEAKY_RELU,
    /// The Gaussian error linear unit.
    GELU,
    /// The hyperbolic tangent.
    TANH,
    /// The logistic function.
    SIGMOID,
    /// Leaves out values while it learns.
    DROPOUT,
    /// All values in a row.
    FLATTEN,
    /// Each output from all inputs.
    DENSE;

    private static final int CHANNELS = 16;
    private static final int UNITS = 64;
    private static final int LEAST_CHANNELS = 4;

    /// The call that adds it behind a layer.
    ///
    /// @param prefix what stands before the names of constructors: `nn.`
    /// @param input the shape that it gets
    String call(Dialect dialect, String prefix, Shape input) {
        return prefix
                + switch (dialect) {
                    case PYTORCH -> torch(input);
                    case KERAS -> keras(input);
                };
    }

    private static int channels(Shape input) {
        return input.size(0) < LEAST_CHANNELS ? CHANNELS : input.size(0);
    }

    private String torch(Shape input) {
        int first = input.size(0);
        return switch (this) {
            case CONV -> "Conv2d(" + first + ", " + channels(input) + ", 3, padding=1)";
            case MAX_POOL -> "MaxPool2d(2)";
            case AVERAGE_POOL -> "AvgPool2d(2)";
            case GLOBAL_POOL -> "AdaptiveAvgPool2d(1)";
            case BATCH_NORM -> (input.rank() == 1 ? "BatchNorm1d(" : "BatchNorm2d(") + first + ")";
            case RELU -> "ReLU()";
            case LEAKY_RELU -> "LeakyReLU()";
            case GELU -> "GELU()";
            case TANH -> "Tanh()";
            case SIGMOID -> "Sigmoid()";
            case DROPOUT -> "Dropout(0.2)";
            case FLATTEN -> "Flatten()";
            case DENSE -> "Linear(" + input.size(input.rank() - 1) + ", " + UNITS + ")";
        };
    }

    private String keras(Shape input) {
        return switch (this) {
            case CONV -> "Conv2D(" + channels(input) + ", 3, padding='same')";
            case MAX_POOL -> "MaxPooling2D(2)";
            case AVERAGE_POOL -> "AveragePooling2D(2)";
            case GLOBAL_POOL -> "GlobalAveragePooling2D()";
            case BATCH_NORM -> "BatchNormalization()";
            case RELU -> "ReLU()";
            case LEAKY_RELU -> "LeakyReLU()";
            case GELU -> "Activation('gelu')";
            case TANH -> "Activation('tanh')";
            case SIGMOID -> "Activation('sigmoid')";
            case DROPOUT -> "Dropout(0.2)";
            case FLATTEN -> "Flatten()";
            case DENSE -> "Dense(" + UNITS + ")";
        };
    }

    /// Whether it can come behind a layer that gives a shape: what is dense takes values in a row, and what
    /// has windows takes maps.
    boolean fits(Shape input) {
        return switch (this) {
            case CONV, GLOBAL_POOL -> input.rank() == 3;
            case MAX_POOL, AVERAGE_POOL -> input.rank() == 3 && Math.min(input.size(1), input.size(2)) >= 2;
            case FLATTEN -> input.rank() > 1;
            case DENSE -> input.rank() == 1;
            case BATCH_NORM, RELU, LEAKY_RELU, GELU, TANH, SIGMOID, DROPOUT -> true;
        };
    }
}
