package convarium.app.explorer;

import java.util.List;

/// Where the numbers of a state were taken from: a unit of a network that was being taught.
///
/// @param layer the layer's name in its network
/// @param unit which of its units, from 0
/// @param top the row of the unit's map that the first row of the output here is, from 0
/// @param left the column of the unit's map that the first column here is, from 0
/// @param kind how the layer's inputs lie here
/// @param channels the layer's input channels that the channels here are, from 0, in order
/// @param others how many further inputs one more channel, or the last cell, adds up; 0 if none
/// @param power gradients here are the network's times 10 to this power
/// @param step how many batches the network had learnt from
public record Origin(
        String layer,
        int unit,
        int top,
        int left,
        Kind kind,
        List<Integer> channels,
        int others,
        int power,
        long step) {
    /// The largest number of anything that counts.
    static final int MOST = 100_000_000;

    /// How a layer's inputs lie in the grids.
    public enum Kind {
        /// As they lie in the layer: a part of each channel.
        WINDOW,
        /// As a list, the strongest product first; the channels are inputs of a Dense layer.
        LIST
    }

    /// @throws IllegalArgumentException if a number is out of bounds or there is no channel
    public Origin {
        channels = List.copyOf(channels);
        boolean counts = unit >= 0
                && top >= 0
                && left >= 0
                && others >= 0
                && step >= 0
                && step <= MOST
                && channels.stream().allMatch(c -> c >= 0 && c <= MOST);
        if (!counts || layer.isBlank() || channels.isEmpty() || Math.abs(power) > 30) {
            throw new IllegalArgumentException("an origin names a layer and counts from 0, found " + layer + ", unit "
                    + unit + ", at " + top + " and " + left + ", channels " + channels + ", others " + others
                    + ", power " + power + ", step " + step);
        }
    }
}
