package convarium.app.explorer;

/// From where the stacks are seen: how far they are turned, in degrees, at most [#MOST] either way.
///
/// @param yaw to the side; more than 0 shows what lies behind at the right
/// @param pitch up and down; more than 0 shows it from above
public record ChannelTurn(int yaw, int pitch) {

    /// So far can be turned, that numbers can still be read.
    public static final int MOST = 35;

    /// As it is first seen.
    public static final ChannelTurn USUAL = new ChannelTurn(26, 16);

    /// @throws IllegalArgumentException if an angle is out of bounds
    public ChannelTurn {
        if (Math.abs(yaw) > MOST || Math.abs(pitch) > MOST) {
            throw new IllegalArgumentException(
                    "stacks are turned by at most " + MOST + " degrees, found " + yaw + " and " + pitch);
        }
    }

    /// Turned further, as far as that goes.
    ChannelTurn by(int moreYaw, int morePitch) {
        return new ChannelTurn(
                Math.clamp((long) yaw + moreYaw, -MOST, MOST), Math.clamp((long) pitch + morePitch, -MOST, MOST));
    }
}
