package convarium.app.train;

/// Which spread is enlarged.
///
/// @param layer of those that learn, from 0; the last one where there are fewer
/// @param kind of what
public record SpreadChoice(int layer, Spread kind) {
    /// The first layer's weights.
    static final SpreadChoice FIRST = new SpreadChoice(0, Spread.WEIGHTS);

    /// @throws IllegalArgumentException if the layer is negative
    public SpreadChoice {
        if (layer < 0) {
            throw new IllegalArgumentException("layers count from 0, found " + layer);
        }
    }
}
