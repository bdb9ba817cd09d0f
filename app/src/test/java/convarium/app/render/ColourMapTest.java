package convarium.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ColourMapTest {
    static final List<Palette> LOOKS = List.of(Palettes.LIGHT, Palettes.DARK, Palettes.PROJECTOR);

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 255", "0.5, 128", "-3, 0", "7, 255", "Infinity, 255", "-Infinity, 0", "NaN, 256"})
    void valuesBetweenTheEndsGetEqualSharesAndThoseBeyondGetTheEnds(float value, int index) {
        assertEquals(index, ColourMap.index(value, 0, 1));
    }

    @Test
    void brightnessGivesEveryEightBitGreyBack() {
        var map = ColourMap.brightness();
        for (int grey = 0; grey < 256; grey++) {
            assertEquals(0xff000000 | grey * 0x010101, map.argb(grey / 255f, 0, 1), "grey " + grey);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 440154", "64, 3b528b", "128, 21918c", "192, 5ec962", "255, fde725"})
    void viridisIsThePublishedTable(int index, String rgb) {
        assertEquals(0xff000000 | Integer.parseInt(rgb, 16), ColourMap.viridis().argb(index));
    }

    @ParameterizedTest
    @FieldSource("LOOKS")
    void zeroIsTheSurfaceAndTheEndsAreTheTokens(Palette palette) {
        var map = ColourMap.diverging(palette);
        assertEquals(argb(palette.panel()), map.argb(0f, -2, 2));
        assertEquals(argb(palette.negative()), map.argb(-2f, -2, 2));
        assertEquals(argb(palette.positive()), map.argb(2f, -2, 2));
    }

    @ParameterizedTest
    @FieldSource("LOOKS")
    void bothArmsGoAwayFromTheSurfaceInEqualSteps(Palette palette) {
        var map = ColourMap.diverging(palette);
        for (int end : new int[] {0, 255}) {
            var zero = oklab(map.argb(128));
            double arm = zero.distance(oklab(map.argb(end)));
            for (int i = 0; i <= 127; i++) {
                var colour = oklab(map.argb(end == 0 ? 127 - i : 128 + i));
                // 8 bits a channel cannot hit every step exactly
                assertEquals(arm * i / 127, zero.distance(colour), 0.004, "step " + i);
            }
        }
    }

    /// Simulated with the matrices of Machado, Oliveira and Fernandes (2009) for full deficiency.
    @ParameterizedTest
    @FieldSource("LOOKS")
    void theTwoSignsDifferForColourBlindEyes(Palette palette) {
        double[][] protan = {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        };
        double[][] deutan = {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        };
        for (double[][] eyes : List.of(protan, deutan)) {
            var negative = Oklab.of(seen(palette.negative(), eyes));
            var positive = Oklab.of(seen(palette.positive(), eyes));
            assertTrue(negative.distance(positive) > 0.15, "distance " + negative.distance(positive));
        }
    }

    @ParameterizedTest
    @FieldSource("LOOKS")
    void notANumberLooksLikeNothingElse(Palette palette) {
        for (var map : List.of(ColourMap.diverging(palette), ColourMap.brightness(), ColourMap.viridis())) {
            var nan = oklab(map.argb(Float.NaN, 0, 1));
            for (int i = 0; i < ColourMap.SIZE; i++) {
                assertTrue(nan.distance(oklab(map.argb(i))) > 0.1, "too near to colour " + i);
            }
        }
    }

    @Test
    void oklabOfWhiteHasLightnessOne() {
        var white = Oklab.of(Color.WHITE);
        assertEquals(1, white.lightness(), 1e-4);
        assertEquals(0, white.greenRed(), 1e-4);
        assertEquals(0, white.blueYellow(), 1e-4);
        assertNotEquals(white, Oklab.of(Color.BLACK));
    }

    private static Color seen(Color colour, double[][] eyes) {
        double[] rgb = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = eyes[i][0] * rgb[0] + eyes[i][1] * rgb[1] + eyes[i][2] * rgb[2];
            out[i] = Math.pow(Math.clamp(sum, 0, 1), 1 / 2.2);
        }
        return Color.color(out[0], out[1], out[2]);
    }

    private static double linear(double v) {
        return Math.pow(v, 2.2);
    }

    private static Oklab oklab(int argb) {
        return Oklab.of(Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff));
    }

    private static int argb(Color c) {
        return 0xff000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }
}
