package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.layer.Activate;
import convarium.engine.layer.Add;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Names, shapes and what is refused, with both shapes in the message.
class GraphTest {
    private final Graph graph = new Graph();

    GraphTest() {
        graph.input("x", Shape.of(4, 5, 6));
        graph.input("y", Shape.of(4, 6, 5));
    }

    private void refused(String message, Layer layer, String... inputs) {
        var e = assertThrows(IllegalArgumentException.class, () -> graph.add("node", layer, inputs));
        assertEquals(message, e.getMessage());
    }

    @Test
    void shapesThatDoNotFit() {
        refused("node node: Add needs inputs of one shape, found 4×5×6 and 4×6×5", new Add(), "x", "y");
        refused("node node: Add takes at least two inputs, found one of the shape 4×5×6", new Add(), "x");
        refused(
                "node node: Multiply needs a second input of the first one's shape, or one value a channel, found 4×5×6"
                        + " and 4×6×5",
                new Multiply(),
                "x",
                "y");
        refused(
                "node node: Concatenate needs inputs that differ only along axis 0, found 4×5×6 and 4×6×5",
                new Concatenate(0),
                "x",
                "y");
        refused(
                "node node: Dense expects 120 features along the last axis, and the input of shape 4×5×6 has 6: flatten it"
                        + " first",
                new Dense(120, 3, true),
                "x");
        refused(
                "node node: BatchNorm expects 5 channels, c, c×l or c×h×w, found the shape 4×5×6",
                BatchNorm.of(5),
                "x");
        refused(
                "node node: GroupNorm expects 6 channels, c, c×l or c×h×w, found the shape 4×5×6",
                new GroupNorm(2, 6, 1e-5f, true),
                "x");
        refused(
                "node node: LayerNorm normalises last axes of the shape 5, found an input of shape 4×5×6",
                new LayerNorm(Shape.of(5), 1e-5f, true),
                "x");
        refused(
                "node node: Reshape to 4×31 needs 124 values, and the input of shape 4×5×6 has 120",
                new Reshape(Shape.of(4, 31)),
                "x");
        refused("node node: Permute orders 2 axes, and the input of shape 4×5×6 has 3", Permute.of(1, 0), "x");
        refused(
                "node node: MultiHeadSelfAttention expects tokens t×8, found the shape 4×5×6",
                new MultiHeadSelfAttention(8, 2, true),
                "x");
        refused("node node: Softmax works along axis 3, and the input of shape 4×5×6 has 3", new Softmax(3), "x");
        refused("node node: Flatten takes one input, found 2 of the shapes 4×5×6 and 4×6×5", new Flatten(), "x", "y");
        refused(
                "node node: Conv2d expects 3 input channels, and the input of shape 4×5×6 has 4",
                LayerCases.conv(3, 3, 3, 1, true),
                "x");
    }

    @Test
    void namesThatAreTakenOrUnknown() {
        assertEquals(
                "there is already a node x",
                assertThrows(IllegalArgumentException.class, () -> graph.input("x", Shape.of(1)))
                        .getMessage());
        refused("there is no node z, only x, y", new Flatten(), "z");
        assertEquals(
                "a node needs a name",
                assertThrows(IllegalArgumentException.class, () -> graph.add(" ", new Flatten(), "x"))
                        .getMessage());
    }

    @Test
    void outputsAreWhatNobodyReadsOrWhatIsDeclared() {
        graph.add("a", new Flatten(), "x");
        graph.add("b", new Flatten(), "y");
        graph.add("c", new Concatenate(0), "a", "b");
        assertEquals(List.of("c"), graph.outputs());
        graph.add("d", Activate.RELU, "a");
        assertEquals(List.of("c", "d"), graph.outputs());
        graph.output("a");
        assertEquals(List.of("a"), graph.outputs());
        graph.add("e", new LogSoftmax(0), "d");
        assertEquals(Optional.of("d"), graph.logits("e"));
        assertEquals(Optional.empty(), graph.logits("d"));
    }

    @Test
    void aSummaryHasARowANode() {
        graph.add("flatten", new Flatten(), "x");
        graph.add("dense", new Dense(120, 3, true), "flatten");
        var summary = Summary.of(graph);
        assertEquals(
                new Summary.Row("dense", "Dense", Shape.of(3), 363, 360),
                summary.rows().get(3));
        assertEquals(363, summary.parameters());
        assertEquals(360, summary.macs());
        assertEquals("Input", summary.rows().getFirst().layer());
    }
}
