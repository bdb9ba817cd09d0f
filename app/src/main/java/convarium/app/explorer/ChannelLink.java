package convarium.app.explorer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The part of a link that speaks of channels and filters: `ic=3&oc=2&in1=…&k01=…&b1=…`.
///
/// Numbers count from 0: `in1` is the second channel, `k01` the first filter's kernel for the second channel that it
/// sees. What is as in [ChannelSettings#PLAIN] is left out, and so are numbers that nobody changed.
final class ChannelLink {
    private ChannelLink() {}

    private static final int MOST = ChannelSettings.MOST;

    /// What parts with numbers are called, in words.
    static final String NUMBERS = "in1 to in3, b1 to b3, k01 to k33";

    /// Whether a part of this name holds numbers of a further channel or filter.
    static boolean isNumbers(String key) {
        return key.matches("(in|b)[1-3]|k([1-3][0-3]|0[1-3])");
    }

    private static String kernel(int slot) {
        return "k" + slot / MOST + slot % MOST;
    }

    static void write(ChannelSettings s, Map<String, String> out) {
        var plain = ChannelSettings.PLAIN;
        ExplorerLink.put(out, "ic", s.inputs(), plain.inputs());
        ExplorerLink.put(out, "oc", s.filters(), plain.filters());
        ExplorerLink.put(out, "groups", s.groups(), plain.groups());
        ExplorerLink.put(out, "pair", s.separable(), plain.separable());
        ExplorerLink.put(out, "filter", s.filter(), plain.filter());
        var values = s.values();
        new TreeMap<>(values.inputs()).forEach((c, matrix) -> out.put("in" + c, ExplorerLink.matrix(matrix)));
        new TreeMap<>(values.kernels()).forEach((slot, matrix) -> out.put(kernel(slot), ExplorerLink.matrix(matrix)));
        new TreeMap<>(values.biases()).forEach((f, bias) -> out.put("b" + f, ExplorerLink.number(bias)));
        values.mixing().ifPresent(matrix -> out.put("mix", ExplorerLink.matrix(matrix)));
    }

    static ChannelSettings read(LinkParts in) {
        var plain = ChannelSettings.PLAIN;
        int inputs = in.whole("ic", plain.inputs(), 1, MOST);
        int filters = in.whole("oc", plain.filters(), 1, MOST);
        int groups = in.whole("groups", plain.groups(), 1, MOST);
        if (inputs % groups != 0 || filters % groups != 0) {
            throw in.wrong("groups", "a number that divides both ic, here " + inputs + ", and oc, here " + filters);
        }
        boolean pair = in.word("pair", "true", "false", plain.separable());
        if (pair && groups != 1) {
            throw in.wrong("groups", "left out where pair is true");
        }
        int filter = in.whole("filter", plain.filter(), 0, filters - 1);
        return new ChannelSettings(inputs, filters, groups, pair, filter, values(in));
    }

    private static ChannelValues values(LinkParts in) {
        var first = StartState.worked().input();
        var inputs = new TreeMap<Integer, Matrix>();
        var kernels = new TreeMap<Integer, Matrix>();
        var biases = new TreeMap<Integer, Float>();
        for (int n = 1; n < MOST; n++) {
            if (in.has("in" + n)) {
                inputs.put(n, in.matrix("in" + n, first, ExplorerState.MAX_INPUT));
            }
            if (in.has("b" + n)) {
                biases.put(n, in.number("b" + n, in.text("b" + n, "")));
            }
        }
        for (int slot = 1; slot < MOST * MOST; slot++) {
            if (in.has(kernel(slot))) {
                kernels.put(slot, in.matrix(kernel(slot), first, ExplorerState.MAX_KERNEL));
            }
        }
        var mixing = in.has("mix") ? Optional.of(in.matrix("mix", first, MOST)) : Optional.<Matrix>empty();
        return new ChannelValues(inputs, kernels, biases, mixing);
    }
}
