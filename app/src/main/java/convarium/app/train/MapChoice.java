package convarium.app.train;

/// A unit that is looked at closely.
///
/// @param layer the layer's name in the graph
/// @param unit which of its units, from 0
public record MapChoice(String layer, int unit) {

    /// @throws IllegalArgumentException if the unit is negative
    public MapChoice {
        if (unit < 0) {
            throw new IllegalArgumentException("units count from 0, found " + unit);
        }
    }
}
