package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;

/// The words around the grids of the channels.
final class ChannelWords {
    private ChannelWords() {}

    /// What tops the stage.
    static String headline(Channels channels) {
        return text("channels.headline." + channels.kind());
    }

    /// What stands above a grid.
    ///
    /// @param id names the grid
    /// @param name what it is
    /// @param brief the same where there is little room
    /// @param role whose colour the name takes
    /// @param size what stands behind the name, where there is room
    /// @param tip what the name means
    record Caption(String id, String name, String brief, Role role, String size, String tip) {}

    static Caption input(int channel, ExplorerState state, WindowGeometry g) {
        String size = channel == 0 ? new Size(g.h(), g.w()) + PaddingWords.of(state, g) : "";
        String name = text("channels.channel", channel + 1);
        String from = state.looking().origin().map(o -> number(o, channel)).orElse("");
        String behind = size.isEmpty() || from.isEmpty() ? size + from : size + " · " + from;
        return new Caption("channel-" + (channel + 1), name, name, Role.INPUT, behind, text("channels.channel.tip"));
    }

    /// Which channel of the network it is, where the numbers were taken from one.
    private static String number(Origin origin, int channel) {
        return channel < origin.channels().size()
                ? text("origin.channel", origin.channels().get(channel) + 1)
                : text("origin.others", origin.others());
    }

    static Caption kernel(int channel, Channels channels) {
        var s = channels.settings();
        String id = "channel-kernel-" + (channel + 1);
        if (s.separable()) {
            return new Caption(
                    id,
                    text("channels.kernel.depthwise"),
                    text("channels.kernel.depthwise.brief"),
                    Role.KERNEL,
                    "",
                    text("channels.kernel.depthwise.tip"));
        }
        String name = text("channels.kernel", s.filter() + 1);
        return new Caption(
                id,
                name,
                text("channels.kernel.brief"),
                Role.KERNEL,
                "",
                text("channels.kernel.tip", s.filter() + 1, channel + 1));
    }

    static Caption partial(int channel, Channels channels) {
        String id = "channel-partial-" + (channel + 1);
        return channels.settings().separable()
                ? new Caption(
                        id, text("channels.map"), text("channels.map.brief"), Role.OUTPUT, "", text("channels.map.tip"))
                : new Caption(
                        id,
                        text("channels.partial"),
                        text("channels.partial.brief"),
                        Role.OUTPUT,
                        "",
                        text("channels.partial.tip"));
    }

    static Caption output(Channels channels, WindowGeometry g) {
        String name = text("channels.output", channels.settings().filter() + 1);
        return new Caption(
                "channel-output",
                name,
                name,
                Role.OUTPUT,
                new Size(g.oh(), g.ow()).toString(),
                text("channels.output.tip"));
    }

    /// One output of all; the one looked at has its colour.
    static Caption stacked(int filter, Channels channels) {
        String name = text("channels.output", filter + 1);
        boolean looked = filter == channels.settings().filter();
        return new Caption(
                "channel-stack-" + (filter + 1),
                name,
                name,
                looked ? Role.OUTPUT : Role.PLAIN,
                "",
                text("channels.stack.tip"));
    }

    static Caption bias() {
        String name = text("channels.bias");
        return new Caption("channel-bias", name, name, Role.KERNEL, "", text("channels.bias.tip"));
    }

    static Caption mixing(int channel) {
        String name = text("channels.mixing");
        return new Caption("channel-mixing-" + (channel + 1), name, name, Role.KERNEL, "", text("channels.mixing.tip"));
    }

    /// A filter by its number.
    static String filter(int filter) {
        return text("channels.filter.number", filter + 1);
    }

    /// What a stack is called.
    static String stack(ChannelDepth.Kind kind, ChannelSettings s) {
        return switch (kind) {
            case INPUT -> text("channels.depth.input");
            case KERNEL -> s.separable() ? text("channels.depth.depthwise") : filter(s.filter());
            case PARTIAL -> text(s.separable() ? "channels.depth.maps" : "channels.depth.sums");
            case MIXING -> text("channels.mixing");
            case BIAS -> text("channels.bias");
            case OUTPUT -> text("channels.output", s.filter() + 1);
        };
    }

    /// What stands where a kernel would be, of a channel that the filter does not see.
    static String unseen(Channels channels) {
        return text("channels.unseen.brief", channels.settings().filter() + 1);
    }
}
