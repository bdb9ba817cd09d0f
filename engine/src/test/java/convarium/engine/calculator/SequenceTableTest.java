package convarium.engine.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Chains over sequences. Shapes and parameters are those that PyTorch 2.13 and Keras' formulas give; MACs and fields
/// are worked by hand.
class SequenceTableTest {

    private static ChainTable table(String net, int... input) {
        return ChainTable.of(LayerChain.parse(net), Shape.of(input), 1);
    }

    private static List<String> outputs(ChainTable table) {
        return table.rows().stream().map(row -> row.output().toString()).toList();
    }

    private static List<Long> parameters(ChainTable table) {
        return table.rows().stream().map(row -> row.parameters().value()).toList();
    }

    @Test
    void aChainOfPyTorch() {
        var table = table("""
                nn.Sequential(
                    nn.Conv1d(1, 16, 7, stride=2, padding=3),
                    nn.BatchNorm1d(16),
                    nn.ReLU(),
                    nn.MaxPool1d(3, stride=2, padding=1),
                    nn.ZeroPad1d((4, 0)),
                    nn.Conv1d(16, 32, 3, dilation=2, groups=2, bias=False),
                    nn.AvgPool1d(2, ceil_mode=True),
                    nn.Dropout1d(0.2),
                    nn.Conv1d(32, 8, 5, padding='same', padding_mode='reflect'),
                    nn.AdaptiveAvgPool1d(1),
                    nn.Flatten(),
                    nn.Linear(8, 4),
                )
                """, 1, 128);
        assertEquals(Optional.empty(), table.trouble());
        assertEquals(
                List.of(
                        "16×64", "16×64", "16×64", "16×32", "16×36", "32×32", "32×16", "32×16", "8×16", "8×1", "8",
                        "4"),
                outputs(table));
        assertEquals(List.of(128L, 32L, 0L, 0L, 0L, 768L, 0L, 0L, 1288L, 0L, 0L, 36L), parameters(table));
        // 16·64·7, 32·32·3·8, 8·16·5·32, 8·4
        assertEquals(7_168 + 24_576 + 20_480 + 32, table.macs());
        // 1 + 6·1 = 7 and 2; 7 + 2·2 = 11 and 4; 11 + 4·4 = 27; 27 + 1·4 = 31 and 8; 31 + 4·8 = 63
        assertEquals(
                List.of(new ReceptiveField(63, 8)),
                table.rows().get(8).field().orElseThrow().axes());
        assertEquals(
                List.of(new ReceptiveField(27, 4)),
                table.rows().get(5).field().orElseThrow().axes());
        assertTrue(table.rows().get(10).field().isEmpty());
        assertEquals(
                128 * 16 * 64L, table.rows().getFirst().dense().orElseThrow().value());
    }

    @Test
    void aChainOfKeras() {
        var table = table("""
                keras.Sequential([
                    keras.Input(shape=(128, 2)),
                    layers.Conv1D(8, 3, padding='causal', dilation_rate=4, activation='relu'),
                    layers.MaxPooling1D(),
                    layers.Conv1D(16, 5, strides=2, padding='same'),
                    layers.BatchNormalization(),
                    layers.UpSampling1D(2),
                    layers.Cropping1D((1, 2)),
                    layers.ZeroPadding1D(1),
                    layers.AveragePooling1D(3, strides=2, padding='same'),
                    layers.Dense(10),
                    layers.SpatialDropout1D(0.1),
                    layers.GlobalAveragePooling1D(),
                    layers.Dense(3, activation='softmax'),
                ])
                """, 2, 128);
        assertEquals(Optional.empty(), table.trouble());
        assertEquals(
                List.of(
                        "8×128", "8×64", "16×32", "16×32", "16×64", "16×61", "16×63", "16×32", "10×32", "10×32", "10",
                        "3"),
                outputs(table));
        // (3·2 + 1)·8, (5·8 + 1)·16, 2·16, (16 + 1)·10, (10 + 1)·3
        assertEquals(List.of(56L, 0L, 656L, 32L, 0L, 0L, 0L, 0L, 170L, 0L, 0L, 33L), parameters(table));
        assertEquals(
                List.of(new ReceptiveField(9, 1)),
                table.rows().getFirst().field().orElseThrow().axes());
    }

    @Test
    void whatDoesNotFitSaysWhyInSamples() {
        var channels = table("nn.Sequential(nn.Conv1d(1, 4, 3), nn.Conv1d(3, 4, 3))", 1, 20)
                .trouble()
                .orElseThrow();
        assertEquals("Conv1d expects 3 channels and gets 4; in_channels=4 would work", channels.text());
        var small = table("nn.Sequential(nn.Conv1d(1, 4, 9))", 1, 5).trouble().orElseThrow();
        assertTrue(small.text().startsWith("Conv1d expects at least 9 samples and gets 5"), small.text());
        var picture =
                table("nn.Sequential(nn.Conv1d(1, 4, 3))", 1, 8, 8).trouble().orElseThrow();
        assertEquals("Conv1d expects channels × length and gets 1×8×8", picture.text());
        var flat = table("nn.Sequential(nn.Conv2d(1, 4, 3))", 1, 8).trouble().orElseThrow();
        assertTrue(flat.text().contains("Conv2d expects channels × height × width and gets 1×8"), flat.text());
        var reach = table("nn.Sequential(nn.ReflectionPad1d(9), nn.Conv1d(1, 1, 3))", 1, 5)
                .trouble()
                .orElseThrow();
        assertTrue(
                reach.text().startsWith("ReflectionPad1d cannot take an input of shape 1×5: reflect padding reaches"),
                reach.text());
    }

    @Test
    void poolingAlongASequence() {
        var table = table("nn.Sequential(nn.MaxPool1d(3, ceil_mode=True), nn.AdaptiveMaxPool1d(2))", 4, 11);
        assertEquals(List.of("4×4", "4×2"), outputs(table));
        assertEquals(0, table.macs());
    }
}
