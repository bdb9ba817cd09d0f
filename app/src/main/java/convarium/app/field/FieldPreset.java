package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.place.SampleShape;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Chains whose receptive fields are worth comparing.
public enum FieldPreset {
    /// Three small kernels see as much as one large one, with fewer weights.
    THREE("1x16x16", conv("3, padding=1"), conv("3, padding=1"), conv("3, padding=1")),
    /// The large one.
    SEVEN("1x16x16", conv("7, padding=3")),
    /// Dilation doubles from layer to layer, and so does what each adds.
    DILATED("1x24x24", dilated(1), dilated(2), dilated(4)),
    /// The same dilation each time leaves holes.
    GRIDDING("1x24x24", dilated(2), dilated(2), dilated(2)),
    /// Pooling between convolutions makes each later one add twice as much.
    POOLED(
            "1x32x32",
            conv("3, padding=1"),
            "nn.MaxPool2d(2)",
            conv("3, padding=1"),
            "nn.MaxPool2d(2)",
            conv("3, padding=1")),
    /// A stride in the first layer is multiplied into all that follow.
    EARLY("1x32x32", conv("3, stride=2, padding=1"), conv("3, padding=1"), conv("3, padding=1")),
    /// The same stride in the last layer widens nothing before it.
    LATE("1x32x32", conv("3, padding=1"), conv("3, padding=1"), conv("3, stride=2, padding=1")),
    /// Without padding every unit sees input alone, and the maps shrink.
    VALID("1x16x16", conv("3"), conv("3"), conv("3"), conv("3")),
    /// The first two blocks of VGG-16 (Simonyan and Zisserman 2014) with one channel each.
    VGG(
            "1x48x48",
            conv("3, padding=1"),
            conv("3, padding=1"),
            "nn.MaxPool2d(2)",
            conv("3, padding=1"),
            conv("3, padding=1"),
            "nn.MaxPool2d(2)"),
    /// The convolutions and pools at the beginning of AlexNet (Krizhevsky et al. 2012) with one channel each.
    ALEXNET(
            "1x115x115",
            conv("11, stride=4"),
            "nn.MaxPool2d(3, stride=2)",
            conv("5, padding=2"),
            "nn.MaxPool2d(3, stride=2)",
            conv("3, padding=1"),
            conv("3, padding=1"));

    private final String input;
    private final String net;

    FieldPreset(String input, String... layers) {
        this.input = input;
        net = ChainText.torch(List.of(layers));
    }

    private static String conv(String window) {
        return "nn.Conv2d(1, 1, " + window + ")";
    }

    private static String dilated(int dilation) {
        return conv("3, padding=" + dilation + (dilation == 1 ? "" : ", dilation=" + dilation));
    }

    /// Its name for a person.
    public String title() {
        return text("field.preset." + this);
    }

    /// Its name for a test.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The shape of one sample.
    public Optional<Shape> input() {
        return SampleShape.read(input);
    }

    /// The text.
    public String net() {
        return net;
    }
}
