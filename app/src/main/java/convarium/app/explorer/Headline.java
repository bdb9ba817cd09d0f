package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;

/// The sentence that tops the stage: what the settings make the window do.
final class Headline {
    private Headline() {}

    static String of(ExplorerState state) {
        var layer = state.layer();
        return switch (layer.operation()) {
            case CONVOLUTION -> {
                if (!layer.dilation().equals(Size.square(1))) {
                    yield text("headline.dilation", skipped(layer.dilation()));
                }
                yield moves(layer.stride());
            }
            case TRANSPOSED ->
                layer.stride().equals(Size.square(1))
                        ? text("headline.transposed")
                        : text("headline.transposed.stride");
            case MAX_POOLING -> text("headline.max", moves(layer.stride()));
            case AVERAGE_POOLING -> text("headline.average", moves(layer.stride()));
        };
    }

    private static String skipped(Size dilation) {
        int cells = Math.max(dilation.h(), dilation.w()) - 1;
        return cells == 1 ? text("headline.skips.one") : text("headline.skips.many", Words.lower(cells));
    }

    private static String moves(Size stride) {
        if (!stride.isSquare()) {
            return text("headline.moves.apart", Words.lower(stride.h()), Words.lower(stride.w()));
        }
        return stride.h() == 1 ? text("headline.moves.one") : text("headline.moves.many", Words.lower(stride.h()));
    }
}
