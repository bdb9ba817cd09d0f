package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;
import convarium.engine.notation.LayerLine;
import convarium.engine.notation.LayerLines;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// What a layer line makes of a state.
public final class EnteredLine {
    private EnteredLine() {}

    /// The state that a window just opened would come to with this line and an input of this size: small
    /// whole numbers
    /// that depend on their place alone.
    ///
    /// @throws convarium.engine.notation.NotationException if the line cannot be read, with the place
    /// @throws IllegalArgumentException if the explorer cannot show the layer or the input, with the reason
    public static ExplorerState state(String line, int rows, int columns) {
        var start = StartState.worked();
        var parsed = LayerLines.parse(line, Shape.of(1, rows, columns), Optional.empty());
        var state = taken(start.withInput(start.input().resized(rows, columns, 0, 3)), parsed);
        boolean worked = state.sameWork(start);
        Explored.of(state);
        return worked ? state : state.withStep(0).withNote("");
    }

    /// A state with the line's layer; its kernel grows or shrinks with the line's.
    ///
    /// @throws IllegalArgumentException if the explorer cannot show the layer, with the reason
    static ExplorerState taken(ExplorerState state, LayerLine parsed) {
        var kernel = parsed.layer().kernel();
        if (kernel.h() > ExplorerState.MAX_KERNEL || kernel.w() > ExplorerState.MAX_KERNEL) {
            throw new IllegalArgumentException(text("line.kernel", ExplorerState.MAX_KERNEL, kernel.toString()));
        }
        return state.withLayer(Layers.settings(parsed.layer(), parsed.relu(), state.layer()))
                .withDialect(parsed.dialect())
                .withKernel(resized(state.kernel(), kernel));
    }

    private static Matrix resized(Matrix kernel, Size size) {
        return kernel.rows() == size.h() && kernel.columns() == size.w()
                ? kernel
                : kernel.resized(size.h(), size.w(), 0, 2);
    }
}
