package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.control.PixelCard.Cell;
import convarium.app.control.PixelCard.Content;
import convarium.app.control.PixelCard.Kind;
import convarium.app.control.PixelCard.Part;
import convarium.app.task.SameThreadTaskRunner;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class PixelWindowTest {
    private static final Matrix SOBEL =
            Matrix.of(new float[] {-1, 0, 1}, new float[] {-2, 0, 2}, new float[] {-1, 0, 1});
    /// The window of the design, as the whole picture.
    private static final Tensor WINDOW =
            Tensor.of(Shape.of(1, 3, 3), 0.71f, 0.52f, 0.18f, 0.70f, 0.47f, 0.16f, 0.69f, 0.43f, 0.15f);

    @Test
    void showsTheProductsOfTheDesign() {
        var content = content(state(SOBEL, LayerSettings.PLAIN), WINDOW, 0, 0);
        assertEquals("Pixel row 1, column 1", content.title());
        assertEquals(
                List.of(
                        "0.71 ×−1",
                        "0.52 ×0",
                        "0.18 ×1",
                        "0.70 ×−2",
                        "0.47 ×0",
                        "0.16 ×2",
                        "0.69 ×−1",
                        "0.43 ×0",
                        "0.15 ×1"),
                cells(content));
        // −0.71 + 0.18 − 1.40 + 0.32 − 0.69 + 0.15 = −2.15
        assertEquals(List.of(new Part("sum of products = ", false), new Part("−2.15", true)), content.sum());
        assertEquals("Bright on the left, dark on the right: a falling edge.", content.look());
    }

    @Test
    void biasAndReluFollowTheSum() {
        var layer = LayerSettings.PLAIN.withBias(true, -0.5f).withRelu(true);
        assertEquals(
                "sum of products = −2.15 − 0.5 bias = −2.65 → ReLU → 0",
                sum(content(state(SOBEL, layer), WINDOW, 0, 0)));
    }

    @Test
    void cellsOfThePictureCountFromOneAndFromZero() {
        var content = content(state(SOBEL, LayerSettings.PLAIN), WINDOW, 0, 0);
        assertEquals(
                "Input row 2, column 3 (from 0: 1, 2): 0.16\n0.16 · 2 = 0.32",
                content.rows().get(1).get(2).words());
    }

    @Test
    void paddingIsTold() {
        var same = LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1));
        var content = content(state(SOBEL, same), WINDOW, 0, 0);
        assertEquals(
                List.of(Kind.EMPTY, Kind.EMPTY, Kind.EMPTY),
                kinds(content.rows().getFirst()));
        assertEquals(
                List.of(Kind.EMPTY, Kind.INPUT, Kind.INPUT),
                kinds(content.rows().getLast()));
        assertEquals("0", content.rows().getFirst().getFirst().value());
        // only 0.71, 0.52 / 0.70, 0.47 are of the picture
        assertEquals(
                "Bright on the left, dark on the right: a falling edge. 5 of the 9 cells lie outside the picture.",
                content.look());
    }

    @Test
    void copiesInThePaddingShowWhatTheyCopy() {
        var same = LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1)).withPaddingMode(PaddingMode.REPLICATE);
        var content = content(state(SOBEL, same), WINDOW, 0, 0);
        assertEquals(Kind.COPY, content.rows().getFirst().getFirst().kind());
        assertEquals("0.71", content.rows().getFirst().getFirst().value());
    }

    @Test
    void maxPoolingMarksTheLargest() {
        var layer = LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING);
        var content = content(state(SOBEL, layer), WINDOW, 0, 0);
        assertEquals("largest of 9 = 0.71", sum(content));
        assertEquals(
                List.of(true, false, false),
                content.rows().getFirst().stream().map(Cell::winner).toList());
        assertEquals("0.71 ", cells(content).getFirst());
    }

    @Test
    void averagePoolingDivides() {
        var layer = LayerSettings.PLAIN.withOperation(Operation.AVERAGE_POOLING);
        // 0.71 + 0.52 + 0.18 + 0.70 + 0.47 + 0.16 + 0.69 + 0.43 + 0.15 = 4.01
        assertEquals("4.01 ÷ 9 = 0.45", sum(content(state(SOBEL, layer), WINDOW, 0, 0)));
    }

    @Test
    void aTransposedWindowLiesTurnedWithZerosBetween() {
        var layer = LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(Size.square(2));
        var kernel = Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});
        var picture = Tensor.of(Shape.of(1, 2, 2), 0.1f, 0.2f, 0.3f, 0.4f);
        // output (2, 2) meets all four inputs with the kernel's corners: 0.1·9 + 0.2·7 + 0.3·3 + 0.4·1 = 3.6
        var content = content(state(kernel, layer), picture, 2, 2);
        assertEquals(List.of("0.10 ×9", "0 ", "0.20 ×7"), cells(content).subList(0, 3));
        assertEquals(List.of("0.30 ×3", "0 ", "0.40 ×1"), cells(content).subList(6, 9));
        assertEquals("sum of products = 3.6", sum(content));
    }

    @Test
    void theFrameGoesAroundTheWindowsCellsInThePicture() {
        var same = LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1));
        assertEquals(
                new Rectangle2D(0, 0, 2, 2),
                window(state(SOBEL, same), WINDOW, 0, 0).frame());
        assertEquals(
                new Rectangle2D(0, 0, 3, 3),
                window(state(SOBEL, same), WINDOW, 1, 1).frame());
        assertEquals(
                new Rectangle2D(1, 0, 2, 3),
                window(state(SOBEL, same), WINDOW, 1, 2).frame());
    }

    private static ExplorerState state(Matrix kernel, LayerSettings layer) {
        return StartState.worked()
                .withSource(new Source.Shipped("any"))
                .withKernel(kernel)
                .withLayer(layer);
    }

    private static PixelWindow window(ExplorerState state, Tensor picture, int row, int column) {
        try (var pool = new WorkerPool(1)) {
            var work =
                    new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, source -> picture, () -> 0L);
            work.show(state);
            return PixelWindow.of(Objects.requireNonNull(work.resultProperty().get()), row, column);
        }
    }

    private static Content content(ExplorerState state, Tensor picture, int row, int column) {
        return window(state, picture, row, column).content();
    }

    private static List<String> cells(Content content) {
        return content.rows().stream()
                .flatMap(List::stream)
                .map(cell -> cell.value() + " " + cell.weight())
                .toList();
    }

    private static List<Kind> kinds(List<Cell> cells) {
        return cells.stream().map(Cell::kind).toList();
    }

    private static String sum(Content content) {
        return content.sum().stream().map(Part::text).collect(Collectors.joining());
    }
}
