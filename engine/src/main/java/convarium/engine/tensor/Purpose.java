package convarium.engine.tensor;

/// What random numbers are for. Each purpose has streams of its own under a seed, so that a further use of
/// one never changes the numbers of another.
public enum Purpose {
    /// Which pictures are held out.
    SPLIT(1),
    /// In which order an epoch meets the pictures: a stream an epoch.
    SHUFFLE(2),
    /// First weights: a stream a parameter.
    WEIGHTS(3),
    /// What dropout and stochastic depth leave out: a stream a pass of a layer.
    DROPOUT(4),
    /// How pictures are altered: a stream a picture and epoch.
    AUGMENTATION(5),
    /// Pictures that the program makes: a stream a picture.
    MADE_PICTURES(6);

    private static final int BITS = 56;

    private final long number;

    Purpose(long number) {
        this.number = number;
    }

    /// The number of a stream, for [CounterRandom] and [RandomStream].
    ///
    /// @param which which of this purpose's streams, from 0 to 2⁵⁶ − 1
    public long stream(long which) {
        if (which >>> BITS != 0) {
            throw new IllegalArgumentException("a purpose has 2⁵⁶ streams, found the number " + which);
        }
        return number << BITS | which;
    }
}
