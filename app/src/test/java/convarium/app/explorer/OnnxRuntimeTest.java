package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Convention;
import convarium.engine.notation.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The operator that is written for ONNX gives in ONNX Runtime what the window shows: size and values of `onnx.txt`,
/// which
/// ONNX Runtime worked out (`make_onnx.py`).
class OnnxRuntimeTest {

    /// @param link the end of an explorer link
    /// @param operator with its attributes
    /// @param size rows and columns
    /// @param values row by row
    record Run(String link, String operator, String size, List<Float> values) {
        static Run of(String line) {
            var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Run(
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    Arrays.stream(parts.get(3).split(",", -1))
                            .map(Float::valueOf)
                            .toList());
        }

        ExplorerState state() {
            return ExplorerLink.read("convarium:explore?" + link);
        }
    }

    static Stream<Run> runs() throws IOException {
        try (var in = Objects.requireNonNull(OnnxRuntimeTest.class.getResourceAsStream("onnx.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(Run::of).toList().stream();
        }
    }

    private static ConventionColumn onnx(ExplorerState state, Explored explored) {
        return ConventionColumn.all(state, explored).stream()
                .filter(c -> c.said().framework() == Convention.ONNX)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatIsWrittenGivesWhatIsShown(Run run) {
        var state = run.state();
        var explored = Explored.of(state);
        assertTrue(onnx(state, explored).said().exact() instanceof Rendering.Text, run.link());
        if (onnx(state, explored).said().exact() instanceof Rendering.Text text) {
            assertEquals(run.operator(), text.line());
        }
        same(run, explored.output());
    }

    private static void same(Run run, Matrix output) {
        assertEquals(run.size(), output.rows() + "x" + output.columns(), run.operator());
        for (int i = 0; i < run.values().size(); i++) {
            assertEquals(run.values().get(i), output.values().get(i), 1e-6f, run.operator() + ", value " + i);
        }
    }

    /// Where nothing is said of it, an average leaves the padding out: so the column of a layer that counts it shows
    /// the
    /// numbers of the run that does not say it.
    @ParameterizedTest
    @MethodSource("runs")
    void theColumnShowsWhatIsNotSaid(Run run) throws IOException {
        var state = run.state();
        var explored = Explored.of(state);
        String unsaid = run.operator().replace(", count_include_pad=1", "");
        var there = runs().filter(
                        r -> r.operator().equals(unsaid) && r.state().input().equals(state.input()))
                .findFirst();
        if (there.isPresent()) {
            same(there.get(), onnx(state, explored).made().orElseThrow().output());
        } else {
            assertTrue(run.operator().contains("ceil_mode=1, count_include_pad=1"), run.operator());
        }
    }
}
