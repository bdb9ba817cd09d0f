package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.lessons.content.Preset;
import convarium.lessons.content.Presets;
import java.util.List;

/// Turns the classic settings into states.
public final class PresetStates {
    private PresetStates() {}

    private static final String WORKED = "padding-strides";

    /// The state of a classic setting; how it is looked at stays as it is.
    public static ExplorerState of(Preset preset, ExplorerState now) {
        var start = StartState.worked();
        var layer = LayerSettings.PLAIN
                .withOperation(preset.transposed() ? Operation.TRANSPOSED : Operation.CONVOLUTION)
                .withStride(Size.square(preset.stride()))
                .withPadding(Padding.symmetric(preset.padding(), preset.padding()))
                .withDilation(Size.square(preset.dilation()))
                .withOutputPadding(Size.square(preset.outputPadding()));
        boolean worked = preset.id().equals(WORKED);
        return new ExplorerState(
                worked ? start.input() : input(preset.input()),
                start.kernel().resized(preset.kernel(), preset.kernel(), 0, 2),
                layer,
                Looking.PLAIN,
                new Source.Numbers(),
                now.picture(),
                now.dialect(),
                preset.id(),
                worked ? start.step() : 0,
                Focus.NOTHING,
                now.speed(),
                now.loop(),
                start.seed());
    }

    private static Matrix input(int size) {
        return new Matrix(1, 1, List.of(2f)).resized(size, size, 0, 3);
    }

    /// The state of the classic setting with this id.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ExplorerState of(String id) {
        return Presets.find(id)
                .map(p -> of(p, StartState.worked()))
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + id + "\""));
    }
}
