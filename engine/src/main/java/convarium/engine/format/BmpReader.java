package convarium.engine.format;

import convarium.engine.tensor.Tensor;

/// Reads Windows bitmaps: 1, 4 and 8 bits with a palette, 16, 24 and 32 bits, run-length coded ones too.
///
/// Source: Microsoft, "Bitmap Storage" and the structures `BITMAPCOREHEADER` to `BITMAPV5HEADER`.
final class BmpReader {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int INFO_HEADER = 40;
    private static final int HEADER_WITH_ALPHA = 56;
    private static final int PLAIN = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int MASKS = 3;
    private static final int JPEG = 4;
    private static final int PNG = 5;
    private static final int ALPHA_MASKS = 6;

    private final ByteReader in;
    private long pixelsAt;
    private int width;
    private int height;
    private boolean topDown;
    private int depth;
    private int compression;
    private float[] palette = {};
    private BmpMask[] masks = {};

    BmpReader(ByteReader in) {
        this.in = in;
    }

    Tensor picture() throws FormatException {
        in.skip(10);
        pixelsAt = in.u32le();
        header();
        return compression == RLE8 || compression == RLE4 ? runs() : plain();
    }

    private void header() throws FormatException {
        long size = in.u32le();
        if (size != CORE_HEADER && (size < INFO_HEADER || size > 124)) {
            throw in.broken("is damaged: BMP has no header of " + size + " bytes");
        }
        long rows;
        long colours = 0;
        if (size == CORE_HEADER) {
            width = in.u16le();
            rows = in.u16le();
            in.skip(2);
            depth = in.u16le();
        } else {
            width = in.i32le();
            rows = in.i32le();
            in.skip(2);
            depth = in.u16le();
            compression = in.i32le();
            in.skip(12);
            colours = in.u32le();
        }
        topDown = rows < 0;
        Canvas.check(in, width, Math.abs(rows));
        height = (int) Math.abs(rows);
        checkKind();
        if (depth > 8) {
            masks(size);
        } else {
            in.seek(FILE_HEADER + size);
            palette(size == CORE_HEADER ? 3 : 4, colours);
        }
    }

    private void checkKind() throws FormatException {
        if (compression == JPEG || compression == PNG) {
            throw in.broken(
                    "holds a " + (compression == JPEG ? "JPEG" : "PNG") + " inside of a BMP, expected plain pixels");
        }
        boolean fits = switch (compression) {
            case PLAIN -> depth == 1 || depth == 4 || depth == 8 || depth == 16 || depth == 24 || depth == 32;
            case RLE8 -> depth == 8 && !topDown;
            case RLE4 -> depth == 4 && !topDown;
            case MASKS, ALPHA_MASKS -> depth == 16 || depth == 32;
            default -> throw in.broken("is damaged: BMP has no compression " + compression);
        };
        if (!fits) {
            throw in.broken("is damaged: BMP has no pixels of " + depth + " bits with compression " + compression);
        }
    }

    private void palette(int entryBytes, long declared) throws FormatException {
        if (declared > 1 << depth) {
            throw in.broken("is damaged: its palette has " + declared + " colours for " + depth + " bits");
        }
        int colours = declared == 0 ? 1 << depth : (int) declared;
        // Some writers leave out the palette's unused end.
        colours = (int) Math.max(0, Math.min(colours, (pixelsAt - in.position()) / entryBytes));
        palette = new float[3 * colours];
        for (int i = 0; i < colours; i++) {
            palette[3 * i + 2] = in.u8() / 255f;
            palette[3 * i + 1] = in.u8() / 255f;
            palette[3 * i] = in.u8() / 255f;
            in.skip(entryBytes - 3L);
        }
    }

    private void masks(long headerSize) throws FormatException {
        if (compression == PLAIN) {
            masks = depth == 16
                    ? BmpMask.of(in, 0x7C00, 0x03E0, 0x001F, 0)
                    : BmpMask.of(in, 0xFF0000, 0x00FF00, 0x0000FF, 0);
            return;
        }
        in.seek(FILE_HEADER + INFO_HEADER);
        int red = in.i32le();
        int green = in.i32le();
        int blue = in.i32le();
        boolean alpha = compression == ALPHA_MASKS || headerSize >= HEADER_WITH_ALPHA;
        masks = BmpMask.of(in, red, green, blue, alpha ? in.i32le() : 0);
    }

