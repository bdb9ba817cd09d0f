package convarium.engine.calculator;

import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A chain of layers as a table: a row a layer, the sums, and what stops it.
///
/// Shapes are those of one sample, channels first whatever the text's own order; MACs and activations are
/// those of the whole batch. One MAC is one multiply and one add, 2 FLOP.
///
/// @param network what was worked out
/// @param input shape of one sample
/// @param batch samples
/// @param rows the layers that work, from the first on
/// @param trouble the first layer that does not; no row follows it
/// @param parameters learnt values of all rows
/// @param macs multiply–adds of all rows
/// @param activations output values of all rows
public record ChainTable(
        LayerChain network,
        Shape input,
        int batch,
        List<ChainRow> rows,
        Optional<Trouble> trouble,
        long parameters,
        long macs,
        long activations) {

    public ChainTable {
        rows = List.copyOf(rows);
    }

    /// A row that cannot work.
    ///
    /// @param reason what the layer expects and what it gets
    /// @param ways the nearest values that would work; empty where none are near
    public record Trouble(LayerChain.Entry entry, String reason, String ways) {

        /// Both in one sentence.
        public String text() {
            String start = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
            return ways.isEmpty() ? start : start + "; " + ways;
        }
    }

    /// Works a chain out, as far as it works.
    ///
    /// @param input shape of one sample, channels first
    /// @param batch samples, at least 1
    public static ChainTable of(LayerChain chain, Shape input, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 sample, found " + batch);
        }
        return new ChainWalk(chain, input, batch).table();
    }

    /// Whose notation it is.
    public Dialect dialect() {
        return network.dialect();
    }

    /// What a training step takes.
    public TrainingMemory memory(TrainingMemory.Optimiser optimiser) {
        return TrainingMemory.of(parameters, activations + (long) batch * input.elements(), optimiser);
    }
}
