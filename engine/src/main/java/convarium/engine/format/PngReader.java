package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads PNG of every colour type, bit depth and interlacing.
///
/// Own code rather than ImageIO, which passes over checksums and converts grey through a linear colour space.
/// Source: Portable Network Graphics (PNG) Specification, third edition, W3C 2025.
final class PngReader {
    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int IHDR = 0x4948_4452;
    private static final int PLTE = 0x504C_5445;
    private static final int TRNS = 0x7452_4E53;
    private static final int IDAT = 0x4944_4154;
    private static final int IEND = 0x4945_4E44;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /// First column, first row, column step, row step of each pass.
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    /// Deflate shrinks by at most 1032 to 1.
    private static final long MOST_RATIO = 1040;

    private final ByteReader in;
    private final List<byte[]> data = new ArrayList<>();
    private int width;
    private int height;
    private int depth;
    private int colour;
    private boolean interlaced;
    private float[] paletteColours = {};
    private float[] paletteAlpha = {};
    private int[] transparent = {};

    PngReader(ByteReader in) {
        this.in = in;
    }

    Tensor picture() throws FormatException {
        if (!in.startsWith(SIGNATURE)) {
            throw in.broken("is a PNG picture with a damaged signature");
        }
        in.skip(SIGNATURE.length);
        if (!chunk(true)) {
            throw in.broken("holds no picture");
        }
        boolean more = true;
        while (more) {
            more = chunk(false);
        }
        if (colour == PALETTE && paletteColours.length == 0) {
            throw in.broken("has a palette picture without a palette");
        }
        checkPlausible();
        var inflater = new Inflater();
        try {
            return pixels(inflater);
        } catch (DataFormatException e) {
            throw new FormatException(in.name(), "is damaged: its compressed pixels cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    /// Reads a chunk and tells whether more follow.
    private boolean chunk(boolean first) throws FormatException {
        int length = in.i32be();
        int start = in.position();
        int type = in.i32be();
        if (first != (type == IHDR)) {
            throw in.broken("is damaged: its header chunk is not the first one, or comes twice");
        }
        if (length < 0 || length > in.remaining() - 4) {
            throw in.endsEarly();
        }
        boolean optional = (type & 0x2000_0000) != 0;
        if (optional && type != TRNS) {
            in.skip(length + 4L);
            return true;
        }
        byte[] content = in.take(length);
        checkSum(start, length + 4, type);
        switch (type) {
            case IHDR -> header(new ByteReader(in.name(), content));
            case PLTE -> palette(content);
            case TRNS -> transparency(content);
            case IDAT -> data.add(content);
            case IEND -> {
                return false;
            }
            default -> throw in.broken("needs the unknown chunk " + text(type) + " to be understood");
        }
        return true;
    }

    private void checkSum(int start, int count, int type) throws FormatException {
        int end = in.position();
        in.seek(start);
        var sum = new CRC32();
        sum.update(in.take(count));
        in.seek(end);
        if ((int) sum.getValue() != in.i32be()) {
            throw in.broken("is damaged: the checksum of its " + text(type) + " chunk does not match");
        }
    }

    private static String text(int type) {
        var text = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = (type >>> shift) & 0xFF;
            text.append(c > ' ' && c < 0x7F ? (char) c : '?');
        }
        return text.toString();
    }

    private void header(ByteReader header) throws FormatException {
        long declaredWidth = header.i32be() & 0xFFFF_FFFFL;
        long declaredHeight = header.i32be() & 0xFFFF_FFFFL;
        depth = header.u8();
        colour = header.u8();
        int compression = header.u8();
        int filter = header.u8();
        int interlace = header.u8();
        boolean known = switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!known) {
            throw in.broken("is damaged: PNG has no colour type " + colour + " with " + depth + " bits");
        }
        if (compression != 0 || filter != 0 || interlace > 1 || header.remaining() > 0) {
            throw in.broken("is damaged: its header declares methods that PNG does not have");
        }
        interlaced = interlace == 1;
        Canvas.check(in, declaredWidth, declaredHeight);
        width = (int) declaredWidth;
        height = (int) declaredHeight;
    }

    private void palette(byte[] content) throws FormatException {
        if (content.length == 0 || content.length > 768 || content.length % 3 != 0) {
            throw in.broken("is damaged: its palette has " + content.length + " bytes");
        }
        paletteColours = new float[content.length];
        for (int i = 0; i < content.length; i++) {
            paletteColours[i] = (content[i] & 0xFF) / 255f;
        }
        paletteAlpha = new float[content.length / 3];
        Arrays.fill(paletteAlpha, 1);
    }

    private void transparency(byte[] content) throws FormatException {
        if (colour == PALETTE) {
            if (content.length > paletteAlpha.length) {
                throw in.broken("is damaged: its transparency has more entries than its palette");
            }
            for (int i = 0; i < content.length; i++) {
                paletteAlpha[i] = (content[i] & 0xFF) / 255f;
            }
        } else if (colour == GREY || colour == RGB) {
            var values = new ByteReader(in.name(), content);
            var key = new int[colour == GREY ? 1 : 3];
            for (int i = 0; i < key.length; i++) {
                key[i] = values.u16be();
            }
            transparent = key;
        }
    }

    private int bitsPerPixel() {
        int samples = switch (colour) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
        return samples * depth;
    }

    private void checkPlausible() throws FormatException {
        long packed = 0;
        for (byte[] part : data) {
            packed += part.length;
        }
        long unpacked = height * Math.ceilDiv((long) width * bitsPerPixel(), 8);
        if (unpacked > MOST_RATIO * packed) {
            throw in.broken("declares " + width + " × " + height + " pixels, more than its " + packed
                    + " bytes of pixels can hold");
        }
    }

    private Tensor pixels(Inflater inflater) throws FormatException, DataFormatException {
        var canvas = new Canvas(in, width, height);
        var packed = data.iterator();
        int pixelBytes = Math.max(1, bitsPerPixel() / 8);
        for (int[] pass : interlaced ? ADAM7 : WHOLE) {
            int columns = Math.ceilDiv(width - pass[0], pass[2]);
            int rows = Math.ceilDiv(height - pass[1], pass[3]);
            if (columns < 1 || rows < 1) {
                continue;
            }
            var row = new byte[(int) Math.ceilDiv((long) columns * bitsPerPixel(), 8)];
            var above = new byte[row.length];
            var filter = new byte[1];
            for (int i = 0; i < rows; i++) {
                inflate(inflater, packed, filter);
                inflate(inflater, packed, row);
                if (!PngFilters.undo(filter[0], row, above, pixelBytes)) {
                    throw in.broken("is damaged: PNG has no filter " + filter[0]);
                }
                paint(canvas, row, columns, pass, pass[1] + i * pass[3]);
                var swap = above;
                above = row;
                row = swap;
            }
        }
        return canvas.picture();
    }

    private void inflate(Inflater inflater, java.util.Iterator<byte[]> packed, byte[] into)
            throws FormatException, DataFormatException {
        int at = 0;
        while (at < into.length) {
            int count = inflater.inflate(into, at, into.length - at);
            at += count;
            if (count == 0) {
                if (!inflater.needsInput() || inflater.finished() || !packed.hasNext()) {
                    throw in.broken("is damaged: it holds fewer pixels than the " + width + " × " + height
                            + " that it declares");
                }
                inflater.setInput(packed.next());
            }
        }
    }

    private void paint(Canvas canvas, byte[] row, int columns, int[] pass, int y) throws FormatException {
        float most = (1 << depth) - 1;
        for (int i = 0; i < columns; i++) {
            int x = pass[0] + i * pass[2];
            switch (colour) {
                case GREY -> {
                    int value = sample(row, i);
                    float grey = isTransparent(value) ? 1 : value / most;
                    canvas.set(x, y, grey, grey, grey);
                }
                case GREY_ALPHA -> {
                    float grey = sample(row, 2 * i) / most;
                    canvas.set(x, y, grey, grey, grey, sample(row, 2 * i + 1) / most);
                }
                case RGB -> {
                    int r = sample(row, 3 * i);
                    int g = sample(row, 3 * i + 1);
                    int b = sample(row, 3 * i + 2);
                    if (!isTransparent(r, g, b)) {
                        canvas.set(x, y, r / most, g / most, b / most);
                    }
                }
                case RGB_ALPHA ->
                    canvas.set(
                            x,
                            y,
                            sample(row, 4 * i) / most,
                            sample(row, 4 * i + 1) / most,
                            sample(row, 4 * i + 2) / most,
                            sample(row, 4 * i + 3) / most);
                default -> paintIndexed(canvas, x, y, sample(row, i));
            }
        }
    }

    private void paintIndexed(Canvas canvas, int x, int y, int index) throws FormatException {
        if (index >= paletteAlpha.length) {
            throw in.broken("is damaged: a pixel has colour " + index + ", and the palette ends at "
                    + (paletteAlpha.length - 1));
        }
        canvas.set(
                x,
                y,
                paletteColours[3 * index],
                paletteColours[3 * index + 1],
                paletteColours[3 * index + 2],
                paletteAlpha[index]);
    }

    private boolean isTransparent(int... samples) {
        if (transparent.length == 0) {
            return false;
        }
        int mask = (1 << depth) - 1;
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] != (transparent[i] & mask)) {
                return false;
            }
        }
        return true;
    }

    private int sample(byte[] row, int index) {
        return switch (depth) {
            case 8 -> row[index] & 0xFF;
            case 16 -> ((row[2 * index] & 0xFF) << 8) | (row[2 * index + 1] & 0xFF);
            default -> {
                int bit = index * depth;
                yield (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
            }
        };
    }
}
