package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Channels that were taken from a network keep their numbers there.
class OriginCaptionTest {
    private static String behind(ExplorerState state, int channel) {
        return ChannelWords.input(channel, state, Explored.of(state).geometry()).size();
    }

    @Test
    void channelsSayWhichOfTheNetworkTheyAre() {
        var plain = StartState.worked();
        String size = behind(plain, 0);
        assertTrue(size.startsWith("5 × 5"), size);
        var origin = new Origin("conv2", 7, 0, 0, Origin.Kind.WINDOW, List.of(16, 0), 30, 0, 100);
        var taken = plain.withLooking(plain.looking().withOrigin(Optional.of(origin)));
        assertEquals(size + " · number 17 in the network", behind(taken, 0));
        assertEquals("number 1 in the network", behind(taken, 1));
        assertEquals("30 others, summed", behind(taken, 2));
    }
}
