package convarium.app.cli;

import convarium.app.explorer.ChannelSettings;
import convarium.app.explorer.EnteredLine;
import convarium.app.explorer.ExplorerState;
import convarium.app.link.Links;
import convarium.app.place.PlaceState;
import convarium.app.signal.EnteredSignal;
import convarium.app.signal.SignalState;
import convarium.app.theme.Theme;
import convarium.engine.notation.NotationException;
import convarium.engine.notation.SequenceLines;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what the commands that draw are given: a link, or a layer line with the size of its input.
final class Shown {
    static final String LABEL = "LINK|LAYER";
    static final String WHAT = "What 'Copy link' in the window copies, or a layer as PyTorch or Keras write it.";
    static final String INPUT_WHAT =
            "For a layer: channels, height and width of its input, by default 5x5 with its channels; "
                    + "for Conv1d channels and length, by default 1x32. It and the weights are filled with small "
                    + "whole numbers, always the same.";

    private static final int SIDE = 5;

    private Shown() {}

    /// The state that a link or a layer line stands for.
    static PlaceState state(String text, @Nullable String input) {
        if (Links.isLink(text) || !text.contains("(")) {
            if (input != null && Links.isLink(text)) {
                throw new ValueException(
                        "--input: a link holds its input, and only a layer line takes one, found '" + input + "'");
            }
            return link(text);
        }
        if (SequenceLines.isSequence(text)) {
            return signal(text, input == null ? "1x32" : input);
        }
        return about(() -> EnteredLine.state(
                text, input == null ? Shape.of(EnteredLine.channels(text, 1), SIDE, SIDE) : shape(input)));
    }

    private static PlaceState signal(String text, String input) {
        var shape = Values.sample(input);
        int least = SignalState.LEAST_INPUT;
        int most = SignalState.MOST_INPUT;
        if (shape.rank() != 2 || shape.size(0) != 1 || shape.size(1) < least || shape.size(1) > most) {
            throw new ValueException("--input: a signal has one channel of " + least + " to " + most
                    + " samples, such as 1x32, found '" + input + "'");
        }
        return about(() -> EnteredSignal.state(text, shape.size(1)));
    }

    private static PlaceState about(Supplier<PlaceState> reading) {
        try {
            return reading.get();
        } catch (NotationException e) {
            throw new ValueException("the layer line, at character " + (e.start() + 1) + ": " + Failures.message(e), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ValueException("the layer line: " + Failures.message(e), e);
        }
    }

    private static Shape shape(String input) {
        var shape = Values.input(input);
        int most = ExplorerState.MAX_INPUT;
        if (shape.size(0) > ChannelSettings.MOST || shape.size(1) > most || shape.size(2) > most) {
            throw new ValueException("--input: the explorer takes up to " + ChannelSettings.MOST + " channels of up to "
                    + most + " × " + most + " numbers, such as 1x5x5, found '" + input
                    + "'; 'convarium calc' takes any size");
        }
        return shape;
    }

    private static PlaceState link(String text) {
        try {
            return Values.link(text);
        } catch (ValueException e) {
            throw Links.isLink(text)
                    ? e
                    : new ValueException(Failures.message(e) + "; a layer line is such as nn.Conv2d(1, 1, 3)", e);
        }
    }

    /// The look of this name.
    static Theme theme(String name) {
        for (var candidate : Theme.values()) {
            if (candidate.id().equals(name.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw new ValueException("--theme is "
                + Arrays.stream(Theme.values()).map(Theme::id).collect(Collectors.joining(", ")) + ", found '" + name
                + "'");
    }
}
