package convarium.engine.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.network.Summary;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters and multiply–adds as published, or as torchvision counts them.
class ZooTest {

    @ParameterizedTest
    @CsvSource({
        // 784·256 + 256 + 256·10 + 10
        "lecture-mlp, 203530, 203264",
        // 832 + 18,496 + 409,856 + 2,570; 24²·32·25 + 10²·64·288 + 1600·256 + 2560
        "lecture-convnet, 431754, 2716160",
        "lenet5, 61706, 416520",
        // counted by PyTorch
        "lenet-modern, 120382, 1700520",
        "tiny-vgg, 218490, 4830720",
        "mini-resnet, 77754, 9345920",
        "vgg-16, 138357544, 15470264320",
        "resnet-50, 25557032, 4089184256"
    })
    void countsArePublishedOnes(String name, long parameters, long macs) {
        var summary = Summary.of(Zoo.named(name).graph());
        assertEquals(parameters, summary.parameters());
        assertEquals(macs, summary.macs());
    }

    @Test
    void shapesAlongTheLectureConvnet() {
        var graph = Zoo.named("lecture-convnet").graph();
        assertEquals(Shape.of(32, 24, 24), graph.node("conv1").shape());
        assertEquals(Shape.of(64, 5, 5), graph.node("pool2").shape());
        assertEquals(Shape.of(10), graph.node("softmax").shape());
    }

    @Test
    void everyOneEndsInASoftmax() {
        for (var architecture : Zoo.all()) {
            var graph = architecture.graph();
            var output = graph.outputs();
            assertEquals(1, output.size());
            assertEquals("softmax", output.getFirst());
            assertEquals(true, graph.logits("softmax").isPresent());
        }
        assertEquals(Optional.of("fc"), Zoo.named("resnet-50").graph().logits("softmax"));
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnown() {
        var e = assertThrows(IllegalArgumentException.class, () -> Zoo.named("resnet"));
        assertEquals(
                "there is no network resnet, only lecture-mlp, lecture-convnet, lenet5, lenet-modern, tiny-vgg, mini-resnet,"
                        + " vgg-16, resnet-50",
                e.getMessage());
    }

    @Test
    void firstAndLastLayersFitThePictures() {
        // (3·5·5 + 1)·32 + (32·3·3 + 1)·64 + (64·6·6 + 1)·256 + 257·36: 32×32 becomes 28, 14, 12, 6
        var graph = Zoo.named("lecture-convnet").graph(Shape.of(3, 32, 32), 36);
        assertEquals(2_432 + 18_496 + 590_080 + 9_252, Summary.of(graph).parameters());
        assertEquals(Shape.of(36), graph.node("softmax").shape());
    }
}
