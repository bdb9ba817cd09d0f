package convarium.app.explorer;

import convarium.app.explorer.GradientSettings.Target;
import convarium.app.explorer.NumbersScene.Flight;
import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridModel.Outline;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.Field;
import convarium.engine.trace.GradientShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stage of the backward pass at any moment of one state: what depends on the state alone is made once.
///
/// At the input: gradient at the output ∗ kernel → gradient at the input. At the weights: input ∗ gradient at the
/// output → gradient at the weights. A step of the walk fills in one cell of the third grid.
public final class BackwardScenes {
    private static final double GLIDE_ENDS = 0.45;
    private static final double FLIGHT_ENDS = 0.85;

    private final Backward backward;
    private final ExplorerState state;
    private final Grid gradient;
    private final Grid field;
    private final Grid kernel;
    private final Grid result;
    private final Map<Focus, Sentence> sentences = new HashMap<>();

    /// Rows, columns and cells as they are before anything is lit.
    private record Grid(int rows, int columns, List<Cell> cells) {

        static Grid of(Matrix matrix, Fill fill) {
            var cells = new ArrayList<Cell>(matrix.values().size());
            for (float value : matrix.values()) {
                cells.add(Cell.of(fill, Numbers.cell(value)));
            }
            return new Grid(matrix.rows(), matrix.columns(), List.copyOf(cells));
        }

        Lit light() {
            return new Lit(rows, columns, new ArrayList<>(cells));
        }
    }

    /// The same with some cells lit.
    private record Lit(int rows, int columns, List<Cell> cells) {
        Cell get(int row, int column) {
            return cells.get(row * columns + column);
        }

        void set(int row, int column, Cell cell) {
            cells.set(row * columns + column, cell);
        }

        GridModel model(Optional<Outline> outline) {
            return new GridModel(rows, columns, cells, outline);
        }
    }

    /// The stages of a state; only its pin and step may differ from call to call.
    public BackwardScenes(ExplorerState state, Explored explored) {
        this.state = state;
        backward = Backward.of(state, explored);
        gradient = gradientGrid();
        field = fieldGrid(explored);
        kernel = Grid.of(state.kernel(), Fill.KERNEL);
        result = switch (backward.target()) {
            case INPUT -> Grid.of(backward.atInput(), Fill.WINDOW);
            case WEIGHTS -> Grid.of(backward.atWeights().orElseThrow(), Fill.KERNEL);
        };
    }

    /// Whether they show this state too.
    boolean areOf(ExplorerState other, Explored explored) {
        return backward.isOf(other, explored);
    }

    /// The way back that is shown.
    Backward backward() {
        return backward;
    }

    private Grid gradientGrid() {
        var given = backward.given();
        var cells = new ArrayList<Cell>();
        for (int r = 0; r < given.rows(); r++) {
            for (int c = 0; c < given.columns(); c++) {
                String text = Numbers.cell(given.get(r, c));
                cells.add(
                        backward.isStopped(r, c)
                                ? Cell.of(Fill.OUTPUT_STOPPED, text).withNote("→ 0", Role.OUTPUT)
                                : Cell.of(backward.target() == Target.INPUT ? Fill.INPUT : Fill.OUTPUT, text));
            }
        }
        return new Grid(given.rows(), given.columns(), cells);
    }

    private static Grid fieldGrid(Explored explored) {
        Field f = explored.trace().field();
        return new Grid(f.rows(), f.columns(), List.of(NumbersScene.fieldCells(explored)));
    }

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    ///
    /// @param pin the pinned cell
    public NumbersScene at(Walk.Frame frame, Focus focus, Focus pin) {
        var draft = new Draft(frame.step(), pin);
        return focus instanceof Focus.Nothing ? draft.walk(frame) : draft.still(focus);
    }

    private Sentence sentence(Focus focus) {
        return sentences.computeIfAbsent(focus, f -> BackwardSentences.of(f, state, backward));
    }

    private final class Draft {
        private final boolean atInput = backward.target() == Target.INPUT;
        private final Lit dy = gradient.light();
        private final Lit x = field.light();
        private final Lit w = kernel.light();
        private final Lit out = result.light();
        private final int reached;
        private final Focus pin;

        Draft(int reached, Focus pin) {
            this.reached = reached;
            this.pin = pin;
            for (int i = reached + 1; i < out.cells().size(); i++) {
                out.cells().set(i, Cell.of(Fill.EMPTY, ""));
            }
        }

