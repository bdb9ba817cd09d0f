package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.OutputStep;
import java.util.ArrayList;
import java.util.List;

/// Writes what is seen of the channels as a sentence. Channels, filters, rows and columns count from 1.
final class ChannelSentences {
    private final ExplorerState state;
    private final Channels channels;
    private final ChannelSettings settings;
    private final int filter;

    ChannelSentences(ExplorerState state, Channels channels) {
        this.state = state;
        this.channels = channels;
        this.settings = channels.settings();
        this.filter = settings.filter();
    }

    /// What a channel adds to an output: its partial sum, behind the 1 × 1 step of a pair its weighed one.
    float share(int channel, int row, int column) {
        float partial = channels.partial(channel).orElseThrow().get(row, column);
        return settings.separable() ? channels.mixing().get(filter, channel) * partial : partial;
    }

    /// How an output comes of what the channels give: `2 + (−1) + 4 + 1 = 6`.
    Sentence output(int row, int column) {
        var pieces = new ArrayList<Piece>();
        for (int c = 0; c < settings.inputs(); c++) {
            if (channels.partial(c).isPresent()) {
                if (!pieces.isEmpty()) {
                    pieces.add(plain(" + "));
                }
                term(pieces, c, row, column);
            }
        }
        boolean hasBias = state.layer().hasBias();
        float bias = channels.bias(filter);
        if (hasBias) {
            pieces.add(plain(bias < 0 ? " − " : " + "));
            pieces.add(new Piece(number(Math.abs(bias)), Role.KERNEL, false));
        }
        float sum = channels.sum(filter).get(row, column);
        pieces.add(plain(" = "));
        pieces.add(new Piece(number(sum), Role.OUTPUT, false));
        String remark = how();
        if (hasBias) {
            remark += " " + text("sentence.bias", number(bias));
        }
        if (state.layer().relu()) {
            float after = channels.output(filter).get(row, column);
            pieces.add(plain(" → ReLU → "));
            pieces.add(new Piece(number(after), Role.OUTPUT, false));
            remark += " "
                    + (after == sum
                            ? text("sentence.relu.keeps", number(after))
                            : text("sentence.relu.cuts", number(sum)));
        }
        return new Sentence(text("channels.output.at", filter + 1, row + 1, column + 1), pieces, remark);
    }

    private void term(List<Piece> pieces, int channel, int row, int column) {
        float partial = channels.partial(channel).orElseThrow().get(row, column);
        if (settings.separable()) {
            float weight = channels.mixing().get(filter, channel);
            boolean faded = weight == 0 || partial == 0;
            pieces.add(new Piece(bracketed(weight, pieces.isEmpty()), Role.KERNEL, faded));
            pieces.add(new Piece("·", Role.PLAIN, faded));
            pieces.add(new Piece(bracketed(partial, false), Role.OUTPUT, faded));
        } else {
            pieces.add(new Piece(bracketed(partial, pieces.isEmpty()), Role.OUTPUT, partial == 0));
        }
    }

    private String how() {
        int seen = settings.seen();
        int taps = state.kernel().rows() * state.kernel().columns();
        return switch (channels.kind()) {
            case FULL -> text("channels.how.full", Words.lower(seen), seen, Words.lower(taps), taps);
            case POINTWISE -> text("channels.how.pointwise");
            case GROUPED -> {
                int first = settings.firstSeen(filter) + 1;
                yield text("channels.how.grouped", filter + 1, first, first + seen - 1);
            }
            case DEPTHWISE -> text("channels.how.depthwise", filter + 1, settings.firstSeen(filter) + 1);
            case SEPARABLE -> text("channels.how.pair");
        };
    }

    /// How a channel's partial sum comes of its window.
    Sentence partial(int channel, OutputStep step) {
        var plain = Sentences.output(step, LayerSettings.PLAIN);
        String key = settings.separable() ? "channels.depthwise.at" : "channels.partial.at";
        return new Sentence(text(key, channel + 1, step.row() + 1, step.column() + 1), plain.pieces(), plain.remark());
    }

    /// What an input goes into.
    Sentence input(Focus.Plane at, List<Contribution> met) {
        float value = channels.input(at.channel()).get(at.row(), at.column());
        String caption = text("channels.input.at", at.channel() + 1, at.row() + 1, at.column() + 1, number(value));
        if (channels.partial(at.channel()).isEmpty()) {
            return new Sentence(caption, List.of(), text("channels.unseen", filter + 1, at.channel() + 1));
        }
        var plain = Sentences.input(at.row(), at.column(), value, met, true);
        return new Sentence(caption, plain.pieces(), text("channels.input.remark", at.channel() + 1, met.size()));
    }

    /// Every product of a weight.
    Sentence weight(Focus.Plane at, List<Contribution> met) {
        float value = channels.kernel(at.channel()).get(at.row(), at.column());
        var plain = Sentences.weight(at.row(), at.column(), value, met);
        String key = settings.separable() ? "channels.depthwise.weight.at" : "channels.weight.at";
        return new Sentence(
                text(key, filter + 1, at.channel() + 1, at.row() + 1, at.column() + 1, number(value)),
                plain.pieces(),
                text("channels.weight.remark", met.size(), at.channel() + 1));
    }

    /// What the 1 × 1 step does with a channel.
    Sentence mixing(int channel) {
        var pieces = new ArrayList<Piece>();
        for (int f = 0; f < settings.filters(); f++) {
            if (f > 0) {
                pieces.add(plain("   "));
            }
            pieces.add(new Piece(number(channels.mixing().get(f, channel)), Role.KERNEL, f != filter));
            pieces.add(plain(" → "));
            pieces.add(new Piece(text("channels.filter", f + 1), Role.OUTPUT, f != filter));
        }
        return new Sentence(
                text("channels.mixing.at", channel + 1, filter + 1), pieces, text("channels.mixing.remark"));
    }

    /// A number that follows a sign: in brackets where it is negative, unless it comes first.
    private static String bracketed(float value, boolean first) {
        return value < 0 && !first ? "(" + number(value) + ")" : number(value);
    }

    private static Piece plain(String text) {
        return new Piece(text, Role.PLAIN, false);
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
