package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNetworkTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.best(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static DataSet pictures(Shape shape, int classes) {
        return new DataSet() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public Shape shape() {
                return shape;
            }

            @Override
            public int classes() {
                return classes;
            }

            @Override
            public int label(int index) {
                return 0;
            }

            @Override
            public void copy(int index, float[] into, int at) {
                into[at] = 1;
            }
        };
    }

    private static Network network(String text, Shape shape, int classes) {
        var written = WrittenNetwork.parse("net.py", text);
        return written.network(written.recipe(), COMPUTE, pictures(shape, classes));
    }

    private static double most(Parameter parameter) {
        double most = 0;
        for (float value : parameter.values()) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    private static double deviation(Parameter parameter) {
        double sum = 0;
        for (float value : parameter.values()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / parameter.values().length);
    }

    /// PyTorch's reset_parameters: ±1/√fan for weights and biases alike.
    @Test
    void torchWeightsStartAsInTorch() {
        var network = network(
                "nn.Sequential(nn.Conv2d(4, 64, 5, groups=2), nn.BatchNorm2d(64), nn.ConvTranspose2d(64, 16, 3),"
                        + " nn.Flatten(), nn.Linear(16 * 10 * 10, 10))",
                Shape.of(4, 12, 12),
                10);
        var p = network.parameters();
        assertEquals(
                List.of(
                        "0.weight",
                        "0.bias",
                        "1.weight",
                        "1.bias",
                        "1.running_mean",
                        "1.running_var",
                        "2.weight",
                        "2.bias",
                        "4.weight",
                        "4.bias"),
                p.stream().map(Parameter::name).toList());
        assertBetween(1 / Math.sqrt(2 * 25), p.get(0));
        assertBetween(1 / Math.sqrt(2 * 25), p.get(1));
        assertEquals(1, most(p.get(2)));
        assertEquals(0, most(p.get(3)));
        // a transposed convolution's fan is its second axis times the taps
        assertBetween(1 / Math.sqrt(16 * 9), p.get(6));
        assertBetween(1 / Math.sqrt(1600), p.get(8));
        assertBetween(1 / Math.sqrt(1600), p.get(9));
    }

    private static void assertBetween(double bound, Parameter parameter) {
        double most = most(parameter);
        assertTrue(most <= bound && most > 0.75 * bound, () -> parameter + " reaches " + most + ", not " + bound);
    }

    /// Keras: glorot_uniform is ±√(6/(in + out)) with the fans of Keras' kernel shapes; biases are 0.
    @Test
    void kerasWeightsStartAsInKeras() {
        var network = network("""
                Sequential([Conv2D(64, 5, groups=2), DepthwiseConv2D(3, depth_multiplier=2), BatchNormalization(),
                    SeparableConv2D(32, 3, name='separable'), Flatten(), Dense(400, kernel_initializer='he_normal',
                    bias_initializer='ones'), Dense(10, kernel_initializer=initializers.Constant(0.5))])
                """, Shape.of(4, 12, 12), 10);
        var p = network.parameters();
        assertEquals("conv2d.weight", p.get(0).name());
        assertBetween(Math.sqrt(6.0 / (2 * 25 + 64 * 25)), p.get(0));
        assertEquals(0, most(p.get(1)));
        // kernel 3, 3, 64, 2
        assertEquals(List.of(128, 1, 3, 3), p.get(2).shape().dimensions());
        assertBetween(Math.sqrt(6.0 / (9 * 64 + 9 * 2)), p.get(2));
        var names = p.stream().map(Parameter::name).toList();
        assertBetween(Math.sqrt(6.0 / (9 * 128 + 9)), p.get(names.indexOf("separable.depthwise.weight")));
        assertBetween(Math.sqrt(6.0 / (128 + 32)), p.get(names.indexOf("separable.pointwise.weight")));
        var he = p.get(names.indexOf("dense.weight"));
        double wanted = Math.sqrt(2.0 / (32 * 4 * 4));
        assertEquals(wanted, deviation(he), 0.01 * wanted);
        assertTrue(most(he) <= 2 * wanted / 0.8796);
        assertEquals(1, most(p.get(names.indexOf("dense.bias"))));
        assertEquals(0.5, most(p.get(names.indexOf("dense_1.weight"))));
    }

    @Test
    void whatIsNotToLearnIsFrozen() {
        var network = network("Sequential([Flatten(), Dense(8, trainable=False), Dense(10)])", Shape.of(1, 4, 4), 10);
        assertEquals(
                List.of("dense_1.weight", "dense_1.bias"),
                network.trainable().stream().map(Parameter::name).toList());
    }

    @Test
    void aFinalSoftmaxIsLeftToTheLoss() {
        for (var text : List.of(
                "Sequential([Flatten(), Dense(10, activation='softmax')])",
                "Sequential([Flatten(), Dense(10), Softmax()])",
                "Sequential([Flatten(), Dense(10), Activation('softmax')])")) {
            assertEquals(List.of("dense"), network(text, Shape.of(1, 4, 4), 10).heads());
        }
        for (var text : List.of("nn.Softmax(dim=1)", "nn.LogSoftmax(dim=-1)", "nn.Identity()")) {
            assertEquals(
                    List.of("1"),
                    network("nn.Sequential(nn.Flatten(), nn.Linear(16, 10), " + text + ")", Shape.of(1, 4, 4), 10)
                            .heads());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Flatten(), nn.Linear(16, 9)                         | 10 classes; out_features=10 would fit",
                "nn.Flatten(), nn.Linear(16, 9), nn.ReLU()              | 10 classes; out_features=10 would fit",
                "nn.Flatten(), nn.Linear(15, 10)                        | expects 15 features and gets 16",
                "nn.Conv2d(3, 10, 4), nn.Flatten()                      | expects 3 channels and gets 1",
                "nn.Conv2d(1, 10, 4)                                    | gives 10×1×1",
                "nn.Flatten(), nn.Linear(16, 10), nn.PReLU()            | PReLU is counted and not computed",
                "nn.Flatten(), nn.Linear(16, 10), nn.Mish()             | counted and not computed",
                "nn.Dropout2d(), nn.Flatten(), nn.Linear(16, 10)        | nn.Dropout, which drops each value",
                "nn.Flatten(), nn.Linear(16, 10), nn.Softmax(dim=0)     | dim is 1 here",
                "nn.Flatten(), nn.Linear(16, 10), nn.GELU('tanh')       | approximate is 'none'",
            })
    void whatDoesNotFitIsRefused(String layers, String words) {
        refused("nn.Sequential(" + layers + ")", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rescaling(1. / 255), Flatten(), Dense(10)              | between 0 and 1 already",
                "RandomFlip('horizontal'), Flatten(), Dense(10)         | at random",
                "Flatten(), Dense(10, kernel_regularizer='l2')          | kernel_regularizer would change",
                "Flatten(), Dense(10, activation='selu')                | counted and not computed",
                "Flatten(), Dense(10, kernel_initializer='orthogonal')  | initialisers that are read",
                "Flatten(), Dense(10, name='a'), Dense(10, name='a')    | second layer is called a",
                "Cropping2D(1), Flatten(), Dense(10)                    | counted and not computed",
                "Flatten(), BatchNormalization(scale=False), Dense(10)  | center and scale",
            })
    void whatKerasSaysAndIsNotComputedIsRefused(String layers, String words) {
        refused("Sequential([" + layers + "])", words);
    }

    private static void refused(String text, String words) {
        var e = assertThrows(NotationException.class, () -> network(text, Shape.of(1, 4, 4), 10));
        assertTrue(String.valueOf(e.getMessage()).contains(words), e::getMessage);
    }
}
