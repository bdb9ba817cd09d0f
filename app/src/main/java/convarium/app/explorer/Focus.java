package convarium.app.explorer;

/// A cell that a person points at or has pinned; rows and columns count from 0.
public sealed interface Focus {

    /// Nothing: the walk shows.
    record Nothing() implements Focus {}

    /// A cell of the output.
    record Output(int row, int column) implements Focus {}

    /// A cell of the input.
    record Input(int row, int column) implements Focus {}

    /// A weight of the kernel.
    record Weight(int row, int column) implements Focus {}

    /// An entry of the matrix that the layer is written as, counted from 0.
    record Entry(int row, int column) implements Focus {}

    /// A cell of one channel.
    ///
    /// @param part what of the channel
    /// @param channel the input channel, from 0
    record Plane(Part part, int channel, int row, int column) implements Focus {}

    /// What there is of an input channel on the way to a filter.
    enum Part {
        /// Its numbers.
        INPUT,
        /// The kernel that it meets.
        KERNEL,
        /// What comes of it alone.
        PARTIAL,
        /// What the 1 × 1 step weighs it with: a single cell.
        MIXING
    }

    /// Nothing.
    Focus NOTHING = new Nothing();
}
