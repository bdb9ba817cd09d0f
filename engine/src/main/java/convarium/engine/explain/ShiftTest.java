package convarium.engine.explain;

import convarium.engine.data.DataSet;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// How well a network recognises pictures that have been moved by a few pixels.
///
/// A convolution meets a moved picture with a moved answer, and pooling forgets small moves; a dense
/// layer has a weight for each pixel and has to learn every place anew. What moves in from outside is
/// 0, what moves out is lost.
public final class ShiftTest {
    /// The furthest move, in pixels, unless somebody wants otherwise.
    public static final int REACH = 8;

    private static final int BATCH = 64;

    private ShiftTest() {}

    /// Which way pictures move.
    public enum Direction {
        /// To the right; to the left where the move is negative.
        ACROSS,
        /// Down; up where the move is negative.
        DOWN,
        /// To the right and down by the same; to the left and up where the move is negative.
        DIAGONAL
    }

    /// The accuracies of a network.
    ///
    /// @param reach the furthest move, in pixels
    /// @param accuracies for each move from −reach to reach, from 0 to 1
    public record Result(Direction direction, int reach, int pictures, List<Double> accuracies) {

        public Result {
            accuracies = List.copyOf(accuracies);
            if (accuracies.size() != 2 * reach + 1) {
                throw new IllegalArgumentException("a shift test of " + reach + " pixels each way has "
                        + (2 * reach + 1) + " accuracies, found " + accuracies.size());
            }
        }

        /// The accuracy at a move.
        ///
        /// @param move from −reach to reach, in pixels
        public double accuracy(int move) {
            return accuracies.get(move + reach);
        }

        /// The furthest move for which the accuracy at it, at its opposite and at all smaller moves is
        /// at least as high; −1 if it is not even without a move.
        public int holds(double least) {
            return IntStream.rangeClosed(0, reach)
                            .filter(move -> accuracy(move) < least || accuracy(-move) < least)
                            .findFirst()
                            .orElse(reach + 1)
                    - 1;
        }
    }

    /// Moves a picture.
    ///
    /// @param picture values of `shape`: channels × height × width
    /// @param right pixels to the right, negative ones to the left
    /// @param down pixels down, negative ones up
    /// @param into takes the moved picture
    /// @param at where it begins there
    public static void move(float[] picture, Shape shape, int right, int down, float[] into, int at) {
        int h = shape.size(1);
        int w = shape.size(2);
        for (int row = 0; row < shape.size(0) * h; row++) {
            int y = row % h - down;
            for (int x = 0; x < w; x++) {
                boolean inside = y >= 0 && y < h && x - right >= 0 && x - right < w;
                into[at + row * w + x] = inside ? picture[(row / h * h + y) * w + x - right] : 0;
            }
        }
    }

    /// The accuracy at one move.
    ///
    /// @param count takes the first so many pictures; all if there are fewer
    public static double accuracy(Predictor predictor, DataSet pictures, int count, int right, int down) {
        var shape = pictures.shape();
        int size = shape.elements();
        int n = Math.min(count, pictures.count());
        float[] picture = new float[size];
        float[] x = new float[BATCH * size];
        float[] probabilities = new float[BATCH * predictor.classes()];
        int good = 0;
        for (int from = 0; from < n; from += BATCH) {
            int batch = Math.min(BATCH, n - from);
            int[] labels = new int[batch];
            for (int i = 0; i < batch; i++) {
                pictures.copy(from + i, picture, 0);
                move(picture, shape, right, down, x, i * size);
                labels[i] = pictures.label(from + i);
            }
            predictor.predict(batch, x, probabilities, 0);
            var predictions = Predictions.of(
                    predictor.classes(), labels, Arrays.copyOf(probabilities, batch * predictor.classes()));
            good += (int) IntStream.range(0, batch).filter(predictions::isRight).count();
        }
        return good / (double) n;
    }

    /// Is told of every accuracy as soon as it is known.
    @FunctionalInterface
    public interface Listener {
        /// An accuracy is known.
        ///
        /// @param done how many of the moves are done, this one included
        void known(int move, double accuracy, int done);
    }

    /// Tests a network at all moves, from the smallest on.
    ///
    /// @param count takes the first so many pictures; all if there are fewer
    /// @param goOn asked before each move
    /// @return empty if it was told to stop
    /// @throws IllegalArgumentException if the reach is below 0 or the pictures are no pictures
    public static Optional<Result> run(
            Predictor predictor,
            DataSet pictures,
            int count,
            Direction direction,
            int reach,
            BooleanSupplier goOn,
            Listener listener) {
        if (reach < 0 || pictures.shape().rank() != 3) {
            throw new IllegalArgumentException("a shift test needs a reach of at least 0 and pictures of channels ×"
                    + " height × width, found " + reach + " and " + pictures.shape());
        }
        var accuracies = new ArrayList<Double>();
        for (int i = 0; i <= 2 * reach; i++) {
            accuracies.add(Double.NaN);
        }
        for (int i = 0; i <= 2 * reach; i++) {
            if (!goOn.getAsBoolean()) {
                return Optional.empty();
            }
            // 0, 1, −1, 2, −2, …
            int move = (i % 2 == 1 ? 1 : -1) * ((i + 1) / 2);
            int right = direction == Direction.DOWN ? 0 : move;
            int down = direction == Direction.ACROSS ? 0 : move;
            double accuracy = accuracy(predictor, pictures, count, right, down);
            accuracies.set(move + reach, accuracy);
            listener.known(move, accuracy, i + 1);
        }
        return Optional.of(new Result(direction, reach, Math.min(count, pictures.count()), accuracies));
    }
}
