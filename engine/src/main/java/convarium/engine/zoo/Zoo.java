package convarium.engine.zoo;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/// The named architectures.
public final class Zoo {
    private static final Shape DIGITS = Shape.of(1, 28, 28);
    private static final Shape PHOTOGRAPHS = Shape.of(3, 224, 224);
    private static final List<Architecture> ALL = List.of(
            new Architecture("lecture-mlp", "The lecture's MLP", "the lecture, 28×28 digits", DIGITS, 10, Lecture::mlp),
            new Architecture(
                    "lecture-convnet",
                    "The lecture's ConvNet",
                    "the lecture, 28×28 digits",
                    DIGITS,
                    10,
                    Lecture::convnet),
            new Architecture("lenet5", "LeNet-5", "LeCun et al. 1998", Shape.of(1, 32, 32), 10, LeNet::graph),
            new Architecture(
                    "lenet-modern",
                    "LeNet with ReLU and max pooling",
                    "after LeCun et al. 1998",
                    DIGITS,
                    10,
                    LeNet::modern),
            new Architecture("tiny-vgg", "Tiny VGG", "after Simonyan and Zisserman 2014", DIGITS, 10, Vgg::tiny),
            new Architecture(
                    "mini-resnet", "Mini ResNet", "after He et al. 2015, section 4.2", DIGITS, 10, ResNet::mini),
            new Architecture("vgg-16", "VGG-16", "Simonyan and Zisserman 2014", PHOTOGRAPHS, 1000, Vgg::sixteen),
            new Architecture(
                    "resnet-50", "ResNet-50", "He et al. 2015, stride in the 3×3", PHOTOGRAPHS, 1000, ResNet::fifty));

    private Zoo() {}

    /// All of them, small ones first.
    public static List<Architecture> all() {
        return ALL;
    }

    /// The one of this name.
    ///
    /// @throws IllegalArgumentException if there is none, with all names in the text
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no network " + name + ", only "
                        + ALL.stream().map(Architecture::name).collect(Collectors.joining(", "))));
    }
}
