package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.field.Worked.Known;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.LayerChain;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;

/// A change of a chain layer by layer, made in its text: what is not changed stays as it was written.
@FunctionalInterface
interface ChainEdit {

    /// The text with the change.
    ///
    /// @throws IllegalArgumentException if it cannot be made, with the reason as a sentence
    String apply(String net, Known known);

    /// Another layer in the place of the i-th with a window, counted from 0.
    record Change(int index, WindowLayer layer) implements ChainEdit {

        @Override
        public String apply(String net, Known known) {
            var entry = known.layers().get(index).entry();
            var input = known.chain().stages().get(index).input();
            String line = line(layer, known, input);
            return net.substring(0, entry.start())
                    + line
                    + net.substring(entry.start() + entry.text().length());
        }
    }

    /// Without the i-th layer with a window, counted from 0.
    record Remove(int index) implements ChainEdit {

        @Override
        public String apply(String net, Known known) {
            if (known.layers().size() == 1) {
                throw new IllegalArgumentException(text("field.remove.last"));
            }
            var entry = known.layers().get(index).entry();
            var kept = known.text().entries().stream()
                    .filter(e -> !e.equals(entry))
                    .map(LayerChain.Entry::text)
                    .toList();
            return ChainText.of(known.dialect(), kept);
        }
    }

    /// Another convolution behind the last layer with a window, as the last one is or 3 × 3.
    record Add() implements ChainEdit {

        @Override
        public String apply(String net, Known known) {
            if (known.layers().size() == Worked.MOST_LAYERS) {
                throw new IllegalArgumentException(text("field.add.most"));
            }
            var last = known.layers().getLast().entry();
            var map = known.chain().map(known.chain().depth());
            var written = new ArrayList<String>();
            for (var entry : known.text().entries()) {
                written.add(entry.text());
                if (entry.equals(last)) {
                    written.add(line(convolution(map.size(0)), known, map));
                }
            }
            return ChainText.of(known.dialect(), written);
        }
    }

    /// What a new layer is: 3 × 3, the map as large as before.
    static Conv2d convolution(int channels) {
        return new Conv2d(
                channels,
                channels,
                Size.square(3),
                Size.square(1),
                Padding.symmetric(1, 1),
                PaddingMode.ZERO,
                Size.square(1),
                1,
                true,
                false);
    }

    private static String line(WindowLayer layer, Known known, Shape input) {
        return switch (LayerLines.write(layer, false, known.dialect(), input)) {
            case Rendering.Text written -> written.line();
            case Rendering.Impossible impossible -> throw new IllegalArgumentException(impossible.reason());
        };
    }

    /// The kinds of layers that a row can be.
    enum Kind {
        /// A convolution.
        CONVOLUTION,
        /// Max pooling.
        MAX_POOLING,
        /// Average pooling.
        AVERAGE_POOLING;

        /// A layer of this kind with the window of another, as far as it can have it.
        WindowLayer like(WindowLayer other, int channels) {
            var kernel = other.kernel();
            var stride = other.stride();
            return switch (this) {
                case CONVOLUTION ->
                    new Conv2d(
                            channels,
                            channels,
                            kernel,
                            stride,
                            padding(other),
                            PaddingMode.ZERO,
                            other.dilation(),
                            1,
                            true,
                            false);
                case MAX_POOLING -> new MaxPool2d(kernel, stride, fitting(other), other.dilation(), Rounding.FLOOR);
                case AVERAGE_POOLING -> new AvgPool2d(kernel, stride, fitting(other), Rounding.FLOOR, true, 0);
            };
        }

        /// Pooling takes at most half of its window as padding.
        private static Padding fitting(WindowLayer other) {
            return switch (padding(other)) {
                case Padding.Explicit p ->
                    Padding.symmetric(
                            Math.min(p.top(), other.kernel().h() / 2),
                            Math.min(p.left(), other.kernel().w() / 2));
                case Padding.Same same -> Padding.symmetric(0, 0);
            };
        }

        /// The kind of a layer.
        static Kind of(WindowLayer layer) {
            return switch (layer) {
                case Conv2d conv -> CONVOLUTION;
                case MaxPool2d pool -> MAX_POOLING;
                case AvgPool2d pool -> AVERAGE_POOLING;
                case ConvTranspose2d transposed ->
                    throw new IllegalArgumentException("a chain holds no transposed convolution");
            };
        }
    }

    /// The padding of a layer.
    static Padding padding(WindowLayer layer) {
        return switch (layer) {
            case Conv2d conv -> conv.padding();
            case MaxPool2d pool -> pool.padding();
            case AvgPool2d pool -> pool.padding();
            case ConvTranspose2d transposed -> transposed.padding();
        };
    }

    /// A number of a row.
    enum Part {
        /// Rows and columns of the window.
        KERNEL,
        /// Cells from one window to the next.
        STRIDE,
        /// Cells added around the map.
        PADDING,
        /// Cells from one tap to the next.
        DILATION;

        /// What a layer has there.
        Size of(WindowLayer layer) {
            return switch (this) {
                case KERNEL -> layer.kernel();
                case STRIDE -> layer.stride();
                case DILATION -> layer.dilation();
                case PADDING ->
                    switch (padding(layer)) {
                        case Padding.Explicit p -> new Size(p.top(), p.left());
                        case Padding.Same same -> Size.square(0);
                    };
            };
        }

        /// The layer with another size there.
        ///
        /// @throws IllegalArgumentException if it cannot be, with the reason
        WindowLayer with(WindowLayer layer, Size size) {
            Size kernel = this == KERNEL ? size : layer.kernel();
            Size stride = this == STRIDE ? size : layer.stride();
            Size dilation = this == DILATION ? size : layer.dilation();
            Padding padding = this == PADDING ? Padding.symmetric(size.h(), size.w()) : padding(layer);
            return switch (layer) {
                case Conv2d c ->
                    new Conv2d(
                            c.inChannels(),
                            c.outChannels(),
                            kernel,
                            stride,
                            padding,
                            c.paddingMode(),
                            dilation,
                            c.groups(),
                            c.bias(),
                            c.flipped());
                case MaxPool2d m -> new MaxPool2d(kernel, stride, padding, dilation, m.rounding());
                case AvgPool2d a ->
                    new AvgPool2d(kernel, stride, padding, a.rounding(), a.countsPadding(), a.divisor());
                case ConvTranspose2d t -> throw new IllegalArgumentException("a chain holds no transposed convolution");
            };
        }
    }
}
