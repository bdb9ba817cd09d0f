package convarium.engine.arithmetic;

import java.util.Locale;

/// Parameters and multiply–adds of a windowed layer, with the way to each number.
///
/// One MAC is one multiply and one add: 2 FLOP. MACs count every tap of every output, padding taps too, and no bias.
/// Source: `(k·k·ic/groups + 1)·oc`, Krizhevsky et al. 2012 section 3.5 for grouped layers.
public final class Counts {
    private Counts() {}

    /// A number and how it came about.
    public record Count(long value, Derivation derivation) {}

    /// The parameters of a convolution or transposed convolution.
    public static Count parameters(Size kernel, int inChannels, int outChannels, int groups, boolean bias) {
        return parameters(
                (long) kernel.h() * kernel.w(), kernel.h() + "·" + kernel.w(), inChannels, outChannels, groups, bias);
    }

    /// The parameters of a convolution over a sequence: a kernel for each output channel, and a bias each.
    ///
    /// @param taps of the kernel
    /// @param groups parts of the channels that see only each other
    public static Count sequenceParameters(int taps, int inChannels, int outChannels, int groups, boolean bias) {
        return parameters(taps, String.valueOf(taps), inChannels, outChannels, groups, bias);
    }

    private static Count parameters(
            long cells, String kernel, int inChannels, int outChannels, int groups, boolean bias) {
        int seen = inChannels / groups;
        long weights = Whole.product("parameters", cells, seen, outChannels);
        long all = bias ? Whole.sum("parameters", weights, outChannels) : weights;
        String taps = "{k:" + kernel + "}·{i:" + seen + "}";
        var lines = new Derivation.Builder();
        if (bias) {
            lines.formula("parameters = (" + taps + " + 1)·{o:" + outChannels + "} = " + grouped(all));
        } else {
            lines.formula("parameters = " + taps + "·{o:" + outChannels + "} = " + grouped(all) + ", no bias");
        }
        if (groups > 1) {
            lines.note(groups + " groups: each kernel sees " + seen + " of the " + inChannels + " input channels.");
        }
        return new Count(all, lines.build());
    }

    /// No parameters: pooling learns nothing.
    public static Count noParameters() {
        return new Count(
                0,
                new Derivation.Builder()
                        .formula("parameters = 0: pooling learns nothing")
                        .build());
    }

    /// The MACs of a convolution: each output times the taps that it sums.
    public static Count forwardMacs(WindowGeometry g) {
        long outputs = Whole.product("outputs", g.n(), g.oc(), g.oh(), g.ow());
        long taps = Whole.product("taps", g.kh(), g.kw(), g.c() / g.groups());
        long macs = Whole.product("MACs", outputs, taps);
        return new Count(
                macs,
                new Derivation.Builder()
                        .formula("MACs = {o:" + grouped(outputs) + "} outputs × {k:" + grouped(taps) + "} taps = "
                                + grouped(macs))
                        .build());
    }

    /// The MACs of a transposed convolution: each input times every weight it meets.
    public static Count transposedMacs(WindowGeometry g) {
        long inputs = Whole.product("inputs", g.n(), g.c(), g.h(), g.w());
        long weights = Whole.product("weights", g.kh(), g.kw(), g.oc() / g.groups());
        long macs = Whole.product("MACs", inputs, weights);
        return new Count(
                macs,
                new Derivation.Builder()
                        .formula("MACs = {i:" + grouped(inputs) + "} inputs × {k:" + grouped(weights) + "} weights = "
                                + grouped(macs))
                        .build());
    }

    /// No multiply–adds: pooling compares or averages.
    public static Count noMacs() {
        return new Count(
                0,
                new Derivation.Builder()
                        .formula("MACs = 0: pooling multiplies nothing")
                        .build());
    }

    /// The weights of a Dense layer between the same inputs and outputs, for one picture.
    public static Count denseWeights(WindowGeometry g) {
        long inputs = Whole.product("inputs", g.c(), g.h(), g.w());
        long outputs = Whole.product("outputs", g.oc(), g.oh(), g.ow());
        long weights = Whole.product("weights", inputs, outputs);
        return new Count(
                weights,
                new Derivation.Builder()
                        .formula("{i:" + grouped(inputs) + "} × {o:" + grouped(outputs) + "} weights")
                        .build());
    }

    /// A whole number with commas between thousands.
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
