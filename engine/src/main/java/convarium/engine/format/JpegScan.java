package convarium.engine.format;

import java.io.ByteArrayOutputStream;

/// What a JPEG's markers say: its size and channels, and that it goes on to its end.
///
/// Source: ITU-T T.81, annex B.
final class JpegScan {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF15 = 0xCF;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int TEM = 0x01;
    private static final int APP1 = 0xE1;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    /// Tells the two ways of storing colour apart.
    private static final int ADOBE = 0xEE;

    /// More scans than any writer makes cost a reader time without end.
    private static final int MOST_SCANS = 200;

    /// Each 8 × 8 block takes at least one bit.
    private static final long MOST_RATIO = 8 * 64;

    /// A picture's size.
    ///
    /// @param channels 1 for grey, 3 for colour
    record Frame(int width, int height, int channels) {}

    private final Frame frame;
    private final byte[] bare;

    private JpegScan(Frame frame, byte[] bare) {
        this.frame = frame;
        this.bare = bare;
    }

    Frame frame() {
        return frame;
    }

    /// The file without comments, colour profile, Exif data and the like, which need no reading.
    byte[] bare() {
        return bare;
    }

    static JpegScan of(ByteReader in) throws FormatException {
        in.skip(2);
        var bare = new ByteArrayOutputStream();
        Frame frame = null;
        int scans = 0;
        int kept = 0;
        while (true) {
            int marker = marker(in);
            if (marker == EOI) {
                if (frame == null || scans == 0) {
                    throw in.broken("is a JPEG without a picture");
                }
                in.copy(kept, in.position(), bare);
                return new JpegScan(frame, bare.toByteArray());
            }
            if (marker == SOI || (marker >= RST0 && marker <= RST7) || marker == TEM) {
                continue;
            }
            int start = in.position() - 2;
            int length = in.u16be();
            int next = in.position() + length - 2;
            if (length < 2) {
                throw in.broken("is a damaged JPEG picture: a segment has " + length + " bytes");
            }
            if (isFrame(marker)) {
                if (frame != null) {
                    throw in.broken("is a damaged JPEG picture: it declares its size twice");
                }
                frame = frame(in, marker);
            }
            in.seek(next);
            if (isPassedOver(marker)) {
                in.copy(kept, start, bare);
                kept = next;
            }
            if (marker == SOS) {
                if (frame == null) {
                    throw in.broken("is a damaged JPEG picture: its pixels come before its size");
                }
                scans++;
                if (scans > MOST_SCANS) {
                    throw in.broken("is a JPEG picture of more than " + MOST_SCANS + " scans");
                }
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private static boolean isPassedOver(int marker) {
        return marker == COMMENT || (marker >= APP1 && marker <= APP15 && marker != ADOBE);
    }

    /// The next marker; what lies before it is packed pixels, or stray.
    private static int marker(ByteReader in) throws FormatException {
        while (true) {
            if (in.remaining() == 0) {
                throw in.endsEarly();
            }
            if (in.u8() == 0xFF) {
                int code = in.u8();
                while (code == 0xFF) {
                    code = in.u8();
                }
                if (code != 0) {
                    return code;
                }
            }
        }
    }

    private static Frame frame(ByteReader in, int marker) throws FormatException {
        if (marker > SOF2) {
            throw in.broken("is a JPEG picture of a rare kind (lossless, hierarchical or arithmetic coding), expected "
                    + "baseline or progressive");
        }
        int depth = in.u8();
        int height = in.u16be();
        int width = in.u16be();
        int channels = in.u8();
        if (depth != 8) {
            throw in.broken("is a JPEG picture of " + depth + " bits, expected 8");
        }
        if (channels == 4) {
            throw in.broken("is a JPEG picture in CMYK, for printing, expected grey or colour: save it as RGB");
        }
        if (channels != 1 && channels != 3) {
            throw in.broken("is a JPEG picture of " + channels + " channels, expected 1 or 3");
        }
        Canvas.check(in, width, height);
        if ((long) width * height > MOST_RATIO * in.length()) {
            throw in.broken(
                    "declares " + width + " × " + height + " pixels, more than its " + in.length() + " bytes can hold");
        }
        return new Frame(width, height, channels);
    }
}
