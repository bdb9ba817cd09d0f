package convarium.engine.arithmetic;

/// Writes down how an output size came about, floor or ceiling included.
public final class SizeDerivation {
    private SizeDerivation() {}

    /// How a convolution or pooling came to its output size; one derivation where both axes agree, else one each.
    public static Derivation forward(WindowGeometry g, Rounding rounding) {
        if (g.h() == g.w() && g.height().equals(g.width())) {
            return forward("", CellWords.BOTH, g.height(), g.h(), g.oh(), rounding);
        }
        return forward("height: ", CellWords.ROWS, g.height(), g.h(), g.oh(), rounding)
                .then(forward("width: ", CellWords.COLUMNS, g.width(), g.w(), g.ow(), rounding));
    }

    /// How a convolution or pooling over a sequence came to its output length.
    ///
    /// @param input samples of the sequence
    /// @param output samples of the output
    public static Derivation sequence(AxisWindow window, int input, int output, Rounding rounding) {
        return forward("", CellWords.SAMPLES, window, input, output, rounding);
    }

    /// How a transposed convolution came to its output size.
    public static Derivation transposed(WindowGeometry g, Size outputPadding) {
        if (g.h() == g.w() && g.height().equals(g.width()) && outputPadding.isSquare()) {
            return transposed("", CellWords.BOTH, g.height(), g.h(), outputPadding.h());
        }
        return transposed("height: ", CellWords.ROWS, g.height(), g.h(), outputPadding.h())
                .then(transposed("width: ", CellWords.COLUMNS, g.width(), g.w(), outputPadding.w()));
    }

    private static Derivation forward(
            String prefix, CellWords cells, AxisWindow window, int input, int output, Rounding rounding) {
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
        new SizeRemarks(cells, window, input).forward(rounding, output, dropped).forEach(lines::note);
        return lines.build();
    }

    private static Derivation transposed(
            String prefix, CellWords cells, AxisWindow window, int input, int outputPadding) {
        int output = window.transposedOutput(input, outputPadding);
        var lines = new Derivation.Builder();
        lines.formula(prefix + "o = ({i:" + input + "} − 1)·" + window.stride() + padding(" − ", window) + " + "
                + spread(window) + " + " + outputPadding + " + 1");
        lines.formula(prefix + "  = {o:" + output + "}");
        new SizeRemarks(cells, window, input).transposed(outputPadding, output).forEach(lines::note);
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
