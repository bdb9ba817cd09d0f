package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.Field;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stage on numbers at one moment: three grids, products under way, and the sentence.
///
/// @param field the input with everything around it
/// @param kernel the weights; empty for pooling
/// @param output the outputs so far
/// @param flights products on their way to the sum
/// @param sentence what is seen, in words
public record NumbersScene(
        GridModel field, Optional<GridModel> kernel, GridModel output, List<Flight> flights, Sentence sentence) {

    private static final double GLIDE_ENDS = 0.45;
    private static final double FLIGHT_ENDS = 0.85;

    public NumbersScene {
        flights = List.copyOf(flights);
    }

    /// A product on its way from a cell of the field to the output cell that it is summed into.
    ///
    /// @param along from 0 to 1
    public record Flight(String text, int fieldRow, int fieldColumn, int outputRow, int outputColumn, double along) {}

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    public static NumbersScene of(ExplorerState state, Explored explored, Walk.Frame frame, Focus focus) {
        var draft = new Draft(state, explored, frame);
        return switch (focus) {
            case Focus.Nothing nothing -> draft.walk();
            case Focus.Output o -> draft.output(o.row(), o.column());
            case Focus.Input i -> draft.input(i.row(), i.column());
            case Focus.Weight w -> draft.weight(w.row(), w.column());
            case Focus.Entry entry -> draft.walk();
            case Focus.Plane plane -> draft.walk();
        };
    }

    /// The same cell under the window.
    static Fill windowed(Fill fill) {
        return switch (fill) {
            case INPUT -> Fill.WINDOW;
            case ADDED -> Fill.ADDED_WINDOW;
            case WINDOW,
                    ADDED_WINDOW,
                    BEYOND,
                    KERNEL,
                    KERNEL_STRONG,
                    OUTPUT,
                    OUTPUT_STRONG,
                    OUTPUT_STOPPED,
                    EMPTY,
                    ENTERED,
                    DIFFERENCE,
                    OUTPUT_OTHER,
                    TYPED,
                    WRONG,
                    INPUT_STRONG -> fill;
        };
    }

    /// The field's cells, none of them lit.
    static Cell[] fieldCells(Explored explored) {
        Field f = explored.trace().field();
        var cells = new Cell[f.rows() * f.columns()];
        for (int r = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                var at = f.cell(r, c);
                String text = at.kind() == FieldCell.Kind.BEYOND
                        ? ""
                        : Numbers.cell(explored.trace().valueAt(0, at));
                cells[r * f.columns() + c] = Cell.of(fill(at), text);
            }
        }
        return cells;
    }

    static Fill fill(FieldCell cell) {
        return switch (cell.kind()) {
            case INPUT -> Fill.INPUT;
            case PADDING, INSERTED -> Fill.ADDED;
            case BEYOND -> Fill.BEYOND;
        };
    }

    /// Fills the three grids.
    private static final class Draft {
        private final ExplorerState state;
        private final Explored explored;
        private final Walk.Frame frame;
        private final Cell[] field;
        private final Cell[] kernel;
        private final Cell[] output;

        Draft(ExplorerState state, Explored explored, Walk.Frame frame) {
            this.state = state;
            this.explored = explored;
            this.frame = frame;
            this.field = fieldCells(explored);
            this.kernel = kernelCells(state.kernel());
            this.output = outputCells(explored, frame.step() + 1);
        }

        NumbersScene walk() {
            int columns = explored.output().columns();
            var step = explored.trace().step(0, frame.step() / columns, frame.step() % columns);
            double t = frame.progress();
            double glide = Ease.inOut(Ease.part(t, 0, GLIDE_ENDS));
            var outline = outline(frame.step(), glide);
            if (glide < 1) {
                tint((int) Math.round(outline.row()), (int) Math.round(outline.column()));
            } else {
                window(step);
            }
            double reveal = Ease.part(t, FLIGHT_ENDS - 0.15, 1);
            output[frame.step()] = t >= 1 || reveal > 0 ? strong(step).withReveal(reveal) : Cell.of(Fill.EMPTY, "");
            var flights = t > GLIDE_ENDS && t < FLIGHT_ENDS + 0.05 ? flights(step, t) : List.<Flight>of();
            return scene(Optional.of(outline), flights, sentence(step));
        }

        NumbersScene output(int row, int column) {
            var step = explored.trace().step(0, row, column);
            window(step);
            output[row * explored.output().columns() + column] = keep(strong(step), new Focus.Output(row, column));
            return scene(Optional.of(rest(row, column)), List.of(), sentence(step));
        }

        NumbersScene input(int row, int column) {
            var met = explored.trace().outputsOf(0, row, column);
            boolean weighted = state.layer().operation().hasWeights();
            for (var c : met) {
                touch(c, weighted);
            }
            var f = explored.trace().field();
            int at = (f.height().border() + row * f.height().step()) * f.columns()
                    + f.width().border()
                    + column * f.width().step();
            field[at] = keep(field[at].withFill(Fill.INPUT_STRONG), new Focus.Input(row, column));
            return scene(
                    Optional.empty(),
                    List.of(),
                    Sentences.input(row, column, state.input().get(row, column), met, weighted));
        }

        private void touch(Contribution c, boolean weighted) {
            int at = c.outputRow() * explored.output().columns() + c.outputColumn();
            var cell = Cell.of(Fill.OUTPUT, Numbers.cell(explored.output().get(c.outputRow(), c.outputColumn())));
            output[at] = weighted ? cell.withNote("×" + Numbers.cell(c.weight())) : cell;
            if (weighted) {
                int k = c.kh() * state.kernel().columns() + c.kw();
                kernel[k] = kernel[k].withFill(Fill.KERNEL_STRONG);
            }
        }

        NumbersScene weight(int row, int column) {
            var met = explored.trace().productsOf(0, row, column);
            for (var c : met) {
                int f = c.fieldRow() * explored.trace().field().columns() + c.fieldColumn();
                field[f] = field[f].withFill(windowed(field[f].fill()));
                int at = c.outputRow() * explored.output().columns() + c.outputColumn();
                output[at] = Cell.of(Fill.OUTPUT, Numbers.cell(explored.output().get(c.outputRow(), c.outputColumn())))
                        .withNote(signed(c.product()));
            }
            int k = row * state.kernel().columns() + column;
            kernel[k] = keep(kernel[k].withFill(Fill.KERNEL_STRONG), new Focus.Weight(row, column));
            return scene(
                    Optional.empty(),
                    List.of(),
                    Sentences.weight(row, column, state.kernel().get(row, column), met)
                            .withMore(TurnedKernel.place(state, row, column)));
        }

        private Cell keep(Cell cell, Focus focus) {
            return state.pin().equals(focus) ? cell.kept() : cell;
        }

        private NumbersScene scene(Optional<GridModel.Outline> outline, List<Flight> flights, Sentence sentence) {
            var f = explored.trace().field();
            return new NumbersScene(
                    new GridModel(f.rows(), f.columns(), List.of(field), outline),
                    state.layer().operation().hasWeights()
                            ? Optional.of(new GridModel(
                                    state.kernel().rows(), state.kernel().columns(), laid(), Optional.empty()))
                            : Optional.empty(),
                    new GridModel(
                            explored.output().rows(), explored.output().columns(), List.of(output), Optional.empty()),
                    flights,
                    sentence);
        }

        private List<Cell> laid() {
            var cells = List.of(kernel);
            return TurnedKernel.isTurned(state) ? cells.reversed() : cells;
        }

        private Sentence sentence(OutputStep step) {
            return Sentences.output(step, state.layer());
        }

        private Cell strong(OutputStep step) {
            return Cell.of(Fill.OUTPUT_STRONG, Numbers.cell(explored.output().get(step.row(), step.column())));
        }

        private void window(OutputStep step) {
            boolean weighted = state.layer().operation().hasWeights();
            boolean max = step.reduction() instanceof OutputStep.Reduction.Max;
            int winner = step.reduction() instanceof OutputStep.Reduction.Max m ? m.winner() : -1;
            for (int t = 0; t < step.taps().size(); t++) {
                var tap = step.taps().get(t);
                int at = tap.row() * explored.trace().field().columns() + tap.column();
                var cell = field[at].withFill(windowed(field[at].fill()));
                if (weighted) {
                    cell = cell.withNote("×" + Numbers.cell(tap.weight()));
                }
                field[at] = max && t == winner ? cell.withFill(Fill.INPUT_STRONG) : cell;
            }
        }

        private void tint(int row, int column) {
            var f = explored.trace().field();
            for (int a = 0; a < f.height().taps(); a++) {
                for (int b = 0; b < f.width().taps(); b++) {
                    int r = row + a * f.height().dilation();
                    int c = column + b * f.width().dilation();
                    if (r < f.rows() && c < f.columns()) {
                        int at = r * f.columns() + c;
                        field[at] = field[at].withFill(windowed(field[at].fill()));
                    }
                }
            }
        }

        private GridModel.Outline rest(int row, int column) {
            var f = explored.trace().field();
            return new GridModel.Outline(
                    f.height().windowStart(row),
                    f.width().windowStart(column),
                    f.height().extent(),
                    f.width().extent());
        }

        private GridModel.Outline outline(int step, double glide) {
            int columns = explored.output().columns();
            var to = rest(step / columns, step % columns);
            if (step == 0 || glide >= 1) {
                return to;
            }
            var from = rest((step - 1) / columns, (step - 1) % columns);
            return new GridModel.Outline(
                    from.row() + (to.row() - from.row()) * glide,
                    from.column() + (to.column() - from.column()) * glide,
                    to.rows(),
                    to.columns());
        }

        private List<Flight> flights(OutputStep step, double t) {
            double along = Ease.part(t, GLIDE_ENDS, FLIGHT_ENDS);
            boolean weighted = state.layer().operation().hasWeights();
            int winner = step.reduction() instanceof OutputStep.Reduction.Max m ? m.winner() : -1;
            var flights = new ArrayList<Flight>();
            for (int i = 0; i < step.taps().size(); i++) {
                var tap = step.taps().get(i);
                boolean flies = tap.counted() && (winner < 0 || i == winner) && travels(tap, weighted);
                if (flies) {
                    String text = Numbers.cell(weighted ? tap.product() : tap.input());
                    flights.add(new Flight(text, tap.row(), tap.column(), step.row(), step.column(), along));
                }
            }
            return flights;
        }

        private static boolean travels(Tap tap, boolean weighted) {
            return weighted
                    ? tap.product() != 0
                    : tap.input() != 0 && tap.cell().kind() == FieldCell.Kind.INPUT;
        }

        private static String signed(float value) {
            return value < 0 ? Numbers.cell(value) : "+" + Numbers.cell(value);
        }

        private static Cell[] kernelCells(Matrix kernel) {
            var cells = new Cell[kernel.rows() * kernel.columns()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Cell.of(Fill.KERNEL, Numbers.cell(kernel.values().get(i)));
            }
            return cells;
        }

        private static Cell[] outputCells(Explored explored, int reached) {
            var cells = new Cell[explored.steps()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = i < reached
                        ? Cell.of(
                                Fill.OUTPUT,
                                Numbers.cell(explored.output().values().get(i)))
                        : Cell.of(Fill.EMPTY, "");
            }
            return cells;
        }
    }
}
