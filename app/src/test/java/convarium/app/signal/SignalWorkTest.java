package convarium.app.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.PaddingMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Outputs against those of PyTorch, and what makes a layer causal.
class SignalWorkTest {

    static Stream<String> pytorch() throws IOException {
        try (var in = Objects.requireNonNull(SignalWorkTest.class.getResourceAsStream("conv1d.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        }
    }

    private static List<Float> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Float::valueOf).toList();
    }

    private static SignalState state(String[] parts) {
        var mode = switch (parts[8]) {
            case "reflect" -> PaddingMode.REFLECT;
            case "replicate" -> PaddingMode.REPLICATE;
            case "circular" -> PaddingMode.CIRCULAR;
            default -> PaddingMode.ZERO;
        };
        float bias = Float.parseFloat(parts[3]);
        var layer = SignalLayer.PLAIN
                .withStride(Integer.parseInt(parts[4]))
                .withPadding(Integer.parseInt(parts[5]), Integer.parseInt(parts[6]))
                .withDilation(Integer.parseInt(parts[7]))
                .withMode(mode)
                .withBias(bias != 0, bias);
        return SignalState.first()
                .withInput(numbers(parts[1]))
                .withKernel(numbers(parts[2]))
                .withLayer(layer);
    }

    @ParameterizedTest
    @MethodSource("pytorch")
    void theOutputsAreThoseOfPyTorch(String line) {
        String[] parts = line.split("\\|", -1);
        var state = state(parts);
        assertEquals(numbers(parts[9]), SignalWork.of(state).output(), parts[0]);
        if (parts[0].startsWith("causal")) {
            var causal = state.withLayer(state.layer().withPadding(0, 0).withCausal(true));
            assertEquals(numbers(parts[9]), SignalWork.of(causal).output(), "the switch sets the padding");
        }
    }

    @Test
    void noOutputOfACausalLayerChangesWithALaterSample() {
        var state =
                SignalState.first().withLayer(SignalLayer.PLAIN.withDilation(2).withCausal(true));
        var before = SignalWork.of(state);
        assertEquals(state.input().size(), before.steps());
        for (int sample = 0; sample < state.input().size(); sample++) {
            var after = SignalWork.of(state.withSample(sample, 9)).output();
            assertEquals(before.output().subList(0, sample), after.subList(0, sample));
            assertTrue(!before.output().get(sample).equals(after.get(sample)), "its own output sees it");
            assertEquals(sample, before.position(sample));
        }
    }

    @Test
    void aBorderThatHoldsTheFutureIsNotCausal() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SignalLayer(1, 2, 0, 1, PaddingMode.REFLECT, true, false, 0, false, false));
        var wrapped = SignalLayer.PLAIN.withMode(PaddingMode.CIRCULAR);
        assertEquals(PaddingMode.ZERO, wrapped.withCausal(true).mode());
        assertEquals(
                PaddingMode.REPLICATE,
                SignalLayer.PLAIN
                        .withMode(PaddingMode.REPLICATE)
                        .withCausal(true)
                        .mode());
    }

    @Test
    void theCausalPaddingFollowsKernelAndDilation() {
        var state = SignalState.first().withLayer(SignalLayer.PLAIN.withCausal(true));
        assertEquals(4, state.layer().before());
        assertEquals(
                6,
                state.withTaps(3)
                        .withLayer(state.layer().withDilation(3))
                        .layer()
                        .before());
        assertEquals(12, state.withLayer(state.layer().withDilation(3)).layer().before());
        assertEquals(0, state.withLayer(state.layer().withDilation(3)).layer().after());
    }

    @Test
    void aTurnedKernelIsAConvolution() {
        // 1, 2, 3 over an impulse: the kernel comes out as it is, where a correlation gives it turned round
        var impulse = SignalState.first()
                .withInput(List.of(0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f))
                .withKernel(List.of(1f, 2f, 3f))
                .withLayer(SignalLayer.PLAIN);
        assertEquals(List.of(0f, 0f, 3f, 2f, 1f, 0f), SignalWork.of(impulse).output());
        var turned = impulse.withLayer(SignalLayer.PLAIN.withFlipped(true));
        assertEquals(List.of(0f, 0f, 1f, 2f, 3f, 0f), SignalWork.of(turned).output());
    }
}
