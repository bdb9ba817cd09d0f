package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Pad;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Theoretical fields against published ones and some worked by hand.
final class FieldChainTest {
    private static final Shape LARGE = Shape.of(1, 400, 400);

    static Conv2d conv(int kernel, int stride, int padding, int dilation) {
        return conv(kernel, stride, padding, dilation, PaddingMode.ZERO);
    }

    private static Conv2d conv(int kernel, int stride, int padding, int dilation, PaddingMode mode) {
        return new Conv2d(
                1,
                1,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                mode,
                Size.square(dilation),
                1,
                false,
                false);
    }

    static MaxPool2d pool(int kernel, int stride) {
        return new MaxPool2d(Size.square(kernel), Size.square(stride), Padding.NONE, Size.square(1), Rounding.FLOOR);
    }

    private static List<ReceptiveField> fields(FieldChain chain) {
        return chain.stages().stream().map(stage -> stage.height().after()).toList();
    }

    private static ReceptiveField of(long size, long stride) {
        return new ReceptiveField(size, stride);
    }

    @Test
    void alexNetAsPublished() {
        // Araujo, Norris and Sim 2019, table: conv1 to pool5
        var chain = FieldChain.of(
                List.of(
                        conv(11, 4, 0, 1),
                        pool(3, 2),
                        conv(5, 1, 2, 1),
                        pool(3, 2),
                        conv(3, 1, 1, 1),
                        conv(3, 1, 1, 1),
                        conv(3, 1, 1, 1),
                        pool(3, 2)),
                LARGE);
        assertEquals(
                List.of(of(11, 4), of(19, 8), of(51, 8), of(67, 16), of(99, 16), of(131, 16), of(163, 16), of(195, 32)),
                fields(chain));
    }

    @Test
    void vgg16AsPublished() {
        var layers = new ArrayList<Layer>();
        for (int convolutions : new int[] {2, 2, 3, 3, 3}) {
            for (int i = 0; i < convolutions; i++) {
                layers.add(conv(3, 1, 1, 1));
            }
            layers.add(pool(2, 2));
        }
        var chain = FieldChain.of(layers, LARGE);
        assertEquals(of(212, 32), fields(chain).getLast());
        assertEquals(chain.field(18, Axis.WIDTH), fields(chain).getLast());
    }

    @Test
    void sizeStrideAndStartWorkedByHand() {
        // r: 1, 3, 7, 9, 17; j: 1, 2, 2, 4, 4; start: 0, −1, −3, −3, −11
        var chain = FieldChain.of(
                List.of(conv(3, 2, 1, 1), conv(3, 1, 1, 1), pool(2, 2), conv(3, 1, 2, 1)), Shape.of(1, 32, 32));
        assertEquals(List.of(of(3, 2), of(7, 2), of(9, 4), of(17, 4)), fields(chain));
        assertEquals(
                List.of(0L, -1L, -3L, -3L, -11L),
                List.of(
                        chain.start(0, Axis.HEIGHT),
                        chain.start(1, Axis.HEIGHT),
                        chain.start(2, Axis.HEIGHT),
                        chain.start(3, Axis.HEIGHT),
                        chain.start(4, Axis.HEIGHT)));
        // the third unit of the last map: rows −3 to 13, its middle row 5
        assertEquals(5, chain.centre(4, Axis.HEIGHT, 2));
        var seen = chain.unit(4, 2, 2).input();
        assertEquals(-3, seen.rows().first());
        assertEquals(13, seen.rows().last());
        assertEquals(17 * 17 - 14 * 14, seen.outside());
        assertEquals(
                List.of("r = 9 + (3 − 1)·1·4 = 17", "j = 4·1 = 4", "start = −2 − 2·4 = −10"),
                chain.stages().getLast().height().derivation().texts());
    }

    @Test
    void aCornerUnitSeesPadding() {
        var seen = FieldChain.of(List.of(conv(3, 1, 1, 1), conv(3, 1, 1, 1), conv(3, 1, 1, 1)), Shape.of(1, 9, 9))
                .unit(3, 0, 8)
                .input();
        assertEquals(49, seen.cells());
        assertEquals(33, seen.outside());
        assertEquals(33.0 / 49, seen.outsideShare());
        assertEquals(List.of(0, 1, 2, 3), seen.rows().cells());
        assertEquals(List.of(5, 6, 7, 8), seen.columns().cells());
    }

    @Test
    void equalDilationsLeaveHoles() {
        var chain = FieldChain.of(List.of(conv(3, 1, 2, 2), conv(3, 1, 2, 2)), Shape.of(1, 16, 16));
        var seen = chain.unit(2, 8, 8).input();
        assertEquals(81, seen.cells());
        assertEquals(List.of(4, 6, 8, 10, 12), seen.rows().cells());
        assertTrue(seen.hasHoles());
        assertEquals(25, chain.unit(2, 8, 8).inputMask().stream().filter(b -> b).count());
    }

    @Test
    void widePaddingHidesTheInput() {
        // padding 3 around a 3 × 3 kernel: the first unit looks at padding alone, the next layer sees it and more
        var chain = FieldChain.of(List.of(conv(3, 1, 3, 1), conv(3, 1, 0, 1)), Shape.of(1, 6, 6));
        assertEquals(List.of(), chain.unit(1, 0, 0).input().rows().cells());
        assertEquals(9, chain.unit(1, 0, 0).input().outside());
        assertEquals(List.of(0, 1), chain.unit(2, 0, 0).input().rows().cells());
    }

    @Test
    void paddingThatCopiesIsTracedToItsSource() {
        var wrap = FieldChain.of(List.of(conv(3, 1, 1, 1, PaddingMode.CIRCULAR)), Shape.of(1, 5, 5));
        assertEquals(List.of(0, 1, 4), wrap.unit(1, 0, 0).input().rows().cells());
        var mirror = FieldChain.of(
                List.of(new Pad(Padding.symmetric(2, 0), PaddingMode.REFLECT), conv(3, 1, 0, 1)), Shape.of(1, 5, 5));
        assertEquals(List.of(0, 1, 2), mirror.unit(2, 0, 0).input().rows().cells());
        assertEquals(-2, mirror.unit(2, 0, 0).input().rows().first());
    }

    @Test
    void aLayerWithoutWindowsOfOneSizeIsRefused() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> FieldChain.of(List.of(new Flatten()), Shape.of(1, 4, 4)));
        assertTrue(String.valueOf(e.getMessage()).contains("no window of one size"), e.getMessage());
        assertTrue(FieldChain.takes(conv(3, 1, 1, 1)));
        assertEquals(false, FieldChain.takes(Activate.RELU));
        var chain = FieldChain.of(List.of(conv(3, 1, 0, 1)), Shape.of(1, 4, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> chain.unit(1, 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> chain.unit(2, 0, 0));
    }
}
