package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.LayerSettings;
import convarium.app.explorer.Sentence;
import convarium.app.explorer.Sentence.Piece;
import convarium.app.explorer.Sentences;
import convarium.app.explorer.Words;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;

/// Writes what a focus shows as a sentence. Samples count from 1 here.
final class SignalSentences {
    private SignalSentences() {}

    private static final int MOST_LISTED = 16;

    /// The sentence of what is looked at; of the walk's output where that is nothing.
    static Sentence of(SignalState state, SignalWork work, SignalFocus focus, int step) {
        return switch (focus) {
            case SignalFocus.Nothing nothing -> output(state, work, step);
            case SignalFocus.Output output -> output(state, work, output.index());
            case SignalFocus.Input input -> input(state, work, input.index());
            case SignalFocus.Weight weight -> weight(state, work, weight.index());
        };
    }

    private static Sentence output(SignalState state, SignalWork work, int index) {
        var layer = state.layer();
        var plain = LayerSettings.PLAIN.withBias(layer.hasBias(), layer.bias()).withRelu(layer.relu());
        var sum = Sentences.output(work.step(index), plain);
        int from = work.start(index) + 1;
        int to = from + work.reach();
        String caption = from == to ? text("signal.output.one", index + 1, from) : caption(work, index, from, to);
        return new Sentence(caption, sum.pieces(), sum.remark() + sees(work, to));
    }

    private static String caption(SignalWork work, int index, int from, int to) {
        return text(
                work.geometry().width().dilation() > 1 ? "signal.output.spread" : "signal.output",
                index + 1,
                Numbers.decimal(from, 0),
                Numbers.decimal(to, 0),
                work.geometry().width().dilation());
    }

    private static String sees(SignalWork work, int to) {
        return work.causal() && to >= 1 ? " " + text("signal.sees", to) : "";
    }

    private static Sentence input(SignalState state, SignalWork work, int index) {
        float value = state.input().get(index);
        var met = work.outputsOf(index);
        var pieces = new ArrayList<Piece>();
        for (var c : met.subList(0, Math.min(met.size(), MOST_LISTED))) {
            if (!pieces.isEmpty()) {
                pieces.add(plain("   "));
            }
            boolean faded = c.weight() == 0;
            pieces.add(new Piece(number(c.weight()), Role.KERNEL, faded));
            pieces.add(plain("·"));
            pieces.add(new Piece(value < 0 ? "(" + number(value) + ")" : number(value), Role.INPUT, faded));
            pieces.add(plain(" → "));
            pieces.add(new Piece(text("signal.into", c.outputColumn() + 1), Role.OUTPUT, faded));
        }
        if (met.size() > MOST_LISTED) {
            pieces.add(plain("   …"));
        }
        int outputs =
                (int) met.stream().mapToInt(c -> c.outputColumn()).distinct().count();
        String remark = switch (outputs) {
            case 0 -> text("signal.input.none");
            case 1 -> text("signal.input.one");
            default ->
                outputs < met.size()
                        ? text("signal.input.copies", Words.lower(outputs), Words.lower(met.size()))
                        : text("signal.input.many", Words.lower(outputs));
        };
        return new Sentence(text("signal.input", index + 1, number(value)), pieces, remark);
    }

    private static Sentence weight(SignalState state, SignalWork work, int index) {
        float value = state.kernel().get(index);
        var told = Sentences.weight(0, index, value, work.productsOf(index));
        return new Sentence(text("signal.weight", index + 1, number(value)), told.pieces(), told.remark());
    }

    private static Piece plain(String words) {
        return new Piece(words, Role.PLAIN, false);
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
