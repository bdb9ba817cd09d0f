package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.Add;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.zoo.Zoo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is seen of filters and maps, worked by hand.
class MapFiguresTest {

    @Test
    void activityIsTheMeanOfTheSizes() {
        var maps = MapFigures.of(Tensor.of(Shape.of(3, 1, 2), 1, -3, 0, 0, 5, 0));
        assertEquals(List.of(2f, 0f, 2.5f), maps.activity());
        assertEquals(-3, maps.low());
        assertEquals(5, maps.high());
        assertTrue(maps.isSigned());
        assertEquals(List.of(2, 0, 1), maps.byActivity());
    }

    @Test
    void equallyActiveUnitsKeepTheirOrder() {
        var maps = MapFigures.of(Tensor.of(Shape.of(4), 1, 0, 1, 2));
        assertEquals(List.of(3, 0, 2, 1), maps.byActivity());
        assertFalse(maps.isSigned());
    }

    @Test
    void whatIsNoNumberCountsAsNone() {
        var maps = MapFigures.of(Tensor.of(Shape.of(2), Float.NaN, Float.POSITIVE_INFINITY));
        assertEquals(List.of(0f, 0f), maps.activity());
        assertEquals(0, maps.low());
        assertEquals(0, maps.high());
        assertThrows(IllegalArgumentException.class, () -> MapFigures.of(Tensor.zeros(Shape.of(2, 2))));
    }

    @Test
    void slicesOfFewChannelsStandBelowEachOther() {
        float[] weights = {1, 2, 3, 4, -5, 6, 7, 8};
        var two = FilterFigures.of(weights, Shape.of(2, 2, 1, 2));
        assertEquals(Shape.of(2, 2, 2), two.tiles().shape());
        assertEquals(-1, two.slice());
        assertEquals(8, two.limit());
    }

    @Test
    void ofManyChannelsTheStrongestIsShown() {
        // two filters over four channels of one weight each: the sums of squares are 1 + 1, 4 + 0, 0 + 9, 1 + 1
        float[] weights = {1, 2, 0, 1, -1, 0, -3, 1};
        var four = FilterFigures.of(weights, Shape.of(2, 4, 1, 1));
        assertEquals(2, four.slice());
        assertEquals(Tensor.of(Shape.of(2, 1, 1), 0, -3), four.tiles());
        assertEquals(3, four.limit());
    }

    @Test
    void deadIsWhatIsZeroForEveryPicture() {
        // three units of two values, two pictures
        float[] values = {0, 0, 1, 0, 0, 0, /* second */ 0, 0, 0, 0, 0, 2};
        assertEquals(Set.of(0), MapSurvey.dead(values, 2, 3, 6));
        assertEquals(Set.of(0, 2), MapSurvey.dead(values, 1, 3, 6));
    }

    @Test
    void whatFollowsALayerAloneBelongsToIt() {
        var graph = Zoo.named("lecture-convnet").graph();
        var blocks = MapPlan.of(graph);
        assertEquals(
                List.of("conv1>relu1", "pool1>pool1", "conv2>relu2", "pool2>pool2", "dense1>relu3", "dense2>softmax"),
                blocks.stream().map(b -> b.name() + ">" + b.shown()).toList());
        assertEquals("pool2", blocks.get(4).source());
        assertEquals(Shape.of(64, 5, 5), blocks.get(4).sourceShape());
        assertEquals("dense2", blocks.get(5).summed());
        assertTrue(blocks.getFirst().endsInRelu());
        assertFalse(blocks.getLast().endsInRelu());
    }

    @Test
    void aLayerThatTwoReadKeepsItsOwnValues() {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 4, 4));
        graph.add("pool", new AdaptiveAvgPool2d(Size.square(2)), "image");
        graph.add("relu", Activate.RELU, "pool");
        graph.add("tanh", Activate.TANH, "pool");
        graph.add("sum", new Add(), "relu", "tanh");
        assertEquals(
                List.of("pool>pool", "relu>relu", "tanh>tanh", "sum>sum"),
                MapPlan.of(graph).stream().map(b -> b.name() + ">" + b.shown()).toList());
    }
}
