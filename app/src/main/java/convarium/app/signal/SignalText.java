package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.TableFormat;
import java.util.List;

/// The numbers of the stage as text for other programs.
final class SignalText {
    private SignalText() {}

    static String of(SignalState state, SignalWork work, TableFormat format) {
        String input = row(state.input(), format);
        String kernel = row(state.kernel(), format);
        String output = row(work.output(), format);
        return switch (format) {
            case CSV, MARKDOWN ->
                named("signal.row.input", input, format)
                        + named("signal.row.kernel", kernel, format)
                        + named("signal.row.output", output, format).stripTrailing()
                        + "\n";
            case LATEX -> "\\[\n" + input + "*\n" + kernel + "=\n" + output + "\\]\n";
        };
    }

    /// One row of numbers.
    static String row(List<Float> values, TableFormat format) {
        return format.write(1, values.size(), values);
    }

    private static String named(String key, String table, TableFormat format) {
        String name = text(key);
        return (format == TableFormat.MARKDOWN ? "**" + name + "**\n\n" : name + "\n") + table + "\n";
    }
}
