package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.List;

/// Writes what a focus shows as a sentence.
public final class Sentences {
    private Sentences() {}

    private static final int MOST_LISTED = 24;

    /// How an output came about: `2·1 + 0·3 + … = 7 → ReLU → 7`.
    public static Sentence output(OutputStep step, LayerSettings layer) {
        boolean hasBias = layer.hasBias();
        boolean relu = layer.relu();
        var pieces = new ArrayList<Piece>();
        String remark = switch (step.reduction()) {
            case OutputStep.Reduction.Sum sum -> sum(step, sum, hasBias, pieces);
            case OutputStep.Reduction.Max max -> max(step, max, pieces);
            case OutputStep.Reduction.Average mean -> average(step, mean, layer.divisor() > 0, pieces);
        };
        pieces.add(plain(" = "));
        pieces.add(new Piece(number(step.value()), Role.OUTPUT, false));
        if (relu) {
            float after = Math.max(step.value(), 0f);
            pieces.add(plain(" → ReLU → "));
            pieces.add(new Piece(number(after), Role.OUTPUT, false));
            remark += " "
                    + (after == step.value()
                            ? text("sentence.relu.keeps", number(after))
                            : text("sentence.relu.cuts", number(step.value())));
        }
        return new Sentence(text("sentence.output", step.row() + 1, step.column() + 1), pieces, remark);
    }

    private static String sum(OutputStep step, OutputStep.Reduction.Sum sum, boolean hasBias, List<Piece> pieces) {
        var terms = step.taps().stream().filter(Tap::counted).toList();
        for (var tap : terms) {
            term(pieces, tap.weight(), tap.input());
        }
        if (terms.isEmpty()) {
            pieces.add(plain("0"));
        }
        if (hasBias) {
            boolean minus = sum.bias() < 0;
            pieces.add(plain(minus ? " − " : " + "));
            pieces.add(new Piece(number(Math.abs(sum.bias())), Role.KERNEL, false));
        }
        var products = terms.stream().filter(t -> t.product() != 0).toList();
        String remark;
        if (terms.isEmpty()) {
            remark = text("sentence.sum.none");
        } else if (products.isEmpty()) {
            remark = text("sentence.sum.zero", Words.count(terms.size()), terms.size());
        } else if (products.size() == terms.size()) {
            remark = text("sentence.sum.all", Words.count(terms.size()), products(products), products.size());
        } else {
            remark = text(
                    "sentence.sum.some",
                    Words.count(terms.size()),
                    Words.lower(products.size()),
                    products(products),
                    products.size());
        }
        return hasBias ? remark + " " + text("sentence.bias", number(sum.bias())) : remark;
    }

    private static String products(List<Tap> taps) {
        var text = new StringBuilder();
        for (int t = 0; t < Math.min(taps.size(), MOST_LISTED); t++) {
            float product = taps.get(t).product();
            if (t == 0) {
                text.append(number(product));
            } else {
                text.append(product < 0 ? " − " : " + ").append(number(Math.abs(product)));
            }
        }
        return taps.size() > MOST_LISTED ? text + " + …" : text.toString();
    }

    private static void term(List<Piece> pieces, float weight, float input) {
        boolean faded = weight == 0 || input == 0;
        boolean first = pieces.isEmpty();
        boolean minus = weight < 0;
        if (!first) {
            pieces.add(plain(minus ? " − " : " + "));
        }
        String w = number(Math.abs(weight));
        pieces.add(new Piece(first && minus ? "−" + w : w, Role.KERNEL, faded));
        pieces.add(new Piece("·", Role.PLAIN, faded));
        pieces.add(new Piece(input < 0 ? "(" + number(input) + ")" : number(input), Role.INPUT, faded));
    }

    private static String max(OutputStep step, OutputStep.Reduction.Max max, List<Piece> pieces) {
        pieces.add(plain("max("));
        boolean first = true;
        int counted = 0;
        for (int t = 0; t < step.taps().size(); t++) {
            var tap = step.taps().get(t);
            if (!tap.counted()) {
                continue;
            }
            if (!first) {
                pieces.add(plain(", "));
            }
            first = false;
            counted++;
            pieces.add(new Piece(number(tap.input()), Role.INPUT, t != max.winner()));
        }
        pieces.add(plain(")"));
        if (max.winner() < 0) {
            return text("sentence.max.none");
        }
        var winner = step.taps().get(max.winner()).cell();
        String key = counted < step.taps().size() ? "sentence.max.padded" : "sentence.max";
        return text(key, Words.lower(counted), winner.h() + 1, winner.w() + 1);
    }

