package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Layers as people write them: reads and writes one layer as a line of PyTorch or Keras.
///
/// A line is a call of `nn.Conv2d`, `nn.ConvTranspose2d`, `nn.MaxPool2d`, `nn.AvgPool2d`, or of Keras' `Conv2D`,
/// `Conv2DTranspose`, `MaxPooling2D`, `AveragePooling2D`, with or without the usual prefixes. Where one layer does not
/// suffice, it is the pair that people write: a padding layer before it or cropping behind it in a `Sequential`.
public final class LayerLines {
    private LayerLines() {}

    /// Reads a line.
    ///
    /// @param text the line; an assignment before it, a comma or a call behind it and comments are left out
    /// @param input `(c, h, w)` or `(n, c, h, w)`; a Keras line takes its channel count from it, and "same" behind
    /// a padding layer is worked out for it
    /// @param convention what holds where the line leaves rounding, "same" and border counting open; by default
    /// that of the framework whose notation it is
    /// @throws NotationException if the line cannot be read, with what is wrong and where
    public static LayerLine parse(String text, Shape input, Optional<Convention> convention) {
        checkInput(input);
        return new Reader(input, convention).read(Parser.parse(text));
    }

    /// Reads a line that stands for a depthwise or a separable convolution: Keras' `DepthwiseConv2D` and
    /// `SeparableConv2D`, or a `Sequential` of a depthwise and a 1 × 1 convolution.
    ///
    /// @param input `(c, h, w)` or `(n, c, h, w)`
    /// @return empty if the line stands for anything else
    /// @throws NotationException if the line cannot be read, with what is wrong and where
    public static Optional<FactoredLine> parseFactored(String text, Shape input) {
        checkInput(input);
        return new FactoredReader(input).read(Parser.parse(text));
    }

    /// Writes a layer, short and as people do: defaults left out, square sizes as one number.
    ///
    /// Read back for the same input, the line makes a layer that computes the same. What has no effect is left out
    /// (a padding mode without padding); "same" is worked out in numbers where the dialect has no word for it.
    ///
    /// @param relu whether a ReLU follows
    /// @param input `(c, h, w)` or `(n, c, h, w)`
    public static Rendering write(WindowLayer layer, boolean relu, Dialect dialect, Shape input) {
        checkInput(input);
        var setting = new Setting(input, dialect.convention());
        try {
            return switch (dialect) {
                case PYTORCH -> new TorchWriter(setting, relu).write(layer);
                case KERAS -> new KerasWriter(setting, relu).write(layer);
            };
        } catch (IllegalArgumentException e) {
            return new Rendering.Impossible(Building.sentence(e));
        }
    }

    /// Cuts a line into pieces to colour. Takes any text, broken lines too; the pieces in order give it back.
    public static List<Piece> pieces(String text) {
        return Pieces.of(text);
    }

    /// A stretch of a line and what it is.
    public record Piece(String text, Kind kind) {}

    /// What a piece of a line is.
    public enum Kind {
        /// What is called: `nn.Conv2d`.
        NAME,
        /// The name of an argument, without the `=`.
        ARGUMENT,
        /// A number.
        NUMBER,
        /// A number of the window's size: the value of `kernel_size` or `pool_size`, named or by position.
        KERNEL_NUMBER,
        /// A text in quotes, closed or not.
        STRING,
        /// `True`, `False` or `None`.
        KEYWORD,
        /// Everything else, spaces and comments too.
        PLAIN
    }

    private static void checkInput(Shape input) {
        if (input.rank() != 3 && input.rank() != 4) {
            throw new IllegalArgumentException(
                    "a layer line is for an input c×h×w or n×c×h×w, found the shape " + input);
        }
    }
}
