package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.TableFormat;

/// The numbers of the stage as text for other programs.
public final class NumbersText {
    private NumbersText() {}

    /// One grid.
    static String of(Matrix matrix, TableFormat format) {
        return format.write(matrix.rows(), matrix.columns(), matrix.values());
    }

    /// Input, kernel where there is one, and the whole output; of channels, all that is shown of them.
    public static String of(ExplorerState state, Explored explored, TableFormat format) {
        if (state.looking().aspect() == Aspect.CHANNELS) {
            return ChannelText.of(state, format);
        }
        if (state.looking().aspect() == Aspect.CONVENTIONS) {
            return ConventionTable.of(state, explored, format);
        }
        boolean weighted = state.layer().operation().hasWeights();
        String input = of(state.input(), format);
        String kernel = of(state.kernel(), format);
        String output = Secret.of(state, explored).hidesOutput() ? "?\n" : of(explored.output(), format);
        return switch (format) {
            case CSV, MARKDOWN ->
                named("grid.input", input, format)
                        + (weighted ? named("grid.kernel", kernel, format) : "")
                        + named("grid.output", output, format).stripTrailing()
                        + "\n";
            case LATEX -> "\\[\n" + input + (weighted ? "*\n" + kernel + "=\n" : "\\to\n") + output + "\\]\n";
        };
    }

    private static String named(String key, String table, TableFormat format) {
        String name = text(key);
        return (format == TableFormat.MARKDOWN ? "**" + name + "**\n\n" : name + "\n") + table + "\n";
    }
}
