package convarium.engine.tensor;

/// The numbers of one stream of [CounterRandom], one after the other, with a state that can be saved.
///
/// Whatever is drawn takes whole numbers of 32 bits from the stream and keeps nothing back, so that seed,
/// stream and position say all. Not for several threads at once.
public final class RandomStream {
    private final long seed;
    private final long stream;
    private final int[] block = new int[4];
    private long position;
    private long blockHeld = -1;

    /// Where a stream stands.
    ///
    /// @param position how many numbers of 32 bits have been taken
    public record State(long seed, long stream, long position) {
        /// @throws IllegalArgumentException if the position is negative
        public State {
            if (position < 0) {
                throw new IllegalArgumentException("a stream's position is at least 0, found " + position);
            }
        }
    }

    /// The beginning of a stream.
    public RandomStream(long seed, long stream) {
        this(new State(seed, stream, 0));
    }

    /// A stream that goes on where another stood.
    public RandomStream(State state) {
        this.seed = state.seed;
        this.stream = state.stream;
        this.position = state.position;
    }

    /// Where the stream stands now.
    public State state() {
        return new State(seed, stream, position);
    }

    /// The next 32 bits.
    public int bits() {
        long wanted = position >>> 2;
        if (wanted != blockHeld) {
            CounterRandom.block(seed, stream, wanted, block);
            blockHeld = wanted;
        }
        return block[(int) (position++ & 3)];
    }

    /// A whole number from 0 to `bound` − 1, each as likely as any other: the high half of a product, with
    /// those few products drawn again that would favour some numbers (Lemire, "Fast random integer
    /// generation in an interval", 2019, section 4).
    ///
    /// @throws IllegalArgumentException if the bound is below 1
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least 1, found " + bound);
        }
        // 2³² mod bound: the number of products to refuse
        long refused = (1L << 32) % bound;
        long product;
        do {
            product = (bits() & 0xFFFF_FFFFL) * bound;
        } while ((product & 0xFFFF_FFFFL) < refused);
        return (int) (product >>> 32);
    }

    /// A number evenly spread over [0, 1): a multiple of 2⁻²⁴.
    public float uniform() {
        return (bits() >>> 8) * 0x1p-24f;
    }

    /// Fills an array with numbers evenly spread over [−bound, bound).
    public void fillUniform(float bound, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * uniform() - 1);
        }
    }

    /// A number from the normal distribution with mean 0 and standard deviation 1, from two numbers of the
    /// stream (Box and Muller, "A note on the generation of random normal deviates", 1958).
    public float normal() {
        double radius = radius();
        return (float) (radius * StrictMath.cos(angle()));
    }

    /// Fills an array with numbers from the normal distribution with mean 0: two of them from two of the
    /// stream.
    public void fillNormal(float deviation, float[] values) {
        for (int i = 0; i < values.length; i += 2) {
            double radius = deviation * radius();
            double angle = angle();
            values[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < values.length) {
                values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
    }

    /// The numbers from 0 to `count` − 1 in random order, each order as likely as any other.
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }

    /// Brings numbers into random order (Durstenfeld 1964: from the last place down, each changes with one
    /// not behind it).
    public void shuffle(int[] numbers) {
        for (int last = numbers.length - 1; last > 0; last--) {
            int other = below(last + 1);
            int kept = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = kept;
        }
    }

    /// The root of −2 log u with u in (0, 1], so that the logarithm exists.
    private double radius() {
        double u = ((bits() & 0xFFFF_FFFFL) + 1) * 0x1p-32;
        return StrictMath.sqrt(-2 * StrictMath.log(u));
    }

    private double angle() {
        return 2 * Math.PI * ((bits() & 0xFFFF_FFFFL) * 0x1p-32);
    }
}
