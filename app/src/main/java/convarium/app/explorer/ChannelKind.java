package convarium.app.explorer;

/// What kind of convolution a layer of several channels is.
public enum ChannelKind {
    /// Every filter sees every channel.
    FULL,
    /// Channels and filters are dealt into groups that see only each other.
    GROUPED,
    /// Every channel is a group of its own.
    DEPTHWISE,
    /// The kernel is 1 × 1: channels are mixed, neighbours are not.
    POINTWISE,
    /// Depthwise first, and then 1 × 1 over what came out.
    SEPARABLE
}
