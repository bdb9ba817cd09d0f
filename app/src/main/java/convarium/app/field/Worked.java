package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Axis;
import convarium.engine.calculator.ChainRow;
import convarium.engine.calculator.ChainTable;
import convarium.engine.layer.Layer;
import convarium.engine.notation.ChainStep;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerChain;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.FieldChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A state's chain worked out as far as units see windows of one size, or why there is none.
///
/// @param known the chain; empty if the text cannot be read, the input is missing, or no layer has a window
/// @param problem what is wrong
/// @param note why the chain ends before its text does; empty if it does not
record Worked(Optional<Known> known, Optional<Problem> problem, String note) {
    /// Layers with a window that can be shown.
    static final int MOST_LAYERS = 6;

    /// Rows or columns of the largest input.
    static final int MOST_SIZE = 256;

    /// What is wrong with the text, and where.
    ///
    /// @param line counted from 1; 0 if it is not about one place
    /// @param start the first character of the trouble, counted from 0
    /// @param end the character after it
    record Problem(String message, int line, int start, int end) {

        static Problem of(String message) {
            return new Problem(message, 0, 0, 0);
        }

        /// The message with its line.
        String words() {
            return line > 0 ? text("calculator.problem", line, message) : message;
        }
    }

    /// A chain that can be shown.
    ///
    /// @param layers those with a window, in order
    /// @param macs multiply–adds of a pass through each of them
    record Known(FieldChain chain, List<Named> layers, List<Long> macs, Dialect dialect, LayerChain text) {

        Known {
            layers = List.copyOf(layers);
            macs = List.copyOf(macs);
        }

        /// The unit in the middle of the last map.
        FieldUnit middle() {
            var map = chain.map(chain.depth());
            return new FieldUnit(chain.depth(), (map.size(1) - 1) / 2, (map.size(2) - 1) / 2);
        }

        /// Whether there is such a unit.
        boolean has(FieldUnit unit) {
            return unit.depth() <= chain.depth()
                    && unit.row() < chain.map(unit.depth()).size(1)
                    && unit.column() < chain.map(unit.depth()).size(2);
        }

        /// The unit of another map whose field's middle lies nearest to that of a unit.
        FieldUnit at(int depth, FieldUnit unit) {
            return new FieldUnit(
                    depth,
                    nearest(depth, Axis.HEIGHT, unit.depth(), unit.row(), 1),
                    nearest(depth, Axis.WIDTH, unit.depth(), unit.column(), 2));
        }

        private int nearest(int depth, Axis axis, int from, int at, int size) {
            double middle = chain.centre(from, axis, at);
            double first = chain.centre(depth, axis, 0);
            // of two equally near the first, so that going there and back ends where it began more often
            long unit =
                    (long) Math.ceil((middle - first) / chain.field(depth, axis).stride() - 0.5);
            return (int) Math.clamp(unit, 0, chain.map(depth).size(size) - 1L);
        }
    }

    /// A layer with a window.
    ///
    /// @param entry where it is written
    /// @param alone whether the entry is this layer and nothing else
    record Named(LayerChain.Entry entry, Layer layer, boolean alone) {}

    static Worked of(FieldState state) {
        if (state.net().isBlank()) {
            return wrong(Problem.of(text("field.empty")));
        }
        try {
            var chain = LayerChain.parse(state.net());
            var input = chain.input(state.input());
            if (input.isEmpty()) {
                return wrong(Problem.of(text("calculator.noinput")));
            }
            return checked(chain, input.get());
        } catch (NotationException e) {
            return wrong(new Problem(
                    String.valueOf(e.getMessage()),
                    LayerChain.line(state.net(), e.start()),
                    Math.clamp(e.start(), 0, state.net().length()),
                    Math.clamp(e.end(), 0, state.net().length())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return wrong(Problem.of(String.valueOf(e.getMessage())));
        }
    }

    private static Worked wrong(Problem problem) {
        return new Worked(Optional.empty(), Optional.of(problem), "");
    }

    private static Worked checked(LayerChain chain, Shape input) {
        if (input.rank() != 3) {
            return wrong(Problem.of(text("field.input.flat", input.toString())));
        }
        if (input.size(1) > MOST_SIZE || input.size(2) > MOST_SIZE) {
            return wrong(Problem.of(text("field.input.large", input.size(1), input.size(2))));
        }
        if (!chain.isChain()) {
            return wrong(Problem.of(text("field.branches")));
        }
        var table = ChainTable.of(chain, input, 1);
        var layers = new ArrayList<Named>();
        String note = gather(chain, table, layers);
        var trouble = table.trouble().filter(t -> layers.size() < MOST_LAYERS);
        var problem = trouble.map(t -> new Problem(
                t.text(),
                t.entry().line(),
                t.entry().start(),
                t.entry().start() + t.entry().text().length()));
        if (layers.isEmpty()) {
            return wrong(problem.orElseGet(() -> Problem.of(note.isEmpty() ? text("field.none") : note)));
        }
        var field = FieldChain.of(layers.stream().map(Named::layer).toList(), input);
        var macs = field.stages().stream()
                .map(stage -> stage.layer().macs(stage.input()).value())
                .toList();
        return new Worked(
                Optional.of(new Known(field, layers, macs, chain.dialect(), chain)),
                problem,
                problem.isPresent() ? "" : note);
    }

    /// Gathers the layers with a window; returns why it stopped before the end, or nothing.
    private static String gather(LayerChain chain, ChainTable table, List<Named> layers) {
        for (int i = 0; i < table.rows().size(); i++) {
            ChainRow row = table.rows().get(i);
            var at = row.input();
            var steps = chain.steps(i, at);
            for (var step : steps) {
                switch (step) {
                    case ChainStep.Keeps keeps -> {
                        // every unit sees what it saw
                    }
                    case ChainStep.Joins joins -> {
                        return ends(row); // no chain has one
                    }
                    case ChainStep.Crops crops -> {
                        return ends(row);
                    }
                    case ChainStep.AlongRow along -> {
                        return ends(row); // over a sequence there are no rows and columns
                    }
                    case ChainStep.Runs runs -> {
                        var layer = runs.layer();
                        var output = layer.output(at);
                        if (FieldChain.takes(layer)) {
                            if (layers.size() == MOST_LAYERS) {
                                return text("field.long", row.entry().name());
                            }
                            layers.add(new Named(row.entry(), layer, steps.size() == 1));
                        } else if (!output.equals(at) || output.rank() != 3) {
                            return ends(row);
                        }
                        at = output;
                    }
                }
            }
        }
        return "";
    }

    private static String ends(ChainRow row) {
        return text("field.ends", row.entry().name(), row.entry().type());
    }
}
