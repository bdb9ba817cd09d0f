package convarium.engine.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTableTest {
    static ChainTable table(String text, int... input) {
        return ChainTable.of(LayerChain.parse(text), Shape.of(input), 1);
    }

    private static ChainRow row(ChainTable table, String name) {
        return table.rows().stream()
                .filter(row -> row.entry().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Published: 138,357,544 parameters, 15.4703 G multiply–adds; Araujo et al.: pool5 sees 212 with stride 32.
    @Test
    void vgg16() {
        var text = new StringBuilder("nn.Sequential(");
        int channels = 3;
        for (int out : new int[] {64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0}) {
            if (out == 0) {
                text.append("nn.MaxPool2d(2), ");
            } else {
                text.append("nn.Conv2d(" + channels + ", " + out + ", 3, padding=1), nn.ReLU(inplace=True), ");
                channels = out;
            }
        }
        text.append("nn.Flatten(), nn.Linear(512 * 7 * 7, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096),"
                + " nn.ReLU(), nn.Dropout(), nn.Linear(4096, 1000))");
        var table = table(text.toString(), 3, 224, 224);
        assertEquals(Optional.empty(), table.trouble());
        assertEquals(138_357_544, table.parameters());
        assertEquals(15_470_264_320L, table.macs());
        assertField(table.rows().get(30), 212, 32);
        assertEquals(Optional.empty(), table.rows().get(31).field());
        // parameters, gradients and two moments, four bytes each
        var adam = table.memory(Optimiser.ADAM);
        assertEquals(138_357_544L * 16, adam.parameters() + adam.gradients() + adam.state());
        assertEquals(4 * (table.activations() + 3 * 224 * 224), adam.activations());
    }

    /// Published: 60,965,224 parameters, 0.7244 G; fields after Araujo et al. 2019.
    @Test
    void groupedAlexNet() {
        var table = table("""
                from collections import OrderedDict
                net = nn.Sequential(OrderedDict([
                    ('conv1', nn.Conv2d(3, 96, 11, stride=4)), ('relu1', nn.ReLU()), ('pool1', nn.MaxPool2d(3, 2)),
                    ('conv2', nn.Conv2d(96, 256, 5, padding=2, groups=2)), ('relu2', nn.ReLU()),
                    ('pool2', nn.MaxPool2d(3, 2)),
                    ('conv3', nn.Conv2d(256, 384, 3, padding=1)), ('relu3', nn.ReLU()),
                    ('conv4', nn.Conv2d(384, 384, 3, padding=1, groups=2)), ('relu4', nn.ReLU()),
                    ('conv5', nn.Conv2d(384, 256, 3, padding=1, groups=2)), ('relu5', nn.ReLU()),
                    ('pool5', nn.MaxPool2d(3, 2)),
                    ('flat', nn.Flatten()),
                    ('fc6', nn.Linear(256 * 6 * 6, 4096)), ('relu6', nn.ReLU()),
                    ('fc7', nn.Linear(4096, 4096)), ('relu7', nn.ReLU()),
                    ('fc8', nn.Linear(4096, 1000)),
                ]))
                """, 3, 227, 227);
        assertEquals(60_965_224, table.parameters());
        assertEquals(724_406_816, table.macs());
        assertField(row(table, "conv1"), 11, 4);
        assertField(row(table, "pool1"), 19, 8);
        assertField(row(table, "conv2"), 51, 8);
        assertField(row(table, "pool2"), 67, 16);
        assertField(row(table, "conv3"), 99, 16);
        assertField(row(table, "conv4"), 131, 16);
        assertField(row(table, "conv5"), 163, 16);
        assertField(row(table, "pool5"), 195, 32);
        assertTrue(
                row(table, "pool1").fieldSteps().texts().contains("field = 11 + 2·4 = 19, stride = 4·2 = 8"),
                () -> row(table, "pool1").fieldSteps().texts().toString());
    }

    /// Published: 61,706 parameters, 0.000417 G.
    @Test
    void leNetInKeras() {
        var table = table("""
                model = Sequential()
                model.add(Conv2D(6, 5, activation='tanh', input_shape=(32, 32, 1)))
                model.add(AveragePooling2D())
                model.add(Conv2D(16, 5, activation='tanh'))
                model.add(AveragePooling2D())
                model.add(Flatten())
                model.add(Dense(120, activation='tanh'))
                model.add(Dense(84, activation='tanh'))
                model.add(Dense(10, activation='softmax'))
                """.replace("AveragePooling2D()", "AveragePooling2D(2)"), 1, 32, 32);
        assertEquals(61_706, table.parameters());
        assertEquals(416_520, table.macs());
        assertEquals(8, table.rows().size());
    }

    @Test
    void shapesAndParametersAreThoseOfPyTorch() throws IOException {
        try (var in = ChainTableTest.class.getResourceAsStream("chains.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                var parts = line.split(" \\| ", -1);
                var input = Arrays.stream(parts[0].split("x", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                var table = table(parts[1], input);
                assertEquals(Optional.empty(), table.trouble(), line);
                assertEquals(
                        parts[2],
                        table.rows().stream()
                                .map(row -> row.output().toString().replace('×', 'x'))
                                .collect(Collectors.joining(" ")),
                        line);
                assertEquals(
                        parts[3],
                        table.rows().stream()
                                .map(row -> String.valueOf(row.parameters().value()))
                                .collect(Collectors.joining(" ")),
                        line);
            }
        }
    }

    private static void assertField(ChainRow row, long size, long stride) {
        var field = row.field().orElseThrow();
        assertTrue(field.isSquare());
        assertEquals(size, field.height().size());
        assertEquals(stride, field.height().stride());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Sequential(nn.Conv2d(1, 8, 3), nn.MaxPool2d(2), nn.Flatten(), nn.ReLU(), nn.Linear(10, 2))"
                        + " | 4 | Linear expects 10 features and gets 288 = 8·6·6; in_features=288 would work",
                "nn.Sequential(nn.Conv2d(1, 8, 3), nn.Conv2d(16, 8, 3)) | 1"
                        + " | Conv2d expects 16 channels and gets 8; in_channels=8 would work",
                "nn.Sequential(nn.BatchNorm2d(3)) | 0"
                        + " | BatchNorm2d expects 3 channels and gets 1; num_features=1 would work",
                "nn.Sequential(nn.Conv2d(1, 4, 16)) | 0"
                        + " | Conv2d expects at least 16 rows and gets 14; a kernel of 14 would work, or a padding of 1",
                "nn.Sequential(nn.Linear(196, 4)) | 0"
                        + " | Linear expects 196 features and gets 14, the last axis of 1×14×14; a Flatten before it would"
                        + " make 196 = 1·14·14",
                "nn.Sequential(nn.Flatten(), nn.Conv2d(1, 1, 3)) | 1"
                        + " | Conv2d expects channels × height × width and gets 196 features",
                "nn.Sequential(nn.ReLU(), nn.Conv3d(1, 1, 3)) | 1 | nn.Conv3d is not read here; did you mean nn.Conv2d?",
                "nn.Sequential(nn.ReLU(), Dense(4)) | 1 | Dense belongs to Keras",
                "Sequential([Conv2D(4, 3, activation='rellu')]) | 0 | did you mean 'relu'?",
            })
    void aRowThatCannotWorkSaysWhyAndWhatWould(String text, int rows, String words) {
        var table = table(text, 1, 14, 14);
        assertEquals(rows, table.rows().size());
        String found = table.trouble().orElseThrow().text();
        assertTrue(found.contains(words), found);
    }

    @Test
    void countsBeyondALongStopTheTable() {
        var chain = LayerChain.parse("nn.Sequential(nn.ReLU(), nn.Conv2d(100000, 100000, 1), nn.ReLU())");
        var table = ChainTable.of(chain, Shape.of(100_000, 100, 100), 1_000_000);
        assertEquals(1, table.rows().size());
        assertTrue(table.trouble().orElseThrow().text().contains("the counts exceed"));
    }

    @Test
    void aBatchMultipliesWorkAndValuesAndNotParameters() {
        var chain = LayerChain.parse("nn.Sequential(nn.Conv2d(3, 8, 3))");
        var one = ChainTable.of(chain, Shape.of(3, 9, 7), 1);
        var eight = ChainTable.of(chain, Shape.of(3, 9, 7), 8);
        assertEquals(8 * one.macs(), eight.macs());
        assertEquals(8 * one.activations(), eight.activations());
        assertEquals(one.parameters(), eight.parameters());
        assertEquals(one.rows().getFirst().output(), eight.rows().getFirst().output());
    }

    @Test
    void kerasSeparableConvolutionsAreTwo() {
        // Keras: depthwise 3·3·3, pointwise 3·8, bias 8
        var table = table("Sequential([SeparableConv2D(8, 3, padding='same')])", 3, 5, 5);
        assertEquals(27 + 24 + 8, table.parameters());
        assertEquals(List.of(8, 5, 5), table.rows().getFirst().output().dimensions());
        // over pictures Keras' Dense works along the channels
        var dense = table("Sequential([Dense(4)])", 3, 5, 7);
        assertEquals(Shape.of(4, 5, 7), dense.rows().getFirst().output());
        assertEquals(3 * 4 + 4, dense.parameters());
    }
}
