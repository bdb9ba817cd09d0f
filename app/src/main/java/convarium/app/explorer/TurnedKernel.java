package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;

/// The kernel as the window carries it over the input.
///
/// A convolution in the strict sense turns its kernel by 180° first, so that the weight at the top left meets the
/// input at the bottom right of the window. A cross-correlation, which deep learning calls a convolution, does not.
final class TurnedKernel {
    private TurnedKernel() {}

    /// Whether the layer turns its kernel.
    static boolean isTurned(ExplorerState state) {
        return state.layer().operation() == Operation.CONVOLUTION
                && state.layer().flipped();
    }

    /// The weights as they lie in the window.
    static Matrix laid(ExplorerState state) {
        return isTurned(state) ? state.kernel().turned() : state.kernel();
    }

    /// Which row of the kernel lies at a row of the window, and the other way round, counted from 0.
    static int row(ExplorerState state, int row) {
        return isTurned(state) ? state.kernel().rows() - 1 - row : row;
    }

    /// Which column of the kernel lies at a column of the window, and the other way round, counted from 0.
    static int column(ExplorerState state, int column) {
        return isTurned(state) ? state.kernel().columns() - 1 - column : column;
    }

    /// What stands behind the name of a grid that shows the kernel as it lies in the window.
    static String laidSize(ExplorerState state, Size size) {
        return isTurned(state) ? text("flip.size.turned", size) : size.toString();
    }

    /// What stands behind the name of a grid that shows the kernel as it is learnt.
    static String learntSize(ExplorerState state, Size size) {
        return isTurned(state) ? text("flip.size.learnt", size) : size.toString();
    }

    /// Where a turned weight lies in the window, in words; empty if the kernel is not turned.
    static String place(ExplorerState state, int row, int column) {
        return isTurned(state) ? " " + text("flip.place", row(state, row) + 1, column(state, column) + 1) : "";
    }
}
