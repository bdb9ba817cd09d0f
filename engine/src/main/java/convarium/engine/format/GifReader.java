package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.io.ByteArrayOutputStream;

/// Reads the first frame of a GIF, laid over white at its place on the screen that the file declares.
///
/// Source: Graphics Interchange Format, version 89a, CompuServe 1990.
final class GifReader {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int HAS_PALETTE = 0x80;
    private static final int INTERLACED = 0x40;
    private static final int HAS_TRANSPARENT = 1;
    private static final int NONE = -1;

    /// A code of at least three bits stands for at most 4096 pixels.
    private static final long MOST_RATIO = 4096 * 8 / 3 + 1;

    private final ByteReader in;
    private int transparent = NONE;

    GifReader(ByteReader in) {
        this.in = in;
    }

    Tensor picture() throws FormatException {
        if (!in.startsWith('G', 'I', 'F', '8', '7', 'a') && !in.startsWith('G', 'I', 'F', '8', '9', 'a')) {
            throw in.broken("is a GIF picture of an unknown version");
        }
        in.skip(6);
        int screenWidth = in.u16le();
        int screenHeight = in.u16le();
        int flags = in.u8();
        in.skip(2);
        byte[] palette = palette(flags);
        while (true) {
            int block = in.u8();
            switch (block) {
                case EXTENSION -> extension();
                case IMAGE -> {
                    return image(screenWidth, screenHeight, palette);
                }
                case TRAILER -> throw in.broken("is a GIF without a picture");
                default -> throw in.broken("is damaged: it has a block of the unknown kind " + block);
            }
        }
    }

    private byte[] palette(int flags) throws FormatException {
        return (flags & HAS_PALETTE) == 0 ? new byte[0] : in.take(3 << ((flags & 7) + 1));
    }

    private void extension() throws FormatException {
        int label = in.u8();
        byte[] content = subBlocks();
        if (label == GRAPHIC_CONTROL && content.length >= 4) {
            transparent = (content[0] & HAS_TRANSPARENT) != 0 ? content[3] & 0xFF : NONE;
        }
    }

    private byte[] subBlocks() throws FormatException {
        var content = new ByteArrayOutputStream();
        for (int size = in.u8(); size > 0; size = in.u8()) {
            content.writeBytes(in.take(size));
        }
        return content.toByteArray();
    }

    private Tensor image(int screenWidth, int screenHeight, byte[] screenPalette) throws FormatException {
        int left = in.u16le();
        int top = in.u16le();
        int width = in.u16le();
        int height = in.u16le();
        int flags = in.u8();
        byte[] own = palette(flags);
        byte[] palette = own.length == 0 ? screenPalette : own;
        Canvas.check(in, width, height);
        int codeSize = in.u8();
        if (codeSize < 2 || codeSize > 8) {
            throw in.broken("is damaged: its pixels have " + codeSize + " bits, expected 2 to 8");
        }
        byte[] packed = subBlocks();
        if ((long) width * height > MOST_RATIO * packed.length) {
            throw in.broken("declares " + width + " × " + height + " pixels, more than its " + packed.length
                    + " bytes of pixels can hold");
        }
        var canvas = new Canvas(in, Math.max(screenWidth, left + width), Math.max(screenHeight, top + height));
        var indices = new Lzw(in, packed, codeSize).unpack(width * height);
        int[] rows = rows(height, (flags & INTERLACED) != 0);
        for (int i = 0; i < indices.length; i++) {
            int index = indices[i] & 0xFF;
            if (index != transparent) {
                if (3 * index >= palette.length) {
                    throw in.broken(
                            "is damaged: a pixel has colour " + index + ", and the palette has " + palette.length / 3);
                }
                canvas.set(
                        left + i % width,
                        top + rows[i / width],
                        (palette[3 * index] & 0xFF) / 255f,
                        (palette[3 * index + 1] & 0xFF) / 255f,
                        (palette[3 * index + 2] & 0xFF) / 255f);
            }
        }
        return canvas.picture();
    }

    /// Where each stored row belongs.
    private static int[] rows(int height, boolean interlaced) {
        int[][] passes = interlaced ? new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}} : new int[][] {{0, 1}};
        var rows = new int[height];
        int at = 0;
        for (int[] pass : passes) {
            for (int row = pass[0]; row < height; row += pass[1]) {
                rows[at++] = row;
            }
        }
        return rows;
    }

    /// GIF's variant of Lempel–Ziv–Welch compression: codes of growing length, least significant bit first.
    private static final class Lzw {
        private static final int MOST_CODES = 4096;
        private final ByteReader in;
        private final byte[] packed;
        private final int codeSize;
        private final short[] prefix = new short[MOST_CODES];
        private final byte[] suffix = new byte[MOST_CODES];
        private final byte[] string = new byte[MOST_CODES + 1];
        private int at;
        private int bits;
        private int bitCount;

        Lzw(ByteReader in, byte[] packed, int codeSize) {
            this.in = in;
            this.packed = packed;
            this.codeSize = codeSize;
        }

        byte[] unpack(int pixels) throws FormatException {
            var out = new byte[pixels];
            int clear = 1 << codeSize;
            int end = clear + 1;
            int next = end + 1;
            int size = codeSize + 1;
            int previous = NONE;
            int first = 0;
            for (int filled = 0; filled < pixels; ) {
                int code = code(size);
                if (code == clear) {
                    next = end + 1;
                    size = codeSize + 1;
                    previous = NONE;
                    continue;
                }
                if (code == end || code > next || (code > clear && previous == NONE)) {
                    throw damaged();
                }
                int length = 0;
                int walk = code;
                if (code == next) {
                    string[length++] = (byte) first;
                    walk = previous;
                }
                while (walk > end) {
                    string[length++] = suffix[walk];
                    walk = prefix[walk];
                }
                first = walk;
                string[length++] = (byte) walk;
                while (length > 0 && filled < pixels) {
                    out[filled++] = string[--length];
                }
                if (previous != NONE && next < MOST_CODES) {
                    prefix[next] = (short) previous;
                    suffix[next] = (byte) first;
                    next++;
                    if (next == 1 << size && size < 12) {
                        size++;
                    }
                }
                previous = code;
            }
            return out;
        }

        private int code(int size) throws FormatException {
            while (bitCount < size) {
                if (at == packed.length) {
                    throw damaged();
                }
                bits |= (packed[at++] & 0xFF) << bitCount;
                bitCount += 8;
            }
            int code = bits & ((1 << size) - 1);
            bits >>>= size;
            bitCount -= size;
            return code;
        }

        private FormatException damaged() {
            return in.broken("is damaged: its compressed pixels cannot be unpacked");
        }
    }
}
