package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.train.ProjectionPoints.Method;
import convarium.engine.data.InkFrame;
import convarium.engine.data.PenDrawing;
import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import convarium.engine.explain.Predictions;
import convarium.engine.explain.ShiftTest.Direction;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFiguresTest {
    @Test
    void fewClassesKeepTheirPlaces() {
        var bars = PredictionBars.of(List.of(0.2f, 0.5f, 0.3f), Optional.of(2));
        assertEquals(
                List.of(0, 1, 2),
                bars.bars().stream().map(PredictionBars.Bar::of).toList());
        assertEquals(1, bars.answer());
        assertEquals(0.5f, bars.confidence());
        assertTrue(bars.isWrong());
        assertFalse(PredictionBars.of(List.of(0.5f, 0.5f), Optional.of(0)).isWrong());
        assertFalse(PredictionBars.of(List.of(0.5f, 0.5f), Optional.empty()).isWrong());
    }

    @Test
    void ofManyClassesTheMostProbableAreShown() {
        var probabilities = new ArrayList<Float>();
        for (int i = 0; i < 26; i++) {
            probabilities.add(i == 20 ? 0.5f : i == 3 ? 0.4f : 0.1f / 24);
        }
        var bars = PredictionBars.of(probabilities, Optional.empty());
        assertEquals(10, bars.bars().size());
        assertEquals(20, bars.bars().get(0).of());
        assertEquals(3, bars.bars().get(1).of());
        assertEquals(0, bars.bars().get(2).of());
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        var bars = PredictionBars.of(List.of(Float.NaN, 0.5f), Optional.of(1));
        assertEquals(Predictions.NONE, bars.answer());
        assertTrue(Float.isNaN(bars.confidence()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0       | 0 %
        0.0004  | < 0.1 %
        0.013   | 1.3 %
        0.094   | 9.4 %
        0.256   | 26 %
        0.9912  | 99.1 %
        0.9999  | > 99.9 %
        1       | 100 %
        NaN     | NaN
        """)
    void percentagesSayAsMuchAsHelps(double part, String words) {
        assertEquals(words, PredictionBars.percent(part));
    }

    @Test
    void aMapKeepsItsSidesWhileItChanges() {
        var before = new ProjectionPoints(
                Method.PCA, List.of(0, 1, 2), List.of(1.0, 1.0, -1.0, 0.0, 0.0, -1.0), 0.5, 0, Double.NaN);
        var flipped = new ProjectionPoints(
                Method.PCA, List.of(0, 1, 2), List.of(-1.1, 0.9, 1.0, 0.1, 0.1, -1.0), 0.6, 0, Double.NaN);
        var facing = flipped.facing(before);
        assertEquals(List.of(1.1, 0.9, -1.0, 0.1, -0.1, -1.0), facing.places());
        assertEquals(0.6, facing.share());
        assertEquals(before, before.facing(before));
        var others = new ProjectionPoints(Method.PCA, List.of(4), List.of(-1.0, -1.0), 1, 0, Double.NaN);
        assertEquals(others, others.facing(before));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProjectionPoints(Method.PCA, List.of(4), List.of(), 1, 0, Double.NaN));
    }

    @Test
    void aCurveFillsAsItBecomesKnown() {
        var curve = ShiftCurve.unknown("MLP", Direction.ACROSS, 1).with(0, 0.9).with(-1, 0.5);
        assertEquals(2, curve.known());
        assertFalse(curve.isWhole());
        assertTrue(Double.isNaN(curve.accuracy(1)));
        assertEquals(0.7, curve.with(1, 0.7).mean(), 1e-12);
        assertTrue(curve.with(1, 0.7).isWhole());
    }

    @Test
    void aPadIsSetAsTheDataSetSetsItsPictures() {
        var drawing = PenDrawing.EMPTY.with(new Stroke(0.1, List.of(new Spot(0.1, 0.2), new Spot(0.1, 0.7))));
        var picture = PadPicture.of(drawing, Optional.empty(), InkFrame.MNIST, Shape.of(1, 28, 28));
        float[] expected = InkFrame.MNIST.set(drawing.raster(PastedInk.SIZE), PastedInk.SIZE);
        assertArrayEquals(expected, picture.data());
        var colours = PadPicture.of(drawing, Optional.empty(), new InkFrame(8, 8, 8, 3.5, 3.5), Shape.of(3, 8, 8));
        for (int i = 0; i < 64; i++) {
            assertEquals(colours.data()[i], colours.data()[128 + i]);
        }
    }

    @Test
    void inkOnBrightPaperIsTurnedAround() {
        // a dark pixel in the middle of bright paper, 3 × 5
        float[] values = new float[15];
        Arrays.fill(values, 0.8f);
        values[7] = 0;
        var pasted = PastedInk.of(Tensor.of(Shape.of(1, 3, 5), values), 1, true);
        int middle = PastedInk.SIZE / 2;
        assertEquals(1, pasted.picture().get(0, middle, middle), 1e-6);
        assertEquals(0, pasted.picture().get(0, 2, 2), 1e-6);
        assertEquals(0, pasted.picture().get(0, middle, 2), 1e-6);
        // other pictures stay as they are, in each channel
        var kept = PastedInk.of(Tensor.of(Shape.of(1, 3, 5), values), 3, false);
        assertEquals(Shape.of(3, PastedInk.SIZE, PastedInk.SIZE), kept.shape());
        assertEquals(0, kept.picture().get(2, middle, middle), 1e-6);
        assertEquals(0.8f, kept.picture().get(2, 2, 2), 1e-6);
    }

    @Test
    void workTellsTheNewestAndNothingAfterItWasCancelled() {
        var heard = new ArrayList<Integer>();
        var ends = new ArrayList<String>();
        AnswerWork<Integer> work = AnswerWork.atOnce();
        work.start(
                teller -> {
                    teller.tell(1);
                    work.cancel();
                    assertFalse(teller.goOn());
                    teller.tell(2);
                },
                heard::add,
                ends::add);
        assertEquals(List.of(1), heard);
        assertEquals(List.of(), ends);
        work.start(
                teller -> {
                    throw new IllegalStateException("no room");
                },
                heard::add,
                ends::add);
        assertEquals(List.of("no room"), ends);
        assertFalse(work.isGoing());
    }
}