        NumbersScene walk(Walk.Frame frame) {
            var focus = backward.step(reached);
            var shares = backward.shares(focus);
            double t = frame.progress();
            double glide = Ease.inOut(Ease.part(t, 0, GLIDE_ENDS));
            var here = around(shares);
            use(shares);
            var before = reached == 0 ? here : around(backward.shares(backward.step(reached - 1)));
            var outline = glide < 1 && before.isPresent() && here.isPresent()
                    ? Optional.of(before.get().towards(here.get(), glide))
                    : here;
            if (glide >= 1) {
                light(shares);
            }
            double reveal = Ease.part(t, FLIGHT_ENDS - 0.15, 1);
            out.cells()
                    .set(
                            reached,
                            t >= 1 || reveal > 0
                                    ? strong(result.cells().get(reached)).withReveal(reveal)
                                    : Cell.of(Fill.EMPTY, ""));
            boolean flying = t > GLIDE_ENDS && t < FLIGHT_ENDS + 0.05;
            var flights = flying ? flights(shares, Ease.part(t, GLIDE_ENDS, FLIGHT_ENDS)) : List.<Flight>of();
            return scene(outline, flights, sentence(focus));
        }

        NumbersScene still(Focus focus) {
            var shares = backward.shares(focus);
            boolean gathers = atInput ? focus instanceof Focus.Input : focus instanceof Focus.Weight;
            if (!(focus instanceof Focus.Weight)) {
                use(shares);
            }
            if (gathers) {
                light(shares);
            } else {
                hand(shares, focus instanceof Focus.Weight);
            }
            keep(focus);
            return scene(gathers ? around(shares) : Optional.empty(), List.of(), sentence(focus));
        }

        /// Lights what a cell of the result is gathered from.
        private void light(List<GradientShare> shares) {
            for (var s : shares) {
                var tap = s.tap();
                if (atInput) {
                    reach(s, factor(s));
                } else {
                    var cell = x.get(tap.row(), tap.column());
                    x.set(
                            tap.row(),
                            tap.column(),
                            cell.withFill(NumbersScene.windowed(cell.fill()))
                                    .withNote("×" + Numbers.cell(s.gradient()), Role.OUTPUT));
                }
            }
        }

        /// Lights the windows that a max pooling took the values of these shares from, and the values.
        private void won(List<GradientShare> shares) {
            for (var s : shares) {
                for (var tap : backward.explored()
                        .trace()
                        .step(0, s.outputRow(), s.outputColumn())
                        .taps()) {
                    var cell = x.get(tap.row(), tap.column());
                    x.set(tap.row(), tap.column(), cell.withFill(NumbersScene.windowed(cell.fill())));
                }
            }
            for (var s : shares) {
                var tap = s.tap();
                x.set(tap.row(), tap.column(), x.get(tap.row(), tap.column()).withFill(Fill.INPUT_STRONG));
            }
        }

        /// Leaves only those weights in their colour that take part.
        private void use(List<GradientShare> shares) {
            if (state.layer().operation() == Operation.MAX_POOLING) {
                won(shares);
                return;
            }
            if (atInput) {
                w.cells().replaceAll(cell -> cell.withFill(Fill.INPUT));
                for (var s : shares) {
                    int kh = s.tap().kh();
                    int kw = s.tap().kw();
                    w.set(kh, kw, w.get(kh, kw).withFill(Fill.KERNEL));
                }
            }
        }

        /// Lights an output and notes through what it is reached; a copy in the padding adds its own.
        private void reach(GradientShare s, String note) {
            var cell = dy.get(s.outputRow(), s.outputColumn());
            if (cell.fill() == Fill.OUTPUT_STOPPED) {
                return;
            }
            String before = cell.note();
            dy.set(
                    s.outputRow(),
                    s.outputColumn(),
                    cell.withFill(Fill.OUTPUT).withNote(before.isEmpty() ? note : before + " " + note, Role.KERNEL));
        }

        private String factor(GradientShare s) {
            return switch (state.layer().operation()) {
                case CONVOLUTION, TRANSPOSED, MAX_POOLING -> "×" + Numbers.cell(s.factor());
                case AVERAGE_POOLING -> "÷" + Math.round(1 / s.factor());
            };
        }

