package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.calculator.ChainTable;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionalStyleTest {

    private static ChainTable table(String text) {
        var chain = LayerChain.parse(text);
        return ChainTable.of(chain, chain.input(Optional.empty()).orElseThrow(), 1);
    }

    private static List<String> inputs(LayerChain chain) {
        return chain.entries().stream()
                .map(entry -> entry.name() + " < " + chain.inputs(entry))
                .toList();
    }

    /// As the lecture writes it; its counts are those of the slides.
    @Test
    void theLecturesTwoNetworks() {
        var mlp = table("""
                input_image = Input(shape=(28, 28, 1))
                x = Flatten()(input_image)
                x = Dense(256, activation='relu')(x)
                x = Dense(10, activation='softmax')(x)
                mlp = Model(inputs=input_image, outputs=x)
                """);
        assertEquals(784 * 256 + 256 + 256 * 10 + 10, mlp.parameters());
        assertTrue(mlp.network().isChain());
        var convnet = table("""
                from tensorflow.keras.layers import *
                input_image = Input(shape=(28, 28, 1))
                x = Conv2D(32, 5, activation='relu')(input_image)
                x = MaxPool2D(2, strides=2)(x)
                x = Conv2D(64, 3, activation='relu')(x)
                x = MaxPool2D(2, strides=2)(x)
                x = Flatten()(x)
                x = Dense(256, activation='relu')(x)
                x = Dense(10, activation='softmax')(x)
                convnet = Model(inputs=input_image, outputs=x)
                convnet.summary()
                """);
        assertEquals(832 + 18_496 + 1600 * 256 + 256 + 2570, convnet.parameters());
        assertEquals(Shape.of(64, 5, 5), convnet.rows().get(3).output());
        assertEquals("max_pooling2d_1", convnet.rows().get(3).entry().name());
    }

    /// The toy ResNet of Keras' guide to the functional API, which prints 223,242 parameters.
    @Test
    void branchesMeet() {
        var table = table("""
                inputs = keras.Input(shape=(32, 32, 3), name="img")
                x = layers.Conv2D(32, 3, activation="relu")(inputs)
                x = layers.Conv2D(64, 3, activation="relu")(x)
                block_1_output = layers.MaxPooling2D(3)(x)

                x = layers.Conv2D(64, 3, activation="relu", padding="same")(block_1_output)
                x = layers.Conv2D(64, 3, activation="relu", padding="same")(x)
                block_2_output = layers.add([x, block_1_output])

                x = layers.Conv2D(64, 3, activation="relu", padding="same")(block_2_output)
                x = layers.Conv2D(64, 3, activation="relu", padding="same")(x)
                block_3_output = layers.Add(name="sum")([x, block_2_output])

                x = layers.Conv2D(64, 3, activation="relu")(block_3_output)
                x = layers.GlobalAveragePooling2D()(x)
                x = layers.Dense(256, activation="relu")(x)
                x = layers.Dropout(0.5)(x)
                outputs = layers.Dense(10)(x)
                model = keras.Model(inputs, outputs, name="toy_resnet")
                """);
        assertEquals(223_242, table.parameters());
        assertEquals(Optional.empty(), table.trouble());
        assertFalse(table.network().isChain());
        var names = inputs(table.network());
        assertEquals("conv2d < input", names.get(0));
        assertEquals("add < conv2d_3, max_pooling2d", names.get(5));
        assertEquals("sum < conv2d_5, add", names.get(8));
        // the longer way sees more: 7 + 2·3·2 = 19 input cells
        var seen = table.rows().get(5).field().orElseThrow();
        assertEquals(19, seen.height().size());
        assertEquals(3, seen.height().stride());
    }

    /// 'same' at stride 2 pads an even input at its end alone, so that 3 × 3 sees cells 0 to 2; the
    /// short way of 1 × 1 sees cell 0. With all padding before it, it would see −1 to 1.
    @Test
    void fieldsOfBranchesAreTakenTogether() {
        var table = table("""
                i = Input((8, 8, 1))
                a = Conv2D(4, 3, strides=2, padding='same')(i)
                b = Conv2D(4, 1, strides=2)(i)
                c = ZeroPadding2D(((2, 0), (2, 0)))(i)
                c = Conv2D(4, 3, strides=2)(c)
                x = Add()([a, b])
                x = Add()([x, c])
                """);
        assertEquals(3, table.rows().get(4).field().orElseThrow().width().size());
        // from cell −2 to cell 2
        assertEquals(5, table.rows().get(5).field().orElseThrow().width().size());
    }

    @Test
    void concatenatesAlongKerasAxes() {
        var table = table("""
                i = Input(shape=(6, 4, 3))
                x = Concatenate()([i, Conv2D(5, 1)(i)])
                y = Concatenate(axis=1)([x, x])
                z = concatenate([y, y], axis=-2)
                f = Flatten()(z)
                o = Concatenate()([f, Dense(7)(f)])
                m = Model(i, [o])
                """);
        assertEquals(Shape.of(8, 6, 4), table.rows().get(1).output());
        assertEquals(Shape.of(8, 12, 4), table.rows().get(2).output());
        assertEquals(Shape.of(8, 12, 8), table.rows().get(3).output());
        assertEquals(Shape.of(8 * 12 * 8 + 7), table.rows().get(6).output());
    }

    @Test
    void layersByNameAndSequentialsInside() {
        var chain = LayerChain.parse("""
                i = Input((9, 9, 1))
                conv = Conv2D(4, 3, name='first')
                x = conv(i)
                y = x
                x = keras.Sequential([Conv2D(4, 3), ReLU()])(y)
                m = Model(i, x)
                """);
        assertEquals(List.of("first < input", "conv2d < first", "re_lu < conv2d"), inputs(chain));
        assertTrue(chain.isChain());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inputs = Flatten()(i); x = Dense(3)(input)                    | 2 | input is given no value; did you mean inputs?",
                "x = Conv2D(2, 3)(j)                                          | 2 | j is given no value; what is read",
                "x = Conv2D(2, 3)(i); y = Conv2D(2, 3)(i); m = Model(i, x)    | 2 | leads to no output",
                "c = Conv2D(2, 3); x = c(i); x = c(x)                         | 2 | second time",
                "c = Conv2D(2, 3); x = Flatten()(i)                           | 2 | c is never called",
                "j = Input((3, 3, 1))                                         | 2 | second input",
                "x = Flatten()(i); m = Model(i, x); n = Model(i, x)           | 2 | second model",
                "x = Flatten()(i); m = Model(x, x)                            | 2 | begins with",
                "x = Flatten()(i); m = Model(i, i)                            | 2 | no layer between",
                "x = Flatten()(i); m = Model(i, [x, x])                       | 2 | One output",
                "x = Flatten()(i); m = Model(i)                               | 2 | needs its outputs",
                "x = Flatten()(i, training=True)                              | 2 | called on one value",
                "x = i + i                                                    | 2 | Add()([x, y])",
                "x = F.relu(i)                                                | 2 | Layers by name",
                "Flatten()(i)                                                 | 2 | has no name",
                "x = Flatten()(i); model.add(Dense(3))                        | 2 | behind",
            })
    void whatIsWrong(String rest, int line, String words) {
        String text = "i = Input((9, 9, 1))\n" + rest;
        var e = assertThrows(NotationException.class, () -> LayerChain.parse(text));
        var parts = words.split("; ", -1);
        for (var part : parts) {
            assertTrue(String.valueOf(e.getMessage()).contains(part), e::getMessage);
        }
        assertEquals(line, LayerChain.line(text, e.start()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = Add()(i)                                  | two or more",
                "x = Flatten()([i, i])                         | called on one value, found 2",
                "x = Add()([i, Conv2D(1, 3)(i)])               | 1×9×9 and 1×7×7",
                "x = Concatenate(axis=4)([i, i])               | axis is 1 to 3",
                "x = nn.Flatten()(i)                           | belongs to PyTorch",
            })
    void whatCannotWork(String rest, String words) {
        var trouble = table("i = Input((9, 9, 1))\n" + rest).trouble().orElseThrow();
        assertTrue(trouble.text().contains(words), trouble::text);
    }
}
