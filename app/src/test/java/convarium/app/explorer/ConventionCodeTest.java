package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionCodeTest {
    private static final String ONNX = "Conv(kernel_shape=[3, 3], strides=[2, 2], auto_pad=\"SAME_UPPER\")";

    @Test
    void argumentsStandInLinesOfTheirOwn() {
        assertEquals(
                "nn.AvgPool2d(3,\n  stride=2,\n  padding=1)",
                ConventionCode.wrap("nn.AvgPool2d(3, stride=2, padding=1)", 18));
    }

    @Test
    void aWordIsNotBrokenWhereAnEqualsSignWillDo() {
        assertEquals(
                "Conv(kernel_shape=\n  [3, 3],\n  strides=[2, 2],\n  auto_pad=\n  \"SAME_UPPER\")",
                ConventionCode.wrap(ONNX, 19));
    }

    @Test
    void aListOfLayersIsBrokenBetweenThem() {
        assertEquals(
                "Sequential([ZeroPadding2D(1),\n  AveragePooling2D(3, strides=2)])",
                ConventionCode.wrap("Sequential([ZeroPadding2D(1), AveragePooling2D(3, strides=2)])", 34));
    }

    @Test
    void aKeyStaysWithItsValue() {
        assertEquals("pool: AVE\n  pad: 1\n  stride: 2", ConventionCode.wrap("pool: AVE pad: 1 stride: 2", 12));
    }

    @Test
    void aWordThatFitsOnlyWithoutIndentStandsSo() {
        assertEquals(
                "type:\n  \"Convolution\"\nconvolution_param\n  { num_output: 1",
                ConventionCode.wrap("type: \"Convolution\" convolution_param { num_output: 1", 18));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 11, 20, 33, 80})
    void nothingIsLostAndNoLineIsTooLong(int most) {
        String wrapped = ConventionCode.wrap(ONNX, most);
        assertEquals(ONNX.replace(" ", ""), wrapped.replace(" ", "").replace("\n", ""));
        wrapped.lines().forEach(line -> assertTrue(line.length() <= Math.max(8, most), line));
    }
}
