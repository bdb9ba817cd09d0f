package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.train.TrainingEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static Curve curve(double... values) {
        var curve = new Curve();
        for (int i = 0; i < values.length; i++) {
            curve.add(i, values[i]);
        }
        return curve;
    }

    @Test
    void aLongCurveStaysBoundedAndKeepsItsMean() {
        var curve = new Curve();
        int values = 100_000;
        for (int i = 0; i < values; i++) {
            curve.add(i, i % 10);
        }
        assertTrue(curve.size() <= Curve.MOST);
        // 4,096 values of 16 each would be 65,536; 32 each are needed for more
        assertEquals(32, curve.merged());
        assertEquals(values / 32, curve.size());
        assertEquals(15.5, curve.x(0));
        double sum = 0;
        for (int i = 0; i < curve.size(); i++) {
            sum += curve.y(i);
        }
        assertEquals(4.5, sum / curve.size(), 1e-9);
    }

    @Test
    void whatLiesBehindAPlaceIsCut() {
        var curve = curve(5, 4, 3, 2);
        curve.cut(1);
        assertEquals(2, curve.size());
        curve.add(1.5, 9);
        assertEquals(9, curve.y(2));
        assertThrows(IndexOutOfBoundsException.class, () -> curve.y(3));
    }

    /// By hand, half of the mean kept: 4; (½·4 + ½·2·…): weights 1/2, 1/4 and 1/8 of the newest first.
    @Test
    void smoothingIsARunningMeanSetRightForItsBeginning() {
        double[] smooth = CurvePlan.smooth(curve(4, 2, 8), 50);
        assertArrayEquals(
                new double[] {4, (2 * 0.5 + 4 * 0.25) / 0.75, (8 * 0.5 + 2 * 0.25 + 4 * 0.125) / 0.875}, smooth, 1e-12);
        assertArrayEquals(new double[] {4, 2, 8}, CurvePlan.smooth(curve(4, 2, 8), 0));
        assertArrayEquals(new double[] {4, 4, 4}, CurvePlan.smooth(curve(4, Double.NaN, 4), 50), 1e-12);
    }

    private static RunCurves run(double... losses) {
        var run = new RunCurves(TrainState.first().setup());
        for (int i = 0; i < losses.length; i++) {
            run.add(new TrainingEvent.BatchDone(1, i + 1, losses.length, i + 1, losses[i], 0.25, 0.1));
        }
        run.add(new TrainingEvent.EpochDone(1, 1, 0.25, 0.5, 0.75, 1));
        return run;
    }

    @Test
    void aPlanShowsAllThatIsThere() {
        var raw = CurveLook.FIRST.withSmoothing(0);
        var plan = CurvePlan.of(CurvePlan.Kind.LOSS, List.of(run(2.3, 1.2, 0.7, 0.6)), raw, 2);
        assertEquals(List.of(0.0, 1.0, 2.0), plan.ticks());
        assertEquals(2.3 * 1.05, plan.top(), 1e-12);
        assertEquals(50, plan.x(1, 100));
        assertEquals(1, plan.epochs(50, 100));
        assertEquals(200, plan.y(0, 200));
        var zoomed = CurvePlan.of(CurvePlan.Kind.LOSS, List.of(run(2.3, 1.2, 0.7, 0.6)), raw.withZoom(0.7, 1.2), 2);
        assertEquals(0.7 * 1.05, zoomed.top(), 1e-12);
        assertEquals(
                List.of(0.0, 0.2, 0.4, 0.6),
                zoomed.ticks().stream().map(t -> Math.rint(t * 10) / 10).toList());
        assertEquals(
                1,
                CurvePlan.of(CurvePlan.Kind.ACCURACY, List.of(run(1)), raw, 2).top());
    }

    @Test
    void aLineHasAtMostAPointAPixel() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i % 2);
        var curve = curve(values);
        var plan = new CurvePlan(0, 1000, 1, List.of());
        double[] line = new double[2 * 104];
        int n = plan.line(curve, values, 100, 50, line);
        assertTrue(n <= 2 * 101, "numbers: " + n);
        // ten values fall on each pixel: half of them 0, half 1
        assertEquals(25, line[1], 1e-9);
        var part = new CurvePlan(500, 504, 1, List.of());
        n = part.line(curve, values, 100, 50, line);
        assertEquals(-25, line[0]);
        assertEquals(125, line[n - 2]);
    }

    @Test
    void zoomingKeepsItsPlaceAndStaysWithinTheRun() {
        var look = CurveLook.FIRST.zoomed(2.5, 0.5, 10);
        assertEquals(1.25, look.from());
        assertEquals(6.25, look.to());
        assertEquals(5, look.moved(99, 10).from());
        assertEquals(0, look.moved(-99, 10).from());
        assertEquals(CurveLook.FIRST, look.zoomed(3, 2, 10));
        var least = look;
        for (int i = 0; i < 60; i++) {
            least = least.zoomed(2, 0.5, 10);
        }
        assertEquals(CurveLook.LEAST, least.to() - least.from(), 1e-9);
    }

    @Test
    void theTableHasALineAValue() {
        var lines = CurveTable.csv(List.of(run(2, 1), run())).lines().toList();
        assertEquals("run,network,data,seed,pictures,epochs,loss,accuracy", lines.getFirst());
        assertEquals("0,lecture-convnet,glyphs,0,training,0.5,2.0,0.25", lines.get(1));
        assertEquals("0,lecture-convnet,glyphs,0,validation,1.0,0.5,0.75", lines.get(3));
        assertEquals("1,lecture-convnet,glyphs,0,validation,1.0,0.5,0.75", lines.getLast());
        assertEquals(5, lines.size());
    }
}
