package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.explain.LookedAt.Dots;
import convarium.engine.explain.ShiftTest.Direction;
import convarium.engine.explain.ShiftTest.Result;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftTestTest {
    private final Predictor predictor = new Predictor(LookedAt.columns(2, false, NetworkOptions.DEFAULT));

    @Test
    void movesAPictureAndFillsInZeros() {
        float[] picture = {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60};
        float[] moved = new float[13];
        ShiftTest.move(picture, Shape.of(2, 2, 3), 1, 0, moved, 1);
        assertArrayEquals(new float[] {0, 0, 1, 2, 0, 4, 5, 0, 10, 20, 0, 40, 50}, moved);
        ShiftTest.move(picture, Shape.of(2, 2, 3), -2, 1, moved, 1);
        assertArrayEquals(new float[] {0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 30, 0, 0}, moved);
        ShiftTest.move(picture, Shape.of(2, 2, 3), 0, -5, moved, 1);
        assertArrayEquals(new float[13], moved);
    }

    private Result run(Direction direction, int pictures) {
        return ShiftTest.run(predictor, new Dots(pictures), 60, direction, 2, () -> true, (move, accuracy, done) -> {})
                .orElseThrow();
    }

    @Test
    void tellsHowWellMovedPicturesAreRecognised() {
        // a dot that moved a column is taken for its neighbour; one that left the picture gives no column more
        // than another, and then the first class is answered, which two thirds of those that left are not
        var across = run(Direction.ACROSS, 12);
        assertEquals(12, across.pictures());
        assertEquals(List.of(1 / 3.0, 1 / 3.0, 1.0, 0.0, 0.0), across.accuracies());
        assertEquals(1.0, across.accuracy(0));
        // the columns' sums stay the same when rows move, as long as the dot is there
        var down = run(Direction.DOWN, 12);
        assertEquals(List.of(1 / 3.0, 2 / 3.0, 1.0, 2 / 3.0, 1 / 3.0), down.accuracies());
        assertEquals(0, down.holds(0.9));
        assertEquals(1, down.holds(0.5));
        assertEquals(2, down.holds(0.3));
        assertEquals(-1, new Result(Direction.DOWN, 0, 1, List.of(0.2)).holds(0.5));
    }

    @Test
    void reportsEachMoveFromTheSmallestOnAndStopsWhenAsked() {
        var moves = new ArrayList<Integer>();
        var stopped = ShiftTest.run(
                predictor, new Dots(6), 6, Direction.DIAGONAL, 8, () -> moves.size() < 4, (move, accuracy, done) -> {
                    moves.add(move);
                    assertEquals(moves.size(), done);
                });
        assertTrue(stopped.isEmpty());
        assertEquals(List.of(0, 1, -1, 2), moves);
    }

    @Test
    void refusesAResultWithoutAllMoves() {
        assertThrows(IllegalArgumentException.class, () -> new Result(Direction.ACROSS, 2, 1, List.of(1.0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> ShiftTest.run(
                        predictor, new Dots(6), 6, Direction.ACROSS, -1, () -> true, (move, accuracy, done) -> {}));
    }
}
