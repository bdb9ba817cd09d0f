package convarium.engine.calculator;

import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// One layer of a chain worked out.
///
/// @param input shape of one sample, channels first
/// @param output shape of one sample, channels first
/// @param size how the output's shape came about
/// @param parameters learnt values
/// @param macs multiply–adds of the whole batch
/// @param activations values of the output, of the whole batch
/// @param field what a unit of the output sees of the chain's input; empty where units no longer have a place
/// @param fieldSteps how the field came about, or why there is none
/// @param dense weights of the Dense layer between the same inputs and outputs; empty for all but convolutions
public record ChainRow(
        LayerChain.Entry entry,
        Shape input,
        Shape output,
        Derivation size,
        Count parameters,
        Count macs,
        Count activations,
        Optional<InputField> field,
        Derivation fieldSteps,
        Optional<Count> dense) {

    /// Bytes of the output in float32, of the whole batch.
    public long bytes() {
        return Math.multiplyExact(activations.value(), (long) Float.BYTES);
    }
}
