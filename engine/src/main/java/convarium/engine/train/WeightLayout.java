package convarium.engine.train;

/// How weights are named and laid out in a file.
public enum WeightLayout {
    /// As in PyTorch's `state_dict`: `0.weight`, out, in, h, w.
    PYTORCH,
    /// As Keras holds them: `conv2d/kernel`, h, w, in, out; features that were flattened in the order
    /// h, w, c.
    KERAS;

    /// Its name for files and the command line.
    public String code() {
        return switch (this) {
            case PYTORCH -> "pytorch";
            case KERAS -> "keras";
        };
    }
}
