package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.TableFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The numbers of all channels and filters as text for other programs.
final class ChannelText {
    private ChannelText() {}

    /// Channels, kernels, the bias, the partial sums of the filter looked at, and all outputs, each under its name.
    static String of(ExplorerState state, TableFormat format) {
        return tables(state).entrySet().stream()
                .map(e -> named(e.getKey(), NumbersText.of(e.getValue(), format), format))
                .collect(Collectors.joining("\n"));
    }

    private static String named(String name, String table, TableFormat format) {
        return switch (format) {
            case CSV -> name + "\n" + table;
            case MARKDOWN -> "**" + name + "**\n\n" + table;
            case LATEX -> "\\[\n\\mbox{" + name.replace("×", "$\\times$") + "}\n" + table + "\\]\n";
        };
    }

    private static Map<String, Matrix> tables(ExplorerState state) {
        var channels = Channels.of(state);
        var s = channels.settings();
        int filter = s.filter() + 1;
        var tables = new LinkedHashMap<String, Matrix>();
        for (int c = 0; c < s.inputs(); c++) {
            tables.put(text("channels.channel", c + 1), channels.input(c));
        }
        for (int c = 0; c < s.inputs(); c++) {
            if (channels.partial(c).isPresent()) {
                String name = s.separable()
                        ? text("channels.text.depthwise", c + 1)
                        : text("channels.text.kernel", filter, c + 1);
                tables.put(name, channels.kernel(c));
            }
        }
        if (s.separable()) {
            tables.put(text("channels.text.mixing"), channels.mixing());
        }
        if (state.layer().hasBias()) {
            tables.put(text("channels.text.bias", filter), Matrix.filled(1, 1, channels.bias(s.filter())));
        }
        for (int c = 0; c < s.inputs(); c++) {
            String name =
                    s.separable() ? text("channels.text.map", c + 1) : text("channels.text.partial", filter, c + 1);
            channels.partial(c).ifPresent(map -> tables.put(name, map));
        }
        for (int f = 0; f < s.filters(); f++) {
            tables.put(text("channels.output", f + 1), channels.output(f));
        }
        return tables;
    }
}
