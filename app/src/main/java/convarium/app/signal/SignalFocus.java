package convarium.app.signal;

/// What is looked at, counted from 0.
public sealed interface SignalFocus {
    /// Nothing in particular: the walk shows.
    SignalFocus NOTHING = new Nothing();

    /// Nothing in particular.
    record Nothing() implements SignalFocus {}

    /// A sample of the signal.
    record Input(int index) implements SignalFocus {}

    /// A weight, as the kernel is written.
    record Weight(int index) implements SignalFocus {}

    /// An output.
    record Output(int index) implements SignalFocus {}
}
