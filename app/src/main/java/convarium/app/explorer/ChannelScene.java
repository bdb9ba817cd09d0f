package convarium.app.explorer;

import convarium.app.render.GridModel;
import java.util.List;
import java.util.Optional;

/// The stage of the channels at one moment.
///
/// @param planes the input channels in order, each with what comes of it
/// @param bias the bias of the filter looked at, a single cell; empty if the layer has none
/// @param output the outputs of the filter looked at, so far
/// @param stack the outputs of every filter, so far
/// @param flights partial sums on their way to the output
/// @param sentence what is seen, in words
public record ChannelScene(
        List<Plane> planes,
        Optional<GridModel> bias,
        GridModel output,
        List<GridModel> stack,
        List<Flight> flights,
        Sentence sentence) {

    public ChannelScene {
        planes = List.copyOf(planes);
        stack = List.copyOf(stack);
        flights = List.copyOf(flights);
    }

    /// A channel.
    ///
    /// @param field its numbers with everything around them
    /// @param seen what the filter looked at makes of it; empty if the filter does not see it
    public record Plane(GridModel field, Optional<Seen> seen) {}

    /// What a filter makes of a channel.
    ///
    /// @param kernel the kernel for this channel
    /// @param partial what comes of this channel alone, so far
    /// @param mixing what the 1 × 1 step weighs that with, a single cell; empty where there is no such step
    public record Seen(GridModel kernel, GridModel partial, Optional<GridModel> mixing) {}

    /// A partial sum, or the bias, on its way to the output.
    ///
    /// @param channel whose partial map it leaves, or −1 for the bias
    /// @param row of the output, and of the partial map
    /// @param column of the output, and of the partial map
    /// @param along from 0 to 1
    public record Flight(String text, int channel, int row, int column, double along) {}
}
