package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A picture of three small channels comes to what the same numbers come to, which is tried against PyTorch.
class ChannelPictureTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    static List<String> threeChannels() throws IOException {
        try (var in = Objects.requireNonNull(ChannelsTest.class.getResourceAsStream("channels.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|", -1)[0])
                    .filter(link -> ExplorerLink.read(link).looking().channels().inputs() == 3)
                    .toList();
        }
    }

    private static Tensor picture(Channels channels, ExplorerState state) {
        int plane = state.input().rows() * state.input().columns();
        float[] values = new float[3 * plane];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(channels.input(c).toArray(), 0, values, c * plane, plane);
        }
        return Tensor.wrap(Shape.of(3, state.input().rows(), state.input().columns()), values);
    }

    @ParameterizedTest
    @MethodSource("threeChannels")
    void aPictureComesToWhatItsNumbersComeTo(String link) throws PictureProblems.TooManyOutputs {
        var state = ExplorerLink.read(link);
        var channels = Channels.of(state);
        var result = ChannelPicture.of(state, picture(channels, state), COMPUTE);
        for (int c = 0; c < 3; c++) {
            assertEquals(channels.partial(c), result.partials().get(c).map(ChannelPictureTest::matrix), "channel " + c);
        }
        assertEquals(channels.sum(state.looking().channels().filter()), matrix(result.sum()));
    }

    private static Matrix matrix(Tensor map) {
        return Matrix.of(map.shape().size(1), map.shape().size(2), map.data());
    }

    @Test
    void thereAreCasesOfEveryKind() throws IOException {
        var kinds = threeChannels().stream()
                .map(link -> ExplorerLink.read(link).looking().channels())
                .map(s -> s.separable() ? "separable" : s.groups() > 1 ? "depthwise" : "full")
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of("depthwise", "full", "separable"), kinds);
    }

    @Test
    void partialResultsAndSumShareOneScale() throws PictureProblems.TooManyOutputs {
        var state = ExplorerLink.read("convarium:explore?view=channels&k=1&in=1");
        // 1×1 kernels: red 1 gives −3 … 9, and whatever the others give, the scale holds it
        float[] values = {-3, 9, 0, 0, 0, 0};
        var result = ChannelPicture.of(state, Tensor.of(Shape.of(3, 1, 2), values), COMPUTE);
        assertTrue(
                result.range().lowest() <= -3 && result.range().highest() >= 9,
                result.range().toString());
        assertEquals(
                Optional.of(Matrix.of(new float[] {-3, 9})),
                result.partials().getFirst().map(ChannelPictureTest::matrix));
    }
}
