package convarium.app.explorer;

import convarium.engine.arithmetic.Size;

/// The channels and filters of the layer, and which of them is looked at.
///
/// @param inputs how many channels go in, 1 to [#MOST]
/// @param filters how many channels come out, 1 to [#MOST]
/// @param groups how many groups of channels see only each other; divides both counts
/// @param separable whether the layer is a pair: depthwise, and then 1 × 1; it has no groups of its own
/// @param filter the filter that is looked at, from 0
/// @param values the numbers that were changed by hand
public record ChannelSettings(
        int inputs, int filters, int groups, boolean separable, int filter, ChannelValues values) {

    /// The most channels and the most filters that are shown in numbers.
    public static final int MOST = 4;

    /// Three channels, two filters.
    public static final ChannelSettings PLAIN = new ChannelSettings(3, 2, 1, false, 0, ChannelValues.USUAL);

    /// @throws IllegalArgumentException if a count is out of bounds, the groups do not divide the channels, or there is
    /// no such filter
    public ChannelSettings {
        if (inputs < 1 || inputs > MOST || filters < 1 || filters > MOST) {
            throw new IllegalArgumentException(
                    "channels are shown up to " + MOST + ", found " + inputs + " channels and " + filters + " filters");
        }
        if (groups < 1 || inputs % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException("groups divide channels and filters alike, found " + groups
                    + " groups of " + inputs + " channels and " + filters + " filters");
        }
        if (separable && groups != 1) {
            throw new IllegalArgumentException("a separable pair has no groups to choose, found " + groups);
        }
        if (filter < 0 || filter >= filters) {
            throw new IllegalArgumentException("the filter looked at is one of " + filters + ", found " + (filter + 1));
        }
    }

    /// What kind of layer it is with a kernel of this size.
    public ChannelKind kind(Size kernel) {
        if (separable) {
            return ChannelKind.SEPARABLE;
        }
        if (groups == 1) {
            return kernel.equals(Size.square(1)) ? ChannelKind.POINTWISE : ChannelKind.FULL;
        }
        return groups == inputs ? ChannelKind.DEPTHWISE : ChannelKind.GROUPED;
    }

    /// How many channels a filter sees; behind a depthwise step, all.
    int seen() {
        return inputs / groups;
    }

    /// The first of the channels that a filter sees.
    int firstSeen(int ofFilter) {
        return ofFilter / (filters / groups) * seen();
    }

    /// Whether a filter sees a channel.
    boolean sees(int ofFilter, int channel) {
        int first = firstSeen(ofFilter);
        return channel >= first && channel < first + seen();
    }

    /// Where the kernel is counted that a channel meets on the way to a filter.
    int slot(int ofFilter, int channel) {
        return separable ? ChannelValues.slot(channel, 0) : ChannelValues.slot(ofFilter, channel - firstSeen(ofFilter));
    }

    /// Whether the layer has a kernel in a slot.
    boolean hasKernel(int slot) {
        int of = slot / MOST;
        int slice = slot % MOST;
        return separable ? of < inputs && slice == 0 : of < filters && slice < seen();
    }

    /// With so many channels; groups and the filter looked at follow as far as they must.
    public ChannelSettings withCounts(int newInputs, int newFilters) {
        boolean depthwise = groups > 1 && groups == inputs;
        if (depthwise && newInputs != inputs) {
            return new ChannelSettings(newInputs, newInputs, newInputs, false, Math.min(filter, newInputs - 1), values);
        }
        int fitting = groups;
        while (newInputs % fitting != 0 || newFilters % fitting != 0) {
            fitting--;
        }
        return new ChannelSettings(newInputs, newFilters, fitting, separable, Math.min(filter, newFilters - 1), values);
    }

    /// In so many groups, which no pair has.
    public ChannelSettings withGroups(int value) {
        return new ChannelSettings(inputs, filters, value, false, filter, values);
    }

    /// As a separable pair.
    public ChannelSettings asPair() {
        return new ChannelSettings(inputs, filters, 1, true, filter, values);
    }

    /// With another filter looked at.
    public ChannelSettings withFilter(int value) {
        return new ChannelSettings(inputs, filters, groups, separable, value, values);
    }

    /// With other numbers.
    public ChannelSettings withValues(ChannelValues value) {
        return new ChannelSettings(inputs, filters, groups, separable, filter, value);
    }

    /// Such that its numbers go with an input and a kernel.
    ChannelSettings fitted(Matrix input, Matrix kernel) {
        return withValues(values.fitted(this, input, kernel));
    }

    /// Whether the same is computed.
    boolean sameWork(ChannelSettings other) {
        return withFilter(0).equals(other.withFilter(0));
    }
}
