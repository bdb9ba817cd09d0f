package convarium.app.train;

/// What the middle of the place shows.
public enum TrainPage {
    /// The network's layers, with filters and maps.
    LAYERS,
    /// The validation pictures with their answers.
    PICTURES,
    /// A map of the penultimate layer.
    MAP,
    /// How well moved pictures are recognised.
    SHIFT
}
