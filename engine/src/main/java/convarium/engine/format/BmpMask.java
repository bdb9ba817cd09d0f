package convarium.engine.format;

/// Where one channel lies among the bits of a pixel.
record BmpMask(int shift, int most) {
    static final int ALPHA = 3;

    /// The masks of red, green, blue and alpha, each one row of bits.
    static BmpMask[] of(ByteReader in, int... bits) throws FormatException {
        var masks = new BmpMask[bits.length];
        for (int i = 0; i < bits.length; i++) {
            int shift = bits[i] == 0 ? 0 : Integer.numberOfTrailingZeros(bits[i]);
            int most = bits[i] >>> shift;
            if ((most & (most + 1)) != 0 || (i < ALPHA && most == 0)) {
                throw in.broken("is damaged: the bits of one of its channels do not lie together");
            }
            masks[i] = new BmpMask(shift, most);
        }
        return masks;
    }

    boolean isEmpty() {
        return most == 0;
    }

    /// The channel of a pixel, from 0 to 1.
    float value(int pixel) {
        return (float) (((pixel >>> shift) & most & 0xFFFF_FFFFL) / (double) (most & 0xFFFF_FFFFL));
    }
}
