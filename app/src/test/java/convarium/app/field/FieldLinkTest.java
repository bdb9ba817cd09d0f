package convarium.app.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.EffectiveField.Weights;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldLinkTest {
    private static final String LETTERS = "abz09 ()[]=,.#&%+?\n\t\"'é×∂\uD83D\uDE00";

    @ParameterizedTest
    @EnumSource(FieldPreset.class)
    void everyPresetComesBack(FieldPreset preset) {
        var state = FieldState.first()
                .with(preset)
                .withUnit(Optional.of(new FieldUnit(1, 2, 3)))
                .withWeights(Weights.EQUAL)
                .withRelu(true)
                .withSeed(99);
        assertEquals(state, Links.read(state.link()));
    }

    @Test
    void anyStateComesBack() {
        var random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            var net = new StringBuilder();
            int length = random.nextInt(40);
            for (int c = 0; c < length; c++) {
                net.append(LETTERS.charAt(random.nextInt(LETTERS.length() - 2)));
            }
            var state = new FieldState(
                    net.toString(),
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(
                                    Shape.of(1 + random.nextInt(9), 1 + random.nextInt(300), 1 + random.nextInt(300))),
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(new FieldUnit(random.nextInt(9), random.nextInt(300), random.nextInt(300))),
                    random.nextBoolean() ? Weights.EQUAL : Weights.RANDOM,
                    random.nextBoolean(),
                    random.nextInt(FieldState.MOST_SEED + 1));
            assertEquals(state, FieldLink.read(state.link()));
            assertTrue(state.link().matches("[!-~]*"), state.link());
        }
    }

    @Test
    void aBrokenLinkIsReadOrSaysWhy() {
        var random = new Random(5);
        String good =
                FieldState.first().withUnit(Optional.of(new FieldUnit(3, 7, 7))).link();
        for (int i = 0; i < 5000; i++) {
            var broken = new StringBuilder(good);
            for (int n = 0; n <= random.nextInt(3); n++) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.insert(at, (char) (32 + random.nextInt(95)));
                    default -> broken.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            try {
                FieldLink.read(broken.toString());
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 10, broken.toString());
            }
        }
    }

    @Test
    void aShortLinkIsEnough() {
        var state = FieldLink.read(" convarium:field?net=nn.Sequential(nn.Conv2d(1,1,3))&in=1x4x5 \n");
        assertEquals("nn.Sequential(nn.Conv2d(1,1,3))", state.net());
        assertEquals(Optional.of(Shape.of(1, 4, 5)), state.input());
        assertEquals(Optional.empty(), state.unit());
        assertEquals(FieldState.first(), FieldLink.read("convarium:field?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in=3xa | in: expected channels × height × width",
                "at=3 | at is a depth, a row and a column counted from 0 such as 2,4,4, found \"3\"",
                "at=1,-2,3 | at is a depth",
                "weights=heavy | weights is equal or random, found \"heavy\"",
                "relu=yes | relu is a whole number from 0 to 1",
                "seed=-1 | seed is a whole number from 0",
                "net=%zz | net is a text written as in a web address",
                "colour=red | it may have net, in, at, weights, relu, seed",
                "relu=1&relu=0 | two parts",
            })
    void aLinkThatCannotBeReadSaysWhy(String query, String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> Links.read("convarium:field?" + query));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    }
}
