package convarium.app.render;

import convarium.app.theme.Palette;
import java.util.Arrays;
import java.util.HexFormat;
import javafx.scene.paint.Color;

/// Colours for values: 256 colours from the lowest value to the highest, and one more for what is not a number.
///
/// Values below the lowest take its colour, values above the highest that one's. All maps go evenly for the eye and
/// hold for colour-blind eyes. Colours are packed as opaque ARGB.
public final class ColourMap {
    /// How many colours a map has, besides the one for NaN.
    public static final int SIZE = 256;

    /// Where the colour for NaN stands in the table.
    public static final int NAN = SIZE;

    private static final int NAN_COLOUR = 0xffd926c9;

    private final int[] table;

    private ColourMap(int[] colours) {
        table = Arrays.copyOf(colours, SIZE + 1);
        table[NAN] = NAN_COLOUR;
    }

    /// For signed values: from the colour of what is negative through the colour of a raised surface to that of
    /// what is positive. Zero is the surface itself, so a map of edges reads as ink on paper, on dark paper in a
    /// dark look.
    ///
    /// Between its three colours it goes in equal steps of Oklab, in which equal steps look equal.
    public static ColourMap diverging(Palette palette) {
        var negative = Oklab.of(palette.negative());
        var zero = Oklab.of(palette.panel());
        var positive = Oklab.of(palette.positive());
        int[] colours = new int[SIZE];
        int steps = SIZE / 2 - 1;
        // 256 colours have no middle one, so the two in the middle are both the surface
        for (int i = 0; i <= steps; i++) {
            double away = (double) i / steps;
            colours[steps - i] = zero.mixed(negative, away).argb();
            colours[steps + 1 + i] = zero.mixed(positive, away).argb();
        }
        return new ColourMap(colours);
    }

    /// For values whose size alone shows: from one colour to another in equal steps.
    public static ColourMap between(Color least, Color most) {
        int[] colours = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            var c = least.interpolate(most, (double) i / (SIZE - 1));
            colours[i] = 0xff000000
                    | (int) Math.round(c.getRed() * 255) << 16
                    | (int) Math.round(c.getGreen() * 255) << 8
                    | (int) Math.round(c.getBlue() * 255);
        }
        return new ColourMap(colours);
    }

    /// For brightness: black, all greys, white, as a picture's own values stand for them.
    public static ColourMap brightness() {
        int[] colours = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            colours[i] = 0xff000000 | i << 16 | i << 8 | i;
        }
        return new ColourMap(colours);
    }

    /// For values that are never negative: viridis, from a dark violet to a bright yellow.
    ///
    /// Source: matplotlib's table by Stéfan van der Walt, Nathaniel Smith and Eric Firing (CC0), rounded to 8 bits.
    public static ColourMap viridis() {
        byte[] rgb = HexFormat.of().parseHex(VIRIDIS);
        int[] colours = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            colours[i] =
                    0xff000000 | (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        }
        return new ColourMap(colours);
    }

    /// Where a value's colour stands in the table: 0 to 255 from lowest to highest, or [#NAN].
    ///
    /// @param low the value of the first colour
    /// @param high the value of the last colour, above `low`
    public static int index(float value, float low, float high) {
        if (Float.isNaN(value)) {
            return NAN;
        }
        float at = (value - low) / (high - low) * SIZE;
        return Math.clamp((int) at, 0, SIZE - 1);
    }

    /// A value's colour as opaque ARGB.
    public int argb(float value, float low, float high) {
        return table[index(value, low, high)];
    }

    /// The colour at a place of the table, as opaque ARGB.
    public int argb(int index) {
        return table[index];
    }

    /// A value's colour.
    public Color colour(float value, float low, float high) {
        int argb = argb(value, low, high);
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    private static final String VIRIDIS = """
        44015444025645045745055946075a46085c460a5d460b5e470d60470e61471063471164471365481467481668481769\
        48186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a\
        472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f85\
        4240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b\
        3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d\
        33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e\
        2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e\
        26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d\
        21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f88\
        1fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad81\
        28ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc74\
        3fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc863\
        5ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d\
        84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32\
        addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21a\
        d8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725\
        """;
}
