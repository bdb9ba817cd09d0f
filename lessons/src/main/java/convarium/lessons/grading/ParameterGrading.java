package convarium.lessons.grading;

import convarium.engine.arithmetic.Counts;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;

/// Grades what somebody says the number of a layer's parameters is: k·k·cᵢ/groups·cₒ, and cₒ more with a bias.
public final class ParameterGrading {
    private ParameterGrading() {}

    /// Compares an answer with the parameters of a layer.
    ///
    /// @param input `(c, h, w)`
    /// @throws IllegalArgumentException if the layer cannot take the input
    public static Verdict grade(WindowLayer layer, Shape input, double answer) {
        // counts of layers are far below 2^53
        double expected = (double) layer.parameters().value();
        var g = layer.geometry(input);
        int taps = g.kh() * g.kw();
        var slips = new ArrayList<Slip>();
        boolean weighted = switch (layer) {
            case Conv2d c -> true;
            case ConvTranspose2d c -> true;
            case MaxPool2d p -> false;
            case AvgPool2d p -> false;
        };
        if (weighted) {
            int outputs = g.oc();
            double weights = layer.bias() ? expected - outputs : expected;
            slips.add(
                    layer.bias()
                            ? new Slip(Mistake.BIAS_FORGOTTEN, weights)
                            : new Slip(Mistake.BIAS_COUNTED, weights + outputs));
            double oneSide = weights / taps * g.kh();
            slips.add(new Slip(Mistake.ONE_SIDE_OF_THE_KERNEL, oneSide + expected - weights));
            slips.add(new Slip(Mistake.WEIGHTS_NOT_SHARED, expected * g.oh() * g.ow()));
            slips.add(new Slip(
                    Mistake.WEIGHTS_NOT_SHARED, (double) Counts.denseWeights(g).value()));
        } else {
            slips.add(new Slip(Mistake.WEIGHTS_IN_POOLING, taps));
            slips.add(new Slip(Mistake.WEIGHTS_IN_POOLING, taps + 1.0));
        }
        return Compared.count(answer, expected, slips);
    }
}
