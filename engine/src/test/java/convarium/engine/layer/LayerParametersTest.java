package convarium.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Names, shapes, fans and counts; names and shapes are those of PyTorch's `state_dict`.
class LayerParametersTest {
    private static final Size ONE = Size.square(1);

    private static List<String> text(Layer layer) {
        return layer.parameterSpecs().stream()
                .map(spec -> spec.name() + " " + spec.shape())
                .toList();
    }

    @Test
    void namesAndShapes() {
        assertEquals(
                List.of("weight 6×2×3", "bias 6"), text(new Conv1d(4, 6, 3, 1, 0, 0, PaddingMode.ZERO, 1, 2, true)));
        assertEquals(List.of("weight 10×256", "bias 10"), text(new Dense(256, 10, true)));
        assertEquals(List.of("weight 5", "bias 5", "running_mean 5", "running_var 5"), text(BatchNorm.of(5)));
        assertEquals(List.of("running_mean 5", "running_var 5"), text(new BatchNorm(5, 1e-5f, 0.1f, false)));
        assertEquals(
                List.of("in_proj_weight 36×12", "in_proj_bias 36", "out_proj.weight 12×12", "out_proj.bias 12"),
                text(new MultiHeadSelfAttention(12, 3, true)));
        assertEquals(List.of(), text(new GroupNorm(2, 4, 1e-5f, false)));
        assertEquals(List.of("weight 3×4", "bias 3×4"), text(new LayerNorm(Shape.of(3, 4), 1e-5f, true)));
    }

    @Test
    void fansOfGroupedAndTransposedConvolutions() {
        var grouped = new Conv2d(8, 12, Size.square(3), ONE, Padding.NONE, PaddingMode.ZERO, ONE, 4, true, false)
                .parameterSpecs()
                .getFirst();
        assertEquals(new ParameterSpec("weight", Shape.of(12, 2, 3, 3), ParameterSpec.Role.WEIGHT, 18, 27), grouped);
        var transposed = new ConvTranspose2d(8, 12, Size.square(3), ONE, Padding.NONE, new Size(0, 0), ONE, 4, true)
                .parameterSpecs();
        assertEquals(
                new ParameterSpec("weight", Shape.of(8, 3, 3, 3), ParameterSpec.Role.WEIGHT, 18, 27),
                transposed.getFirst());
        assertEquals(Shape.of(12), transposed.get(1).shape());
    }

    @Test
    void countsComeWithTheirDerivation() {
        var dense = new Dense(256, 10, true);
        assertEquals(2570, dense.parameters().value());
        assertEquals(
                List.of("parameters = weight 10·256 + bias 10 = 2,570"),
                dense.parameters().derivation().texts());
        assertEquals(
                List.of("MACs = 5 rows × 256 inputs × 10 outputs = 12,800"),
                dense.macs(Shape.of(5, 256)).derivation().texts());
        // running statistics are not learnt
        assertEquals(10, BatchNorm.of(5).parameters().value());
        assertEquals(0, new Dropout(0.5f).parameters().value());
        assertEquals(0, new Add().macs(Shape.of(3)).value());
    }

    @Test
    void multiplyAddsOfAttentionAndLambdas() {
        // queries, keys, values and output: 4·5·12·12; scores and mixtures: 2·5·5·12
        assertEquals(
                3480,
                new MultiHeadSelfAttention(12, 3, true).macs(Shape.of(5, 12)).value());
        // 12 places: projections 6·(8+4+5), lambdas 4·5·(1+9), applied 8·5
        assertEquals(
                12 * (102 + 200 + 40),
                new LambdaLayer(6, 10, 4, 2, 3, 1e-5f, 0.1f)
                        .macs(Shape.of(6, 3, 4))
                        .value());
    }

    @Test
    void hyperparametersThatCannotBe() {
        refused("Dropout needs a rate from 0 up to but not 1, found 1.0", () -> new Dropout(1));
        refused(
                "BatchNorm needs an eps above 0 and a momentum from 0 to 1, found 0.0 and 0.1",
                () -> new BatchNorm(3, 0, 0.1f, true));
        refused(
                "GroupNorm cannot split 5 input and 5 output channels into 2 equal groups",
                () -> new GroupNorm(2, 5, 1e-5f, true));
        refused(
                "MultiHeadSelfAttention cannot split 10 features into 3 equal heads",
                () -> new MultiHeadSelfAttention(10, 3, true));
        refused(
                "LambdaLayer needs an odd scope, or 0 for none, found 4",
                () -> new LambdaLayer(6, 10, 4, 2, 4, 1e-5f, 0.1f));
        refused("Permute needs each axis from 0 once, found [0, 2]", () -> Permute.of(0, 2));
        refused("Dense needs at least 1 input, found 0", () -> new Dense(0, 3, true));
    }

    private static void refused(String message, Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }
}
