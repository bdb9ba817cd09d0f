package convarium.lessons.grading;

/// What people typically get wrong about a layer, where the answer given is just what the mistake leads to.
public enum Mistake {
    /// The kernel was turned by 180° where the layer lays it on as it is.
    KERNEL_TURNED,
    /// The kernel was laid on as it is where the layer turns it by 180°.
    KERNEL_NOT_TURNED,
    /// The bias was left out.
    BIAS_FORGOTTEN,
    /// A bias was counted where there is none.
    BIAS_COUNTED,
    /// The ReLU was left out.
    RELU_FORGOTTEN,
    /// The padding was left out: the first window begins at the input's first cell.
    PADDING_FORGOTTEN,
    /// Zeros in the padding were taken for ones.
    PADDING_AS_ONES,
    /// Zeros in the padding were taken for the input's edge repeated.
    PADDING_AS_EDGE,
    /// Padding that repeats inputs was taken for zeros.
    PADDING_AS_ZEROS,
    /// A zero of the padding was taken for the largest value, where padding never wins.
    PADDING_WINS,
    /// Padded cells were counted in a mean that leaves them out.
    PADDING_COUNTED,
    /// Padded cells were left out of a mean that counts them.
    PADDING_NOT_COUNTED,
    /// The padding was added on one side only.
    PADDING_ON_ONE_SIDE,
    /// The padding was added where a transposed convolution cuts it.
    PADDING_ADDED,
    /// The window was moved by one cell at a time.
    STRIDE_IGNORED,
    /// The taps were taken side by side.
    DILATION_IGNORED,
    /// The mean was taken where the largest is asked.
    MEAN_FOR_MAX,
    /// The largest was taken where the mean is asked.
    MAX_FOR_MEAN,
    /// The sum was not divided.
    SUM_NOT_DIVIDED,
    /// The 1 at the end of the formula was left out.
    PLUS_ONE_FORGOTTEN,
    /// The quotient was not rounded.
    NOT_ROUNDED,
    /// The quotient was rounded up where the layer rounds down.
    ROUNDED_UP,
    /// The quotient was rounded down where the layer rounds up.
    ROUNDED_DOWN,
    /// A last window that begins in the padding was counted, where it is left out.
    WINDOW_NOT_DROPPED,
    /// The size of a convolution was given for that of a transposed one.
    FORWARD_FORMULA,
    /// The output padding was left out.
    OUTPUT_PADDING_FORGOTTEN,
    /// Rows were given for columns, or columns for rows.
    OTHER_AXIS,
    /// Only one side of the kernel was counted.
    ONE_SIDE_OF_THE_KERNEL,
    /// Weights were counted for each output anew, as if they were not shared.
    WEIGHTS_NOT_SHARED,
    /// Weights were counted in a pooling, which has none.
    WEIGHTS_IN_POOLING
}
