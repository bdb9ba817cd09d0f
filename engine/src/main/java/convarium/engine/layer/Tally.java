package convarium.engine.layer;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/// Counts of layers that have no window, with their derivations.
final class Tally {
    private Tally() {}

    /// The values of all arrays that are learnt.
    static Count parameters(List<ParameterSpec> specs) {
        var learnt = specs.stream().filter(spec -> spec.role().learnt()).toList();
        var lines = new Derivation.Builder();
        if (learnt.isEmpty()) {
            return new Count(
                    0,
                    lines.formula("parameters = 0: this layer learns nothing").build());
        }
        long all = learnt.stream().mapToLong(spec -> spec.shape().elements()).sum();
        String terms = learnt.stream()
                .map(spec -> spec.name() + " {k:" + spec.shape().toString().replace("×", "·") + "}")
                .collect(Collectors.joining(" + "));
        lines.formula("parameters = " + terms + " = {o:" + Counts.grouped(all) + "}");
        return new Count(all, lines.build());
    }

    /// Weights, and the bias that may go with them.
    static List<ParameterSpec> withBias(ParameterSpec weight, boolean bias, int outputs) {
        return bias
                ? List.of(
                        weight,
                        new ParameterSpec(
                                "bias", Shape.of(outputs), ParameterSpec.Role.BIAS, weight.fanIn(), weight.fanOut()))
                : List.of(weight);
    }

    static Count noMacs() {
        return new Count(
                0,
                new Derivation.Builder()
                        .formula("MACs = 0: this layer sums no products")
                        .build());
    }

    /// A number of multiply–adds.
    ///
    /// @param product the factors with their words
    static Count macs(long value, String product) {
        return new Count(
                value,
                new Derivation.Builder()
                        .formula("MACs = " + product + " = {o:" + Counts.grouped(value) + "}")
                        .build());
    }
}
