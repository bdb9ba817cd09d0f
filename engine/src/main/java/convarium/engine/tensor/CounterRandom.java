package convarium.engine.tensor;

/// Random numbers by counting: the i-th number of a stream is a function of seed, stream and i, so that
/// threads can make them in any order, and a state is three whole numbers.
///
/// The function is Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (2011), section 4.1: the key is the seed, the counter is the block's number and the stream,
/// and each block gives four numbers.
public final class CounterRandom {
    private static final int M0 = 0xD2511F53;
    private static final int M1 = 0xCD9E8D57;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private CounterRandom() {}

    /// The i-th 32 random bits of a stream.
    ///
    /// @param index i, from 0
    public static int bits(long seed, long stream, long index) {
        int[] block = new int[4];
        block(seed, stream, index >>> 2, block);
        return block[(int) (index & 3)];
    }

    /// Four numbers at once: those with the indices 4·block to 4·block + 3.
    ///
    /// @param words takes the numbers
    public static void block(long seed, long stream, long block, int[] words) {
        int c0 = (int) block;
        int c1 = (int) (block >>> 32);
        int c2 = (int) stream;
        int c3 = (int) (stream >>> 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (M0 & 0xFFFF_FFFFL) * (c0 & 0xFFFF_FFFFL);
            long p1 = (M1 & 0xFFFF_FFFFL) * (c2 & 0xFFFF_FFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += W0;
            k1 += W1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }

    /// The i-th number of a stream, evenly spread over [0, 1): a multiple of 2⁻²⁴.
    public static float uniform(long seed, long stream, long index) {
        return (bits(seed, stream, index) >>> 8) * 0x1p-24f;
    }
}
