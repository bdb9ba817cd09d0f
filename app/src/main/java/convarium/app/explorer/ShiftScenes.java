package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridModel.Outline;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stage of a shifted input at any moment of one shift: what depends on the shift alone is made once.
final class ShiftScenes {
    private static final double FADE_BEGINS = 0.2;
    /// Every number on the stage fades in: in so many shades, so that most frames have nothing to draw.
    private static final int SHADES = 6;

    /// More texts than this are not kept.
    private static final int MOST_TEXTS = 1 << 16;

    private final Shifted shifted;
    /// Values as texts: from shift to shift most values are the same, in other places.
    private final Map<Float, String> texts;
    private final Sentence summary;
    private final List<Cell> input;
    private final List<Cell> shiftedInput;
    private final List<Cell> output;
    private final List<Cell> ofShifted;
    private final List<Cell> shiftedOutput;
    private final List<Cell> difference;
    private final float most;
    private Optional<ShiftScene> walked = Optional.empty();
    private double walkedReveal;

    ShiftScenes(ExplorerState state, Explored explored) {
        this(state, explored, Optional.empty());
    }

    /// The stage of another shift.
    ///
    /// @param earlier of which what is the same is kept
    ShiftScenes(ExplorerState state, Explored explored, Optional<ShiftScenes> earlier) {
        shifted = Shifted.of(state, explored);
        texts = earlier.map(e -> e.texts)
                .filter(known -> known.size() < MOST_TEXTS)
                .orElseGet(HashMap::new);
        summary = ShiftWords.summary(state, shifted);
        var same = earlier.filter(e -> e.shifted.before().equals(explored));
        input = same.map(e -> e.input).orElseGet(() -> cells(shifted.input(), Fill.INPUT));
        shiftedInput = entered();
        output = same.map(e -> e.output).orElseGet(() -> cells(explored.output(), Fill.OUTPUT));
        ofShifted = cells(shifted.output(), Fill.OUTPUT);
        shiftedOutput = cells(shifted.shiftedOutput(), Fill.OUTPUT);
        for (int i = 0; i < shiftedOutput.size(); i++) {
            int columns = shifted.output().columns();
            if (!shifted.carriesOutput(i / columns, i % columns)) {
                shiftedOutput.set(i, shiftedOutput.get(i).withFill(Fill.ENTERED));
            }
        }
        float largest = 0;
        for (float value : shifted.difference().values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        most = largest;
        difference = new ArrayList<>();
        for (float value : shifted.difference().values()) {
            double tone = largest == 0 ? 0 : Float.isInfinite(value) ? Math.signum(value) : value / (double) largest;
            difference.add(Cell.of(Fill.DIFFERENCE, text(value)).withTone(tone));
        }
    }

    private List<Cell> entered() {
        var cells = cells(shifted.shiftedInput(), Fill.INPUT);
        int columns = shifted.input().columns();
        for (int i = 0; i < cells.size(); i++) {
            if (!shifted.carries(i / columns, i % columns)) {
                cells.set(i, cells.get(i).withFill(Fill.ENTERED));
            }
        }
        return cells;
    }

    private List<Cell> cells(Matrix matrix, Fill fill) {
        var cells = new ArrayList<Cell>(matrix.values().size());
        for (float value : matrix.values()) {
            cells.add(Cell.of(fill, text(value)));
        }
        return cells;
    }

    private String text(float value) {
        return texts.computeIfAbsent(value, Numbers::cell);
    }

    /// Whether they show this state too.
    boolean areOf(ExplorerState state, Explored explored) {
        return shifted.isOf(state, explored);
    }

    /// What is shown.
    Shifted shifted() {
        return shifted;
    }

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    ///
    /// @param pin the pinned cell
    ShiftScene at(ExplorerState state, Walk.Frame frame, Focus focus, Focus pin) {
        var draft = new Draft(focus.equals(pin));
        return switch (focus) {
            case Focus.Output(int row, int column) -> draft.output(state, row, column);
            case Focus.Input(int row, int column) -> draft.input(row, column);
            case Focus.Nothing nothing -> draft.walk(frame.progress());
            case Focus.Weight weight -> draft.walk(1);
            case Focus.Entry entry -> draft.walk(1);
            case Focus.Plane plane -> draft.walk(1);
        };
    }

    private final class Draft {
        private final List<Cell> x = new ArrayList<>(input);
        private final List<Cell> sx = new ArrayList<>(shiftedInput);
        private final List<Cell> y = new ArrayList<>(output);
        private final List<Cell> fsx = new ArrayList<>(ofShifted);
        private final List<Cell> sy = new ArrayList<>(shiftedOutput);
        private final List<Cell> minus = new ArrayList<>(difference);
        private final boolean kept;

        Draft(boolean kept) {
            this.kept = kept;
        }

        ShiftScene walk(double progress) {
            double reveal = Math.rint(SHADES * Ease.part(progress, FADE_BEGINS, 1)) / SHADES;
            if (walked.isPresent() && walkedReveal == reveal) {
                return walked.get();
            }
            if (reveal < 1) {
                for (var cells : List.of(sx, fsx, sy, minus)) {
                    cells.replaceAll(cell -> cell.withReveal(reveal));
                }
            }
            var scene = scene(Optional.empty(), Optional.empty(), summary);
            walked = Optional.of(scene);
            walkedReveal = reveal;
            return scene;
        }

        ShiftScene output(ExplorerState state, int row, int column) {
            int rowThen = row - shifted.down().steps();
            int columnThen = column - shifted.right().steps();
            strong(fsx, shifted.output(), row, column, kept);
            strong(sy, shifted.output(), row, column, false);
            minus.set(
                    at(shifted.output(), row, column),
                    minus.get(at(shifted.output(), row, column)).kept());
            var now = window(sx, shifted.after().trace().step(0, row, column));
            Optional<Outline> then = Optional.empty();
            if (Shifted.holds(shifted.output(), rowThen, columnThen)) {
                strong(y, shifted.output(), rowThen, columnThen, false);
                then = window(x, shifted.before().trace().step(0, rowThen, columnThen));
            }
            return scene(then, now, ShiftWords.output(state, shifted, row, column));
        }

        ShiftScene input(int row, int column) {
            var here = at(shifted.input(), row, column);
            x.set(here, x.get(here).withFill(Fill.INPUT_STRONG));
            if (kept) {
                x.set(here, x.get(here).kept());
            }
            shifted.place(row, column).ifPresent(place -> {
                int there = at(shifted.input(), place.row(), place.column());
                sx.set(there, sx.get(there).withFill(Fill.INPUT_STRONG));
            });
            return scene(Optional.empty(), Optional.empty(), ShiftWords.input(shifted, row, column));
        }

        private void strong(List<Cell> cells, Matrix of, int row, int column, boolean keep) {
            int i = at(of, row, column);
            var cell = cells.get(i).withFill(Fill.OUTPUT_STRONG);
            cells.set(i, keep ? cell.kept() : cell);
        }

        private static int at(Matrix matrix, int row, int column) {
            return row * matrix.columns() + column;
        }

        /// Lights the inputs under a window and outlines them; what the window meets beside the input is not shown.
        private Optional<Outline> window(List<Cell> inputs, OutputStep step) {
            int top = Integer.MAX_VALUE;
            int left = Integer.MAX_VALUE;
            int bottom = -1;
            int right = -1;
            for (var tap : step.taps()) {
                if (tap.cell().kind() == FieldCell.Kind.INPUT) {
                    int row = tap.cell().h();
                    int column = tap.cell().w();
                    int i = at(shifted.input(), row, column);
                    var cell = inputs.get(i);
                    inputs.set(i, cell.fill() == Fill.ENTERED ? cell : cell.withFill(Fill.WINDOW));
                    top = Math.min(top, row);
                    left = Math.min(left, column);
                    bottom = Math.max(bottom, row);
                    right = Math.max(right, column);
                }
            }
            return bottom < 0
                    ? Optional.empty()
                    : Optional.of(new Outline(top, left, bottom - top + 1, right - left + 1));
        }

        private ShiftScene scene(Optional<Outline> then, Optional<Outline> now, Sentence sentence) {
            var size = shifted.input();
            return new ShiftScene(
                    new GridModel(size.rows(), size.columns(), x, then),
                    new GridModel(size.rows(), size.columns(), sx, now),
                    outputs(y),
                    outputs(fsx),
                    outputs(sy),
                    outputs(minus),
                    most,
                    sentence);
        }

        private GridModel outputs(List<Cell> cells) {
            return new GridModel(shifted.output().rows(), shifted.output().columns(), cells, Optional.empty());
        }
    }
}
