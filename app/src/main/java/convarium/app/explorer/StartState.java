package convarium.app.explorer;

import convarium.app.place.PlaceState;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.notation.Dialect;

/// What the window shows first: the worked example of stride and padding, at its middle step.
public final class StartState {
    private StartState() {}

    /// The explorer's part of what the window begins with: a state of another place leaves it the worked example.
    public static ExplorerState of(PlaceState first) {
        return first instanceof ExplorerState explored ? explored : worked();
    }

    /// The worked example: [[1, 5, 6], [7, 8, 3], [3, 10, 4]] comes out.
    public static ExplorerState worked() {
        return new ExplorerState(
                Matrix.of(
                        new float[] {2, 2, 3, 3, 3},
                        new float[] {0, 1, 3, 0, 3},
                        new float[] {2, 3, 0, 1, 3},
                        new float[] {3, 3, 2, 1, 2},
                        new float[] {3, 3, 0, 2, 3}),
                Matrix.of(new float[] {2, 0, 1}, new float[] {1, 0, 0}, new float[] {0, 1, 1}),
                LayerSettings.PLAIN.withStride(Size.square(2)).withPadding(Padding.symmetric(1, 1)),
                Looking.PLAIN,
                new Source.Numbers(),
                PictureSettings.PLAIN,
                Dialect.PYTORCH,
                "padding-strides",
                4,
                Focus.NOTHING,
                1,
                false,
                1);
    }
}
