package convarium.engine.format;

import java.util.Arrays;

/// At most so many colours of a picture and each pixel's place among them.
///
/// Where a picture has more, its most frequent colours are kept exactly, then those that lie furthest from all that
/// are kept, and every other pixel takes the nearest of them. Drawings have few surfaces, and what is rare in them are
/// the shades at the edges of letters; a map beside a photograph keeps its own colours, rare as they are.
final class ColourIndex {
    private static final int NONE = -1;

    private final int[] colours;
    private final byte[] pixels;

    private ColourIndex(int[] colours, byte[] pixels) {
        this.colours = colours;
        this.pixels = pixels;
    }

    /// The colours, each `0xRRGGBB`, the most frequent first.
    int[] colours() {
        return colours;
    }

    /// Row by row, each pixel the place of its colour.
    byte[] pixels() {
        return pixels;
    }

    /// The index of a picture.
    ///
    /// @param argb of each pixel, with an alpha of 0 where it is left out and takes the place behind the
    ///     last colour
    static ColourIndex of(int[] argb, int most) {
        var table = new Table(argb.length);
        for (int pixel : argb) {
            if (pixel >>> 24 != 0) {
                table.count(pixel & 0xFF_FFFF);
            }
        }
        int[] colours = table.kept(most);
        var pixels = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            pixels[i] = (byte) (argb[i] >>> 24 == 0 ? colours.length : table.place(argb[i] & 0xFF_FFFF, colours));
        }
        return new ColourIndex(colours, pixels);
    }

    /// Colours with how often each comes, and later with its place: open addressing.
    private static final class Table {
        private final int[] keys;
        private final int[] counts;
        private final int mask;

        Table(int pixels) {
            int size = Integer.highestOneBit(Math.clamp(pixels * 2L, 16, 1 << 22)) << 1;
            keys = new int[size];
            counts = new int[size];
            mask = size - 1;
            Arrays.fill(keys, NONE);
        }

        private int slot(int colour) {
            int at = ((colour * 0x9E37_79B1) >>> 8) & mask;
            while (keys[at] != NONE && keys[at] != colour) {
                at = (at + 1) & mask;
            }
            return at;
        }

        void count(int colour) {
            int at = slot(colour);
            keys[at] = colour;
            counts[at]++;
        }

        /// The colours that are kept, those that come most often first, and of those that come equally often the
        /// darkest;
        /// from here on the counts are places, or below 0 where a colour has none yet.
        int[] kept(int most) {
            var found = new long[keys.length];
            int n = 0;
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != NONE) {
                    found[n++] = ((long) -counts[i] << 24) | keys[i];
                }
                counts[i] = NONE;
            }
            Arrays.sort(found, 0, n);
            var colours = new int[Math.min(n, most)];
            int frequent = n <= most ? n : most - most / 4;
            for (int i = 0; i < frequent; i++) {
                colours[i] = (int) (found[i] & 0xFF_FFFF);
            }
            addFurthest(colours, frequent, found, n);
            for (int i = 0; i < colours.length; i++) {
                counts[slot(colours[i])] = i;
            }
            return colours;
        }

        /// Fills up with one colour after another that is worst served by those before.
        private static void addFurthest(int[] colours, int have, long[] found, int n) {
            int[] least = new int[n];
            Arrays.fill(least, Integer.MAX_VALUE);
            for (int i = 0; i < colours.length; i++) {
                if (i >= have) {
                    int furthest = have;
                    for (int j = have; j < n; j++) {
                        furthest = least[j] > least[furthest] ? j : furthest;
                    }
                    colours[i] = (int) (found[furthest] & 0xFF_FFFF);
                }
                for (int j = have; j < n; j++) {
                    least[j] = Math.min(least[j], distance((int) (found[j] & 0xFF_FFFF), colours[i]));
                }
            }
        }

        int place(int colour, int[] colours) {
            int at = slot(colour);
            if (counts[at] == NONE) {
                counts[at] = nearest(colour, colours);
            }
            return counts[at];
        }

        private static int nearest(int colour, int[] colours) {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < colours.length; i++) {
                int distance = distance(colour, colours[i]);
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
            return best;
        }

        /// The eye sees green best and blue worst.
        private static int distance(int a, int b) {
            int red = (a >> 16) - (b >> 16);
            int green = ((a >> 8) & 0xFF) - ((b >> 8) & 0xFF);
            int blue = (a & 0xFF) - (b & 0xFF);
            return 3 * red * red + 6 * green * green + blue * blue;
        }
    }
}
