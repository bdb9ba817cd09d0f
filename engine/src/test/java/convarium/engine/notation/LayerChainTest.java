package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerChainTest {
    private static List<String> types(String text) {
        return LayerChain.parse(text).entries().stream()
                .map(LayerChain.Entry::type)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU())",
                "torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.ReLU(),)",
                "Sequential(Conv2d(1, 2, 3), ReLU())",
                "import torch.nn as N\nnet = N.Sequential(N.Conv2d(1, 2, 3), N.ReLU()).to('cpu')\nprint(net[0])",
                "net = nn.Sequential(nn.Sequential(nn.Conv2d(1, 2, 3)), nn.ReLU())",
                "net = nn.Sequential()\nnet.append(nn.Conv2d(1, 2, 3))\nnet.add_module('act', nn.ReLU())",
                "'''A net.\n\nOf two layers.'''\n\nwidth = 2  # filters\nnn.Sequential(nn.Conv2d(1, width, 1 + 2), nn.ReLU())",
                "nn.Conv2d(1, 2, 3)\nnn.ReLU()",
            })
    void pyTorch(String text) {
        assertEquals(List.of("Conv2d", "ReLU"), types(text));
        assertEquals(Dialect.PYTORCH, LayerChain.parse(text).dialect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keras.Sequential([layers.Conv2D(2, 3), layers.Dense(4)])",
                "model = tf.keras.Sequential([tf.keras.layers.Conv2D(2, 3), tf.keras.layers.Dense(4)], name='m')",
                "Sequential([Conv2D(2, 3), Dense(4)])",
                "model = Sequential([Input(shape=(9, 9, 1)), Conv2D(2, 3)])\nmodel.add(Dense(4))\nmodel.summary()",
                "model.add(Conv2D(2, 3))\nmodel.add(Dense(4))",
                "from keras import layers as L\nm = keras.models.Sequential(name='m')\nm.add(L.Conv2D(2, 3))\n"
                        + "m.add(L.Dense(4))\nm.compile(loss='x', metrics=[a[1:2]])",
            })
    void keras(String text) {
        assertEquals(List.of("Conv2D", "Dense"), types(text));
        assertEquals(Dialect.KERAS, LayerChain.parse(text).dialect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = Conv2D(2, 3)(inputs)",
                "x = nn.Conv2d(1, 2, 3)",
                "self.conv = nn.Conv2d(1, 2, 3)",
                "class Net(keras.Model):\n    pass",
                "Conv2D(2, 3)(x)",
                "class Net(nn.Module):\n    pass",
                "def net():\n    return nn.Sequential(nn.ReLU())",
                "for i in range(3):\n    model.add(Dense(4))",
                "nn.Sequential(nn.ReLU())\nnn.Sequential(nn.ReLU())",
                "import torch",
                "",
            })
    void whatIsNoChainIsRefusedWithWhatIsRead(String text) {
        var e = assertThrows(NotationException.class, () -> LayerChain.parse(text));
        String message = String.valueOf(e.getMessage());
        assertTrue(
                message.contains("what is read is one nn.Sequential(…), Sequential([…]) or chain of model.add"),
                message);
    }

    @Test
    void namesAreTheFrameworks() {
        var torch = LayerChain.parse("nn.Sequential(nn.ReLU(), nn.Sequential(nn.Flatten(), nn.ReLU()))");
        assertEquals(List.of("0", "1.0", "1.1"), names(torch));
        var keras = LayerChain.parse(
                "Sequential([Conv2D(1, 1), Conv2D(1, 1), MaxPooling2D(), Dense(1, name='out'), BatchNormalization()])");
        assertEquals(List.of("conv2d", "conv2d_1", "max_pooling2d", "out", "batch_normalization"), names(keras));
    }

    private static List<String> names(LayerChain chain) {
        return chain.entries().stream().map(LayerChain.Entry::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sequential([Input((28, 20, 3)), Flatten()]) | 3×28×20",
                "Sequential([Conv2D(1, 1, input_shape=(28, 20, 3))]) | 3×28×20",
                "Sequential([Conv2D(1, 1, input_shape=(3, 28, 20), data_format='channels_first')]) | 3×28×20",
                "Sequential([InputLayer(batch_shape=(None, 28, 20, 3)), Flatten()]) | 3×28×20",
                "Sequential([Dense(1, input_dim=784)]) | 784",
            })
    void theTextStatesTheInput(String text, String shape) {
        var chain = LayerChain.parse(text);
        assertEquals(shape, chain.input(Optional.empty()).orElseThrow().toString());
        var other = Optional.of(Shape.of(3, 28, 21));
        var e = assertThrows(NotationException.class, () -> chain.input(other));
        assertTrue(String.valueOf(e.getMessage()).contains("which is " + shape));
    }

    @Test
    void openSizesTakeAny() {
        var chain = LayerChain.parse("Sequential([Input((None, None, 3)), Flatten()])");
        assertEquals(Optional.empty(), chain.input(Optional.empty()));
        assertEquals(
                Shape.of(3, 5, 6), chain.input(Optional.of(Shape.of(3, 5, 6))).orElseThrow());
    }

    @Test
    void anyTextIsReadOrRefused() {
        String text = "import torch.nn as nn\nk, c = 3, 8\nm = nn.Sequential(nn.Conv2d(1, c, k), nn.MaxPool2d((2, 2)),"
                + "\n nn.Flatten(), nn.Linear(8*13*13, 10))\nm.add(Dense(3, activation='relu')) # end\n";
        String signs = "()[]{},.=*+-/'\"\\\n#;:@ 0123abc\u00e9\ud83d";
        var random = new SplittableRandom(4);
        for (int i = 0; i < 4000; i++) {
            var broken = new StringBuilder(text);
            for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    default -> broken.insert(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            readOrRefuse(broken.toString());
        }
        readOrRefuse("nn.Sequential(".repeat(2000));
        readOrRefuse("x = " + "-".repeat(20_000) + "1");
        readOrRefuse("x = " + "1*".repeat(20_000) + "1");
        readOrRefuse("(".repeat(100_000));
        readOrRefuse("a = 1 / 0\nnn.Sequential(nn.ReLU())");
    }

    private static void readOrRefuse(String text) {
        try {
            var chain = LayerChain.parse(text);
            for (int i = 0; i < chain.entries().size(); i++) {
                chain.steps(i, Shape.of(1, 28, 28));
            }
        } catch (NotationException e) {
            assertTrue(e.start() >= 0 && e.start() <= text.length(), text);
        }
    }
}
