package convarium.engine.arithmetic;

import java.util.ArrayList;
import java.util.List;

/// What there is to say about an output size: what was rounded, and which cells of the input go unused.
///
/// The sentences speak of windows and taps, not of values: under mirrored padding a cell that no window reaches can
/// still be read in the mirror.
final class SizeRemarks {
    private final CellWords cells;
    private final AxisWindow window;
    private final int input;

    SizeRemarks(CellWords cells, AxisWindow window, int input) {
        this.cells = cells;
        this.window = window;
        this.input = input;
    }

    /// About a convolution or pooling with so many windows, of which rounding may have asked for one more.
    List<String> forward(Rounding rounding, int output, boolean dropped) {
        var use = WindowUse.of(window, input, output);
        String rounded = rounded(rounding, output, dropped);
        if (use.isEmpty()) {
            return List.of(rounded + ".");
        }
        var found = use.get();
        if (found.isWhole()) {
            return List.of(
                    rounded + (rounded.contains(":") ? "; " : ": ") + "every input " + cells.one() + " is used.");
        }
        var remarks = new ArrayList<String>();
        if (found.trailing() == input) {
            remarks.add(rounded + ".");
            remarks.add("No window reaches the input: all of them lie in the padding " + cells.before() + ".");
        } else if (found.trailing() == 0) {
            remarks.add(rounded + ".");
        } else if (rounding == Rounding.FLOOR) {
            remarks.add("Rounded down: " + trailing(found.trailing()) + ".");
        } else {
            remarks.add(rounded + "; " + trailing(found.trailing()) + ".");
        }
        if (found.between() > 0) {
            remarks.add(between(found.between()));
        }
        return remarks;
    }

    private String rounded(Rounding rounding, int output, boolean dropped) {
        long slack = window.slack(input);
        long rest = slack % window.stride();
        if (dropped) {
            long start = (long) output * window.stride();
            boolean inPadding = start < (long) input + window.before() + window.after();
            return "Rounded up, but the last window would begin "
                    + (inPadding ? "in the padding " + cells.after() : "beyond " + paddedInput())
                    + ", so it is left out";
        }
        if (rest == 0) {
            return "Nothing is rounded " + (rounding == Rounding.FLOOR ? "away" : "up");
        }
        return switch (rounding) {
            case CEIL ->
                "Rounded up: the last window reaches " + cells.count(window.stride() - rest) + " beyond "
                        + paddedInput();
            case FLOOR -> {
                long padding = Math.min(rest, window.after());
                yield padding == 0
                        ? "Rounded down"
                        : "Rounded down: " + cells.last(padding) + " of padding " + cells.are(padding)
                                + " never reached";
            }
        };
    }

    private String trailing(int number) {
        String last = cells.last(number) + " of the input ";
        return window.after() == 0
                ? last + cells.are(number) + " never reached"
                : last + "and the padding " + cells.after().replace("the input", "it") + " are never reached";
    }

    private String between(int number) {
        String where = window.stride() > window.extent()
                ? "The stride of " + window.stride() + " steps over the end of the window: no tap falls on "
                : "Dilation leaves gaps between the taps: none falls on ";
        return where + cells.count(number) + " of the input.";
    }

    /// About a transposed convolution: which sizes a convolution would have mapped to this input.
    List<String> transposed(int outputPadding, int output) {
        String settings = "A convolution with these settings turns ";
        long smallest = (long) output - outputPadding;
        long first = Math.max(1, smallest);
        long last = smallest + window.stride() - 1;
        boolean among = output <= last;
        if (last <= first) {
            return outputPadding == 0
                    ? List.of()
                    : List.of("output_padding " + outputPadding + " adds " + cells.count(outputPadding)
                            + " at the end of the output.");
        }
        String sizes =
                last == first + 1 ? "both " + first + " and " + last : "every size from " + first + " to " + last;
        return List.of(settings + sizes + " into " + input + ": output_padding " + outputPadding
                + (among ? " picks " : " goes beyond them, to ") + output + ".");
    }

    private String paddedInput() {
        return window.before() == 0 && window.after() == 0 ? "the input" : "the padded input";
    }
}