        /// Lights what a cell hands its products to, with each product as a note.
        private void hand(List<GradientShare> shares, boolean throughOneWeight) {
            for (var s : shares) {
                var tap = s.tap();
                int row = atInput ? tap.cell().h() : tap.kh();
                int column = atInput ? tap.cell().w() : tap.kw();
                var whole = result.cells().get(row * result.columns() + column);
                String note = out.get(row, column).note();
                String more = signed(atInput ? s.atInput() : s.atWeight());
                out.set(row, column, whole.withNote(note.isEmpty() ? more : note + more, Role.OUTPUT));
                if (atInput && throughOneWeight) {
                    reach(s, factor(s));
                } else if (!atInput) {
                    var cell = x.get(tap.row(), tap.column());
                    x.set(tap.row(), tap.column(), cell.withFill(NumbersScene.windowed(cell.fill())));
                }
            }
        }

        private void keep(Focus focus) {
            switch (focus) {
                case Focus.Nothing nothing -> {}
                case Focus.Entry entry -> {}
                case Focus.Plane plane -> {}
                case Focus.Output(int row, int column) -> mark(dy, row, column, focus, Fill.OUTPUT_STRONG);
                case Focus.Input(int row, int column) -> {
                    if (atInput) {
                        out.set(row, column, result.cells().get(row * result.columns() + column));
                        mark(out, row, column, focus, Fill.INPUT_STRONG);
                    } else {
                        var f = backward.explored().trace().field();
                        mark(
                                x,
                                f.height().border() + row * f.height().step(),
                                f.width().border() + column * f.width().step(),
                                focus,
                                Fill.INPUT_STRONG);
                    }
                }
                case Focus.Weight(int row, int column) -> {
                    if (atInput) {
                        mark(w, row, column, focus, Fill.KERNEL_STRONG);
                    } else {
                        out.set(row, column, result.cells().get(row * result.columns() + column));
                        mark(out, row, column, focus, Fill.KERNEL_STRONG);
                    }
                }
            }
        }

        private void mark(Lit grid, int row, int column, Focus focus, Fill fill) {
            var cell = grid.get(row, column);
            var strong = cell.fill() == Fill.OUTPUT_STOPPED ? cell : cell.withFill(fill);
            grid.set(row, column, pin.equals(focus) ? strong.kept() : strong);
        }

        /// The smallest window over all cells of the first grid that shares come from.
        private Optional<Outline> around(List<GradientShare> shares) {
            if (shares.isEmpty()) {
                return Optional.empty();
            }
            int top = Integer.MAX_VALUE;
            int left = Integer.MAX_VALUE;
            int bottom = 0;
            int right = 0;
            for (var s : shares) {
                int row = atInput ? s.outputRow() : s.tap().row();
                int column = atInput ? s.outputColumn() : s.tap().column();
                top = Math.min(top, row);
                left = Math.min(left, column);
                bottom = Math.max(bottom, row);
                right = Math.max(right, column);
            }
            return Optional.of(new Outline(top, left, bottom - top + 1, right - left + 1));
        }

        private List<Flight> flights(List<GradientShare> shares, double along) {
            var flights = new ArrayList<Flight>();
            for (var s : shares) {
                float product = atInput ? s.atInput() : s.atWeight();
                if (product != 0) {
                    flights.add(new Flight(
                            Numbers.cell(product),
                            atInput ? s.outputRow() : s.tap().row(),
                            atInput ? s.outputColumn() : s.tap().column(),
                            reached / out.columns(),
                            reached % out.columns(),
                            along));
                }
            }
            return flights;
        }

        private Cell strong(Cell cell) {
            return cell.withFill(atInput ? Fill.INPUT_STRONG : Fill.KERNEL_STRONG);
        }

        private NumbersScene scene(Optional<Outline> outline, List<Flight> flights, Sentence sentence) {
            var second = switch (state.layer().operation()) {
                case CONVOLUTION, TRANSPOSED -> Optional.of(atInput ? w : dy);
                case MAX_POOLING -> Optional.of(x);
                case AVERAGE_POOLING -> Optional.<Lit>empty();
            };
            return new NumbersScene(
                    (atInput ? dy : x).model(outline),
                    second.map(grid -> grid.model(Optional.empty())),
                    out.model(Optional.empty()),
                    flights,
                    sentence);
        }
    }

    private static String signed(float value) {
        return value < 0 ? Numbers.cell(value) : "+" + Numbers.cell(value);
    }
}
