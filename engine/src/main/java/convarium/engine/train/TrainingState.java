package convarium.engine.train;

import convarium.engine.tensor.Tensor;
import java.util.Map;

/// Where a training stands: enough to go on as if it had never stopped, to the last bit.
///
/// Random numbers need no entry of their own: they are functions of the recipe's seed and of the counts here.
///
/// @param values all parameters and running statistics by name, copied
/// @param memories what the optimiser remembers of each parameter that learns, by name, copied
/// @param passes how many training passes the network has made
/// @param progress how far it has come
public record TrainingState(
        Map<String, Tensor> values, Map<String, Descent.Remembered> memories, long passes, Progress progress) {

    public TrainingState {
        values = Map.copyOf(values);
        memories = Map.copyOf(memories);
    }

    /// How far a training has come.
    ///
    /// @param epoch epochs done
    /// @param batch batches done of the next
    /// @param step batches done in all
    /// @param firstLoss the very first batch's loss, against which an explosion is measured; NaN before it
    /// @param lossSum the sum of the losses of the epoch's pictures so far
    /// @param right how many of them were told right
    /// @param seen how many there were
    public record Progress(int epoch, int batch, long step, double firstLoss, double lossSum, long right, long seen) {
        /// The beginning.
        public static final Progress START = new Progress(0, 0, 0, Double.NaN, 0, 0, 0);

        Progress afterBatch(double loss, int correct, int count) {
            double first = step == 0 ? loss : firstLoss;
            return new Progress(
                    epoch, batch + 1, step + 1, first, lossSum + loss * count, right + correct, seen + count);
        }

        Progress afterEpoch() {
            return new Progress(epoch + 1, 0, step, firstLoss, 0, 0, 0);
        }
    }
}
