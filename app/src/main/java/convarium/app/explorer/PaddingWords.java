package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// What a caption says of the padding around an input.
final class PaddingWords {
    private PaddingWords() {}

    static String of(ExplorerState state, WindowGeometry g) {
        var h = g.height();
        var w = g.width();
        var layer = state.layer();
        if (layer.operation() == Operation.TRANSPOSED) {
            boolean stretched = h.stride() > 1 || w.stride() > 1;
            return text(stretched ? "caption.stretched" : "caption.framed");
        }
        if (h.before() + h.after() + w.before() + w.after() == 0) {
            return "";
        }
        String mode = layer.operation() == Operation.CONVOLUTION && layer.paddingMode() != PaddingMode.ZERO
                ? text("caption.mode." + layer.paddingMode().name())
                : "";
        boolean alike = h.before() == h.after() && w.before() == w.after();
        if (alike && h.before() == w.before()) {
            return text("caption.padding", h.before()) + mode;
        }
        return (alike
                        ? text("caption.padding.two", h.before(), w.before())
                        : text("caption.padding.four", h.before(), h.after(), w.before(), w.after()))
                + mode;
    }
}
