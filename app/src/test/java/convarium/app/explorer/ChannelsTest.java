package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.trace.Tap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against PyTorch: `make_channels.py` beside the numbers says how they were made.
class ChannelsTest {

    private static List<String> golden() throws IOException {
        try (var in = Objects.requireNonNull(ChannelsTest.class.getResourceAsStream("channels.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<Matrix> planes(String text) {
        return Arrays.stream(text.split("/", -1))
                .map(plane ->
                        ExplorerLink.read("convarium:explore?k=1&in=" + plane).input())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void outputsAndPartialSumsAreThoseOfPyTorch(String line) {
        String[] parts = line.split("\\|", -1);
        var channels = Channels.of(ExplorerLink.read(parts[0]));
        var outputs = planes(parts[1]);
        for (int f = 0; f < outputs.size(); f++) {
            assertEquals(outputs.get(f), channels.sum(f), "filter " + f);
        }
        var partials = planes(parts[2]);
        for (int c = 0; c < partials.size(); c++) {
            assertEquals(partials.get(c), channels.partial(c).orElseThrow(), "channel " + c);
        }
    }

    /// Every filter of every layer: what the channels give and the bias make the output, whole numbers exactly.
    @ParameterizedTest
    @MethodSource("golden")
    void thePartialSumsAndTheBiasAddUp(String line) {
        var state = ExplorerLink.read(line.split("\\|", -1)[0]);
        var settings = state.looking().channels();
        for (int f = 0; f < settings.filters(); f++) {
            var channels = Channels.of(state.withLooking(state.looking().withChannels(settings.withFilter(f))));
            var sentences = new ChannelSentences(state, channels);
            for (int i = 0; i < channels.sum(f).values().size(); i++) {
                int row = i / channels.sum(f).columns();
                int column = i % channels.sum(f).columns();
                float sum = channels.bias(f);
                for (int c = 0; c < settings.inputs(); c++) {
                    sum += channels.partial(c).isPresent() ? sentences.share(c, row, column) : 0;
                }
                assertEquals(channels.sum(f).get(row, column), sum, "filter " + f + ", output " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void eachPartialSumIsTheSumOfItsProducts(String line) {
        var state = ExplorerLink.read(line.split("\\|", -1)[0]);
        var channels = Channels.of(state);
        for (int c = 0; c < channels.settings().inputs(); c++) {
            if (channels.trace(c).isPresent()) {
                var step = channels.trace(c).get().step(0, 0, 0);
                double sum = step.taps().stream().mapToDouble(Tap::product).sum();
                assertEquals(channels.partial(c).orElseThrow().get(0, 0), sum);
            }
        }
    }

    @Test
    void aFilterSeesTheChannelsOfItsGroup() {
        var state = ExplorerLink.read("convarium:explore?view=channels&ic=4&oc=4&groups=2&filter=2");
        var channels = Channels.of(state);
        assertEquals(ChannelKind.GROUPED, channels.kind());
        assertEquals(
                List.of(false, false, true, true),
                List.of(0, 1, 2, 3).stream()
                        .map(c -> channels.partial(c).isPresent())
                        .toList());
    }

    @Test
    void reluComesBehindTheSum() {
        var channels = Channels.of(
                ExplorerLink.read("convarium:explore?view=channels&ic=2&oc=1&in=1&k=1&in1=3&k01=-2" + "&relu=true"));
        assertEquals(-5, channels.sum(0).get(0, 0));
        assertEquals(0, channels.output(0).get(0, 0));
        assertEquals(-6, channels.partial(1).orElseThrow().get(0, 0));
    }

    @Test
    void usualNumbersAreSmallAndWhole() {
        var channels = Channels.of(ExplorerLink.read("convarium:explore?view=channels&ic=4&oc=4&b=1"));
        for (int c = 0; c < 4; c++) {
            assertTrue(channels.input(c).values().stream().allMatch(v -> v >= 0 && v <= 3 && v == Math.rint(v)));
        }
        assertEquals(
                List.of(1f, 1f, -1f, 2f),
                List.of(0, 1, 2, 3).stream().map(channels::bias).toList());
    }
}