    private Tensor plain() throws FormatException {
        int rowBytes = Math.ceilDiv(width * depth, 32) * 4;
        in.seek(pixelsAt);
        if ((long) rowBytes * height > in.remaining()) {
            throw in.endsEarly();
        }
        boolean opaque = depth < 16 || !anyAlpha(rowBytes);
        var canvas = new Canvas(in, width, height);
        for (int i = 0; i < height; i++) {
            in.seek(pixelsAt + (long) i * rowBytes);
            int y = topDown ? i : height - 1 - i;
            int bits = 0;
            for (int x = 0; x < width; x++) {
                if (depth > 8) {
                    paintMasked(canvas, x, y, pixel(), opaque);
                } else {
                    int phase = (x * depth) & 7;
                    bits = phase == 0 ? in.u8() : bits;
                    paintIndexed(canvas, x, y, (bits >> (8 - depth - phase)) & ((1 << depth) - 1));
                }
            }
        }
        return canvas.picture();
    }

    private int pixel() throws FormatException {
        return switch (depth) {
            case 16 -> in.u16le();
            case 24 -> in.u16le() | (in.u8() << 16);
            default -> in.i32le();
        };
    }

    /// Many writers declare alpha and leave it at zero: such a picture is opaque.
    private boolean anyAlpha(int rowBytes) throws FormatException {
        if (masks[BmpMask.ALPHA].isEmpty()) {
            return false;
        }
        for (int i = 0; i < height; i++) {
            in.seek(pixelsAt + (long) i * rowBytes);
            for (int x = 0; x < width; x++) {
                if (masks[BmpMask.ALPHA].value(pixel()) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void paintMasked(Canvas canvas, int x, int y, int pixel, boolean opaque) {
        float r = masks[0].value(pixel);
        float g = masks[1].value(pixel);
        float b = masks[2].value(pixel);
        if (opaque) {
            canvas.set(x, y, r, g, b);
        } else {
            canvas.set(x, y, r, g, b, masks[BmpMask.ALPHA].value(pixel));
        }
    }

    private void paintIndexed(Canvas canvas, int x, int y, int index) throws FormatException {
        if (3 * index >= palette.length) {
            throw in.broken("is damaged: a pixel has colour " + index + ", and the palette has " + palette.length / 3);
        }
        canvas.set(x, y, palette[3 * index], palette[3 * index + 1], palette[3 * index + 2]);
    }

    /// Reads runs: a count and a value, or after a zero: 0 ends the row, 1 the picture, 2 moves, others count plain
    /// values. Skipped pixels have colour 0; some
    /// writers fill rows up to four bytes, so runs may reach beyond the right edge.
    private Tensor runs() throws FormatException {
        in.seek(pixelsAt);
        var canvas = new Canvas(in, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                paintIndexed(canvas, x, y, 0);
            }
        }
        int x = 0;
        int row = 0;
        while (true) {
            int count = in.u8();
            int value = in.u8();
            if (count > 0) {
                paintRun(canvas, x, row, count, i -> value);
                x = Math.min(width, x + count);
            } else if (value == 0) {
                x = 0;
                row = Math.min(height, row + 1);
            } else if (value == 1) {
                return canvas.picture();
            } else if (value == 2) {
                x = Math.min(width, x + in.u8());
                row = Math.min(height, row + in.u8());
            } else {
                byte[] plain = in.take(depth == 8 ? value : Math.ceilDiv(value, 2));
                in.skip(plain.length & 1);
                paintRun(canvas, x, row, value, i -> plain[depth == 8 ? i : i / 2] & 0xFF);
                x = Math.min(width, x + value);
            }
        }
    }

    private void paintRun(Canvas canvas, int x, int row, int count, java.util.function.IntUnaryOperator values)
            throws FormatException {
        if (row >= height) {
            throw in.broken("is damaged: it holds more rows than the " + height + " that it declares");
        }
        for (int i = 0; i < Math.min(count, width - x); i++) {
            int value = values.applyAsInt(i);
            int index = depth == 8 ? value : (i & 1) == 0 ? value >> 4 : value & 15;
            paintIndexed(canvas, x + i, height - 1 - row, index);
        }
    }
}