    private static String average(OutputStep step, OutputStep.Reduction.Average mean, boolean set, List<Piece> pieces) {
        pieces.add(plain("("));
        boolean first = true;
        int padding = 0;
        for (var tap : step.taps()) {
            if (tap.cell().kind() != FieldCell.Kind.INPUT) {
                padding += tap.counted() ? 1 : 0;
                continue;
            }
            boolean minus = tap.input() < 0;
            if (!first) {
                pieces.add(plain(minus ? " − " : " + "));
            }
            String size = number(Math.abs(tap.input()));
            pieces.add(new Piece(first && minus ? "−" + size : size, Role.INPUT, tap.input() == 0));
            first = false;
        }
        pieces.add(plain(") / "));
        pieces.add(new Piece(Integer.toString(mean.divisor()), Role.KERNEL, false));
        if (set) {
            return text("sentence.average.set", mean.divisor());
        }
        return padding > 0
                ? text("sentence.average.padded", Words.count(mean.divisor()), Words.lower(padding), padding)
                : text("sentence.average", Words.count(mean.divisor()), mean.divisor());
    }

    /// Which outputs an input cell feeds.
    public static Sentence input(int row, int column, float value, List<Contribution> met, boolean weighted) {
        var pieces = new ArrayList<Piece>();
        for (var c : met.subList(0, Math.min(met.size(), MOST_LISTED))) {
            if (!pieces.isEmpty()) {
                pieces.add(plain("   "));
            }
            if (weighted) {
                pieces.add(new Piece(number(c.weight()), Role.KERNEL, c.weight() == 0));
                pieces.add(plain("·"));
                pieces.add(new Piece(number(value), Role.INPUT, c.weight() == 0));
            } else {
                pieces.add(new Piece(number(value), Role.INPUT, false));
            }
            pieces.add(plain(" → "));
            pieces.add(new Piece(place(c.outputRow(), c.outputColumn()), Role.OUTPUT, false));
        }
        if (met.size() > MOST_LISTED) {
            pieces.add(plain("   …"));
        }
        return new Sentence(
                text("sentence.input", row + 1, column + 1, number(value)), pieces, inputRemark(met, weighted));
    }

    private static String inputRemark(List<Contribution> met, boolean weighted) {
        int outputs = (int) met.stream()
                .map(c -> place(c.outputRow(), c.outputColumn()))
                .distinct()
                .count();
        if (outputs < met.size()) {
            return text("sentence.input.copies", Words.lower(outputs), outputs, Words.lower(met.size()));
        }
        return switch (outputs) {
            case 0 -> text("sentence.input.none");
            case 1 -> text("sentence.input.one");
            default -> text(weighted ? "sentence.input.many" : "sentence.input.pooled", Words.lower(outputs));
        };
    }

    /// Every product that a weight takes part in.
    public static Sentence weight(int row, int column, float value, List<Contribution> met) {
        var pieces = new ArrayList<Piece>();
        for (var c : met.subList(0, Math.min(met.size(), MOST_LISTED))) {
            if (!pieces.isEmpty()) {
                pieces.add(plain("   "));
            }
            pieces.add(new Piece(number(value), Role.KERNEL, c.product() == 0));
            pieces.add(plain("·"));
            pieces.add(new Piece(number(c.input()), Role.INPUT, c.product() == 0));
            pieces.add(plain(" = "));
            pieces.add(new Piece(number(c.product()), Role.OUTPUT, c.product() == 0));
        }
        if (met.size() > MOST_LISTED) {
            pieces.add(plain("   …"));
        }
        return new Sentence(
                text("sentence.weight", row + 1, column + 1, number(value)),
                pieces,
                text("sentence.weight.many", Words.lower(met.size()), met.size()));
    }

    /// A place as words count it, from 1: `row 2, column 3` in short.
    static String place(int row, int column) {
        return "(" + (row + 1) + ", " + (column + 1) + ")";
    }

    private static Piece plain(String text) {
        return new Piece(text, Role.PLAIN, false);
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
