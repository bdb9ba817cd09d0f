package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;

/// A way of writing layers down.
public enum Dialect {
    /// `nn.Conv2d(1, 1, 3)`.
    PYTORCH(Convention.PYTORCH),
    /// `Conv2D(1, 3)`.
    KERAS(Convention.KERAS);

    private final Convention convention;

    Dialect(Convention convention) {
        this.convention = convention;
    }

    /// What holds where a line in this dialect leaves something open.
    public Convention convention() {
        return convention;
    }
}
