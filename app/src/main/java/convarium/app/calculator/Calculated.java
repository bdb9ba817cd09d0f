package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.engine.calculator.ChainRow;
import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.ChainTable.Trouble;
import convarium.engine.notation.LayerChain;
import convarium.engine.notation.NotationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A state worked out: its table, or why there is none.
///
/// @param table the table; empty if the text cannot be read or the input is missing
/// @param lines a line for each written layer
/// @param problem why there is no table
record Calculated(Optional<ChainTable> table, List<Line> lines, Optional<Problem> problem) {

    Calculated {
        lines = List.copyOf(lines);
    }

    /// What is wrong with the text, and where.
    ///
    /// @param line counted from 1; 0 if it is not about one place
    /// @param start the first character of the trouble, counted from 0
    /// @param end the character after it
    record Problem(String message, int line, int start, int end) {}

    /// A line of the table: a layer that works, the one that does not, or one behind it.
    ///
    /// @param inputs the names of what it takes its values from; empty in a chain
    record Line(LayerChain.Entry entry, String inputs, Optional<ChainRow> row, Optional<Trouble> trouble) {

        /// Whether a layer before it cannot work.
        boolean isBehind() {
            return row.isEmpty() && trouble.isEmpty();
        }
    }

    static Calculated of(CalculatorState state) {
        if (state.net().isBlank()) {
            return none(new Problem(text("calculator.empty"), 0, 0, 0));
        }
        try {
            var chain = LayerChain.parse(state.net());
            var input = chain.input(state.input());
            return input.isEmpty()
                    ? none(new Problem(text("calculator.noinput"), 0, 0, 0))
                    : worked(chain, ChainTable.of(chain, input.get(), state.batch()));
        } catch (NotationException e) {
            return none(new Problem(
                    String.valueOf(e.getMessage()),
                    LayerChain.line(state.net(), e.start()),
                    Math.clamp(e.start(), 0, state.net().length()),
                    Math.clamp(e.end(), 0, state.net().length())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return none(new Problem(String.valueOf(e.getMessage()), 0, 0, 0));
        }
    }

    private static Calculated none(Problem problem) {
        return new Calculated(Optional.empty(), List.of(), Optional.of(problem));
    }

    private static Calculated worked(LayerChain chain, ChainTable table) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < chain.entries().size(); i++) {
            var entry = chain.entries().get(i);
            int works = table.rows().size();
            lines.add(new Line(
                    entry,
                    chain.isChain() ? "" : chain.inputs(entry),
                    i < works ? Optional.of(table.rows().get(i)) : Optional.empty(),
                    i == works ? table.trouble() : Optional.empty()));
        }
        return new Calculated(Optional.of(table), lines, Optional.empty());
    }
}
