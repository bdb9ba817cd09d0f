package convarium.engine.arithmetic;

/// Writes down how an output size came about, floor or ceiling included.
public final class SizeDerivation {
    private SizeDerivation() {}

    /// How a convolution or pooling came to its output size; one derivation where both axes agree, else one each.
    public static Derivation forward(WindowGeometry g, Rounding rounding) {
        if (g.h() == g.w() && g.height().equals(g.width())) {
            return forward("", "row and column", g.height(), g.h(), g.oh(), rounding);
        }
        return forward("height: ", "row", g.height(), g.h(), g.oh(), rounding)
                .then(forward("width: ", "column", g.width(), g.w(), g.ow(), rounding));
    }

    /// How a transposed convolution came to its output size.
    public static Derivation transposed(WindowGeometry g, Size outputPadding) {
        if (g.h() == g.w() && g.height().equals(g.width()) && outputPadding.isSquare()) {
            return transposed("", g.height(), g.h(), outputPadding.h());
        }
        return transposed("height: ", g.height(), g.h(), outputPadding.h())
                .then(transposed("width: ", g.width(), g.w(), outputPadding.w()));
    }

    private static Derivation forward(
            String prefix, String unit, AxisWindow window, int input, int output, Rounding rounding) {
        String open = rounding == Rounding.FLOOR ? "⌊" : "⌈";
        String close = rounding == Rounding.FLOOR ? "⌋" : "⌉";
        long slack = window.slack(input);
        long windows = rounding == Rounding.FLOOR
                ? slack / window.stride() + 1
                : (slack + window.stride() - 1) / window.stride() + 1;
        var lines = new Derivation.Builder();
        lines.formula(prefix + "o = " + open + "({i:" + input + "}" + padding(" + ", window) + " − " + spread(window)
                + " − 1) / " + window.stride() + close + " + 1");
        boolean dropped = windows != output;
        lines.formula(prefix + "  = " + open + slack + " / " + window.stride() + close + " + 1 = "
                + (dropped ? windows + " − 1 = " : "") + "{o:" + output + "}");
        lines.note(remark(unit, window, rounding, slack, dropped));
        return lines.build();
    }

    private static String remark(String unit, AxisWindow window, Rounding rounding, long slack, boolean dropped) {
        long rest = slack % window.stride();
        if (dropped) {
            return "The last window would begin in the padding after the input, so it is left out.";
        }
        if (rest == 0) {
            return "Nothing is rounded away: every input " + unit + " is used.";
        }
        if (rounding == Rounding.CEIL) {
            return "Rounded up: the last window reaches " + (window.stride() - rest) + " beyond the padded input.";
        }
        long lost = rest - window.after();
        if (lost <= 0) {
            return "Rounded down: the last " + rest + " cells of padding are never reached; every input " + unit
                    + " is used.";
        }
        return lost == 1
                ? "Rounded down: the last input " + unit + " is never reached."
                : "Rounded down: the last " + lost + " cells of the input are never reached.";
    }

    private static Derivation transposed(String prefix, AxisWindow window, int input, int outputPadding) {
        int output = window.transposedOutput(input, outputPadding);
        var lines = new Derivation.Builder();
        lines.formula(prefix + "o = ({i:" + input + "} − 1)·" + window.stride() + padding(" − ", window) + " + "
                + spread(window) + " + " + outputPadding + " + 1");
        lines.formula(prefix + "  = {o:" + output + "}");
        if (window.stride() > 1) {
            int smallest = output - outputPadding;
            lines.note("A convolution with these settings takes every size from " + smallest + " to "
                    + (smallest + window.stride() - 1) + " to " + input + "; output_padding " + outputPadding
                    + " picks " + output + ".");
        }
        return lines.build();
    }

    private static String padding(String sign, AxisWindow window) {
        return window.before() == window.after()
                ? sign + "2·" + window.before()
                : sign + window.before() + sign + window.after();
    }

    private static String spread(AxisWindow window) {
        return window.dilation() + "·({k:" + window.kernel() + "}−1)";
    }
}
