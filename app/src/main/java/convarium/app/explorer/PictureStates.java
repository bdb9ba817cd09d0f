package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import convarium.lessons.content.KernelLibrary;

/// States over pictures.
final class PictureStates {
    private PictureStates() {}

    /// The picture that is shown first.
    static final Source FIRST = new Source.Shipped("lighthouse");

    /// The state over a picture with the same layer; the untouched worked example makes way for an edge detector, for
    /// on a picture it shows nothing.
    static ExplorerState enter(ExplorerState state, Source picture) {
        var start = StartState.worked();
        boolean untouched =
                state.kernel().equals(start.kernel()) && state.layer().equals(start.layer());
        var there = state.withSource(picture);
        if (!untouched) {
            return there;
        }
        var plain = LayerSettings.PLAIN.withStride(Size.square(1)).withPadding(Padding.symmetric(1, 1));
        return Library.take(KernelLibrary.SOBEL_X, there.withLayer(plain));
    }

    /// A state over another picture, of which no pixel is opened up.
    static ExplorerState with(ExplorerState state, Source picture) {
        return state.withSource(picture).withPicture(state.picture().withPixel(-1, -1));
    }

    /// Over a picture a layer may outgrow the small input of numbers, which then grows with it.
    static ExplorerState withFittingNumbers(ExplorerState state) {
        if (!state.source().isPicture()) {
            return state;
        }
        try {
            Layers.of(
                            state.layer(),
                            new Size(state.kernel().rows(), state.kernel().columns()))
                    .geometry(Shape.of(1, state.input().rows(), state.input().columns()));
            return state;
        } catch (IllegalArgumentException e) {
            int most = ExplorerState.MAX_INPUT;
            return state.withInput(state.input().resized(most, most, 0, 3));
        }
    }
}
