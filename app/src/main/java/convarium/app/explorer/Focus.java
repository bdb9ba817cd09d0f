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

    /// Nothing.
    Focus NOTHING = new Nothing();
}
