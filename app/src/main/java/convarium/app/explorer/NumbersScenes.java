package convarium.app.explorer;

import convarium.app.explorer.NumbersScene.Flight;
import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stage on numbers at any moment of one state: what depends on the state alone is made once, so that a frame of
/// the walk makes next to nothing.
final class NumbersScenes {
    private static final double GLIDE_ENDS = 0.45;
    private static final double FLIGHT_ENDS = 0.85;
    private static final Cell NO_VALUE = Cell.of(Fill.EMPTY, "");

    private final ExplorerState state;
    private final Explored explored;
    private final Cell[] fieldAtRest;
    private final Cell[] kernelAtRest;
    private final Cell[] outputs;
    private final Map<Focus, Sentence> sentences = new HashMap<>();
    private Optional<OutputStep> opened = Optional.empty();

    /// The stages of a state; only its pin and step may differ from call to call.
    NumbersScenes(ExplorerState state, Explored explored) {
        this.state = state;
        this.explored = explored;
        fieldAtRest = NumbersScene.fieldCells(explored);
        kernelAtRest = cells(state.kernel(), Fill.KERNEL);
        outputs = cells(explored.output(), Fill.OUTPUT);
    }

    private static Cell[] cells(Matrix matrix, Fill fill) {
        var cells = new Cell[matrix.values().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.of(fill, Numbers.cell(matrix.values().get(i)));
        }
        return cells;
    }

    /// Whether they show this state too.
    boolean areOf(ExplorerState other, Explored of) {
        return of.equals(explored) && state.sameForward(other);
    }

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    ///
    /// @param pin the pinned cell
    NumbersScene at(Walk.Frame frame, Focus focus, Focus pin) {
        var draft = new Draft(frame, pin);
        return switch (focus) {
            case Focus.Nothing nothing -> draft.walk();
            case Focus.Output o -> draft.output(o.row(), o.column());
            case Focus.Input i -> draft.input(i.row(), i.column());
            case Focus.Weight w -> draft.weight(w.row(), w.column());
            case Focus.Entry entry -> draft.walk();
            case Focus.Plane plane -> draft.walk();
        };
    }

    /// An output opened up; the one opened last is kept, for a step has many frames.
    private OutputStep step(int row, int column) {
        var now = opened.filter(s -> s.row() == row && s.column() == column)
                .orElseGet(() -> explored.trace().step(0, row, column));
        opened = Optional.of(now);
        return now;
    }

    /// Fills the three grids.
    private final class Draft {
        private final Cell[] field = fieldAtRest.clone();
        private final Cell[] kernel = kernelAtRest.clone();
        private final Cell[] output = outputs.clone();
        private final Walk.Frame frame;
        private final Focus pin;

        Draft(Walk.Frame frame, Focus pin) {
            this.frame = frame;
            this.pin = pin;
            Arrays.fill(output, Math.min(frame.step() + 1, output.length), output.length, NO_VALUE);
        }

        NumbersScene walk() {
            int columns = explored.output().columns();
            var step = step(frame.step() / columns, frame.step() % columns);
            double t = frame.progress();
            double glide = Ease.inOut(Ease.part(t, 0, GLIDE_ENDS));
            var outline = outline(frame.step(), glide);
            if (glide < 1) {
                tint((int) Math.round(outline.row()), (int) Math.round(outline.column()));
            } else {
                window(step);
            }
            double reveal = Ease.part(t, FLIGHT_ENDS - 0.15, 1);
            output[frame.step()] = t >= 1 || reveal > 0 ? strong(step).withReveal(reveal) : NO_VALUE;
            var flights = t > GLIDE_ENDS && t < FLIGHT_ENDS + 0.05 ? flights(step, t) : List.<Flight>of();
            return scene(Optional.of(outline), flights, sentence(step));
        }

        NumbersScene output(int row, int column) {
            var step = step(row, column);
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
                field[f] = field[f].withFill(NumbersScene.windowed(field[f].fill()));
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
            return pin.equals(focus) ? cell.kept() : cell;
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
            return sentences.computeIfAbsent(
                    new Focus.Output(step.row(), step.column()), focus -> Sentences.output(step, state.layer()));
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
                var cell = field[at].withFill(NumbersScene.windowed(field[at].fill()));
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
                        field[at] = field[at].withFill(NumbersScene.windowed(field[at].fill()));
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
    }
}
