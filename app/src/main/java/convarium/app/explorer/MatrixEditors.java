package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.control.TensorGrid.Place;
import convarium.engine.trace.FieldCell;
import java.util.Optional;

/// Lets the input and the kernel be changed cell by cell or by a pasted block.
final class MatrixEditors {
    private MatrixEditors() {}

    static Optional<Matrix> block(ExplorerViewModel model, String text) {
        try {
            return Optional.of(PastedBlock.parse(text));
        } catch (IllegalArgumentException e) {
            model.complain(text("notice.paste.failed", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    static void tellCropped(ExplorerViewModel model, Matrix block, Matrix whole, int row, int column) {
        int rows = Math.min(block.rows(), whole.rows() - row);
        int columns = Math.min(block.columns(), whole.columns() - column);
        if (rows < block.rows() || columns < block.columns()) {
            model.complain(text("notice.paste.cropped", rows, columns, block.rows(), block.columns()));
        }
    }

    /// What every editor does alike: it tells the view model what was refused, and which changes belong together.
    interface Telling extends TensorGrid.Editor {
        ExplorerViewModel model();

        @Override
        default void refuse(String entered) {
            model().complain(text("notice.cell", entered));
        }

        @Override
        default void begin() {
            model().beginGesture();
        }

        @Override
        default void end() {
            model().endGesture();
        }
    }

    /// Changes the input.
    ///
    /// @param framed whether its cells are those of the field, with padding around them
    record Input(ExplorerViewModel model, boolean framed) implements Telling {

        private Optional<FieldCell> cell(Place place) {
            if (!framed) {
                var input = model.state().input();
                return place.row() < input.rows() && place.column() < input.columns()
                        ? Optional.of(new FieldCell(FieldCell.Kind.INPUT, place.row(), place.column()))
                        : Optional.empty();
            }
            var field = model.explored().trace().field();
            if (place.row() >= field.rows() || place.column() >= field.columns()) {
                return Optional.empty();
            }
            return Optional.of(field.cell(place.row(), place.column())).filter(c -> c.kind() == FieldCell.Kind.INPUT);
        }

        @Override
        public boolean isEditable(Place place) {
            return cell(place).isPresent();
        }

        @Override
        public float value(Place place) {
            return cell(place).map(c -> model.state().input().get(c.h(), c.w())).orElse(0f);
        }

        @Override
        public void set(Place place, float value) {
            cell(place).ifPresent(c -> model.edit(s -> s.withInput(s.input().with(c.h(), c.w(), value))));
        }

        @Override
        public void paste(Place place, String text) {
            block(model, text)
                    .ifPresent(block ->
                            cell(place).ifPresentOrElse(c -> pasteAt(c.h(), c.w(), block), () -> pasteAt(0, 0, block)));
        }

        private void pasteAt(int row, int column, Matrix block) {
            boolean whole = row == 0
                    && column == 0
                    && block.rows() <= ExplorerState.MAX_INPUT
                    && block.columns() <= ExplorerState.MAX_INPUT
                    && block.values().size() > 1;
            if (!whole || !model.edit(s -> s.withInput(block).withPin(Focus.NOTHING))) {
                model.edit(s -> s.withInput(s.input().with(row, column, block)));
                tellCropped(model, block, model.state().input(), row, column);
            }
        }
    }

    /// Changes the kernel.
    ///
    /// @param laid whether its cells lie as in the window, where a convolution in the strict sense turns them
    record Kernel(ExplorerViewModel model, boolean laid) implements Telling {

        private static Matrix seen(ExplorerState state, boolean laid) {
            return laid ? TurnedKernel.laid(state) : state.kernel();
        }

        private ExplorerState withSeen(ExplorerState state, Matrix kernel) {
            return state.withKernel(laid && TurnedKernel.isTurned(state) ? kernel.turned() : kernel);
        }

        @Override
        public boolean isEditable(Place place) {
            var kernel = model.state().kernel();
            return model.state().layer().operation().hasWeights()
                    && place.row() < kernel.rows()
                    && place.column() < kernel.columns();
        }

        @Override
        public float value(Place place) {
            return seen(model.state(), laid).get(place.row(), place.column());
        }

        @Override
        public void set(Place place, float value) {
            model.edit(s -> withSeen(s, seen(s, laid).with(place.row(), place.column(), value)));
        }

        @Override
        public void paste(Place place, String text) {
            block(model, text).ifPresent(block -> pasteAt(place, block));
        }

        private void pasteAt(Place place, Matrix block) {
            boolean whole = place.row() == 0
                    && place.column() == 0
                    && block.rows() <= ExplorerState.MAX_KERNEL
                    && block.columns() <= ExplorerState.MAX_KERNEL
                    && block.values().size() > 1;
            if (!whole || !model.edit(s -> withSeen(s, block).withPin(Focus.NOTHING))) {
                model.edit(s -> withSeen(s, seen(s, laid).with(place.row(), place.column(), block)));
                tellCropped(model, block, model.state().kernel(), place.row(), place.column());
            }
        }
    }

    /// Changes the gradient at the output, which is as large as the output.
    record Gradient(ExplorerViewModel model) implements Telling {

        private Matrix gradient() {
            return model.state().looking().gradient().at(model.explored().output());
        }

        @Override
        public boolean isEditable(Place place) {
            return place.row() < gradient().rows()
                    && place.column() < gradient().columns();
        }

        @Override
        public float value(Place place) {
            return gradient().get(place.row(), place.column());
        }

        @Override
        public void set(Place place, float value) {
            model.setGradient(Optional.of(gradient().with(place.row(), place.column(), value)));
        }

        @Override
        public void paste(Place place, String text) {
            block(model, text).ifPresent(block -> {
                model.setGradient(Optional.of(gradient().with(place.row(), place.column(), block)));
                tellCropped(model, block, gradient(), place.row(), place.column());
            });
        }
    }
}
