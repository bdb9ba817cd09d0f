package convarium.app.explorer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The numbers of the channels and filters behind the first, as far as they were changed by hand. All others are small
/// whole numbers that depend on their place alone.
///
/// The first channel and the first filter's first kernel are the state's own input and kernel, and the first bias is
/// the
/// layer's.
///
/// @param inputs by channel, from 1
/// @param kernels by [#slot], from 1
/// @param biases by filter, from 1
/// @param mixing what the 1 × 1 step of a separable pair weighs each channel with: a row a filter; empty for the usual
public record ChannelValues(
        Map<Integer, Matrix> inputs,
        Map<Integer, Matrix> kernels,
        Map<Integer, Float> biases,
        Optional<Matrix> mixing) {

    /// Nothing changed.
    public static final ChannelValues USUAL = new ChannelValues(Map.of(), Map.of(), Map.of(), Optional.empty());

    private static final long INPUT_SEED = 101;
    private static final long KERNEL_SEED = 211;
    private static final long MIXING_SEED = 307;
    private static final float[] BIASES = {0, 1, -1, 2};

    public ChannelValues {
        inputs = Map.copyOf(inputs);
        kernels = Map.copyOf(kernels);
        biases = Map.copyOf(biases);
    }

    /// Counts the kernels of all filters.
    ///
    /// @param slice which of the channels that the filter sees, from 0
    static int slot(int filter, int slice) {
        return filter * ChannelSettings.MOST + slice;
    }

    /// A channel's numbers, as many as the first one's.
    Matrix input(int channel, Matrix first) {
        return channel == 0 ? first : fitted(inputs.get(channel), usualInput(channel, first));
    }

    /// A kernel, as large as the first.
    Matrix kernel(int slot, Matrix first) {
        return slot == 0 ? first : fitted(kernels.get(slot), usualKernel(slot, first));
    }

    /// A filter's bias.
    float bias(int filter, float first) {
        return filter == 0 ? first : biases.getOrDefault(filter, usualBias(filter));
    }

    /// What the 1 × 1 step weighs each channel with: a row a filter.
    Matrix mixing(int filters, int channels) {
        return fitted(mixing.orElse(null), usualMixing(filters, channels));
    }

    private static Matrix usualInput(int channel, Matrix first) {
        return scattered(first.rows(), first.columns(), INPUT_SEED + channel, 0, 3);
    }

    private static Matrix usualKernel(int slot, Matrix first) {
        return scattered(first.rows(), first.columns(), KERNEL_SEED + slot, -1, 1);
    }

    private static float usualBias(int filter) {
        return BIASES[filter];
    }

    private static Matrix usualMixing(int filters, int channels) {
        return scattered(filters, channels, MIXING_SEED, -1, 2);
    }

    private static Matrix scattered(int rows, int columns, long seed, int least, int most) {
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = Scatter.whole(r, c, seed, least, most);
            }
        }
        return Matrix.of(rows, columns, values);
    }

    private static Matrix fitted(@Nullable Matrix own, Matrix usual) {
        if (own == null) {
            return usual;
        }
        return own.rows() == usual.rows() && own.columns() == usual.columns() ? own : usual.with(0, 0, own);
    }

    /// With a channel's numbers changed.
    ChannelValues withInput(int channel, Matrix value) {
        return new ChannelValues(changed(inputs, channel, value), kernels, biases, mixing);
    }

    /// With a kernel changed.
    ChannelValues withKernel(int slot, Matrix value) {
        return new ChannelValues(inputs, changed(kernels, slot, value), biases, mixing);
    }

    /// With a bias changed.
    ChannelValues withBias(int filter, float value) {
        return new ChannelValues(inputs, kernels, changed(biases, filter, value), mixing);
    }

    /// With the weights of the 1 × 1 step changed.
    ChannelValues withMixing(Matrix value) {
        return new ChannelValues(inputs, kernels, biases, Optional.of(value));
    }

    private static <T> Map<Integer, T> changed(Map<Integer, T> map, int key, T value) {
        var copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }

    /// As large as the numbers they stand beside, and without those that are as usual or beyond the layer.
    ChannelValues fitted(ChannelSettings s, Matrix input, Matrix kernel) {
        var newInputs = new TreeMap<Integer, Matrix>();
        inputs.keySet().stream()
                .filter(c -> c < s.inputs())
                .forEach(c -> keep(newInputs, c, input(c, input), usualInput(c, input)));
        var newKernels = new TreeMap<Integer, Matrix>();
        kernels.keySet().stream()
                .filter(s::hasKernel)
                .forEach(k -> keep(newKernels, k, kernel(k, kernel), usualKernel(k, kernel)));
        var newBiases = new TreeMap<Integer, Float>();
        biases.keySet().stream()
                .filter(f -> f < s.filters())
                .forEach(f -> keep(newBiases, f, bias(f, 0), usualBias(f)));
        var weights = mixing(s.filters(), s.inputs());
        boolean usual = !s.separable() || weights.equals(usualMixing(s.filters(), s.inputs()));
        return new ChannelValues(newInputs, newKernels, newBiases, usual ? Optional.empty() : Optional.of(weights));
    }

    private static <T> void keep(Map<Integer, T> map, int key, T value, T usual) {
        if (!value.equals(usual)) {
            map.put(key, value);
        }
    }
}
